/// 增加值构成: the four components of value added by the income approach.
enum Component: String, Sendable, CaseIterable {
  case labourCompensation = "劳动者报酬"
  case netTaxesOnProduction = "生产税净额"
  case consumptionOfFixedCapital = "固定资产折旧"
  case operatingSurplus = "营业盈余"
}

/// 核算公式: how units of one accounting system give revenue, employees and value added. Data, not code.
struct FormulaPack: Sendable {
  /// A rate of the pack, with its source; P rules are unconfirmed until a bureau confirms them.
  struct Parameter: Sendable, Equatable {
    let name: String
    let partsPerMillion: Int64
    let text: String
    let isConfirmed: Bool
    let source: String
  }

  /// One quantity's formula and, where its variables are missing, the one that imputes it.
  struct Formula: Sendable {
    let name: String
    let expression: Expression
    let otherwise: Expression?
    let isConfirmed: Bool
    let note: String?
  }

  /// A check of derived quantities.
  struct Check: Sendable {
    let relation: Relation
    let rule: FindingRule
  }

  let id: String
  let description: String
  let source: String
  /// Years that it may be used for.
  let validity: ClosedRange<Int>
  let parameters: [Parameter]
  let revenue: Formula
  let employees: Formula
  /// In the order of ``Component``.
  let components: [Formula]
  /// Further quantities, such as 总产出, in order; each may use those before it, the components and 增加值.
  let derived: [Formula]
  let checks: [Check]

  /// What no bureau has confirmed yet, as notes of tables print it, and the indicators that it is in: the parameters, then
  /// the formulas.
  var unconfirmed: [(text: String, indicators: [Indicator])] {
    let formulas = indicatorsOfFormulas
    let rates = parameters.filter { !$0.isConfirmed }.map { parameter in
      let users = formulas.filter { $0.formula.uses(parameter.name) }
      return (text: "\(parameter.name) = \(parameter.text)", indicators: users.flatMap(\.indicators))
    }
    return rates + formulas.filter { !$0.formula.isConfirmed }.map { ($0.formula.asNote, $0.indicators) }
  }

  /// Value added is the sum of the components; further quantities check it.
  private var indicatorsOfFormulas: [(formula: Formula, indicators: [Indicator])] {
    [(revenue, [.revenue]), (employees, [.employees])]
      + zip(components, Indicator.components).map { ($0, [$1, .valueAdded]) } + derived.map { ($0, [.valueAdded]) }
  }
}

extension FormulaPack.Formula {
  fileprivate func uses(_ parameter: String) -> Bool {
    [expression, otherwise].compactMap(\.self).contains { $0.terms.contains { $0.parameter == parameter } }
  }

  fileprivate var asNote: String {
    let fallback = otherwise.map { "；缺报时 \($0.text)" } ?? ""
    let remark = note.map { "（\($0)）" } ?? ""
    return "\(name) = \(expression.text)\(fallback)\(remark)"
  }
}
