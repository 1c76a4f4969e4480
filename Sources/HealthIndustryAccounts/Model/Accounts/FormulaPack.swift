/// 增加值构成: the four components of value added by the income approach.
public enum Component: String, Sendable, CaseIterable {
  case labourCompensation = "劳动者报酬"
  case netTaxesOnProduction = "生产税净额"
  case consumptionOfFixedCapital = "固定资产折旧"
  case operatingSurplus = "营业盈余"
}

/// 核算公式: how units of one accounting system give revenue, employees and value added. Data, not code.
public struct FormulaPack: Sendable {
  /// A rate of the pack, with its source; P rules are unconfirmed until a bureau confirms them.
  public struct Parameter: Sendable, Equatable {
    public let name: String
    public let partsPerMillion: Int64
    public let text: String
    public let isConfirmed: Bool
    public let source: String
  }

  /// One quantity's formula and, where its variables are missing, the one that imputes it.
  public struct Formula: Sendable {
    public let name: String
    public let expression: Expression
    public let otherwise: Expression?
    public let isConfirmed: Bool
    public let note: String?
  }

  /// A check of derived quantities.
  public struct Check: Sendable {
    public let relation: Relation
    public let rule: FindingRule
  }

  public let id: String
  public let description: String
  public let source: String
  /// Years that it may be used for.
  public let validity: ClosedRange<Int>
  public let parameters: [Parameter]
  public let revenue: Formula
  public let employees: Formula
  /// In the order of ``Component``.
  public let components: [Formula]
  /// Further quantities, such as 总产出, in order; each may use those before it, the components and 增加值.
  public let derived: [Formula]
  public let checks: [Check]

  /// The parameters and formulas that no bureau has confirmed yet, as notes of tables print them.
  public var unconfirmed: [String] {
    parameters.filter { !$0.isConfirmed }.map { "\($0.name) = \($0.text)" }
      + ([revenue, employees] + components + derived).filter { !$0.isConfirmed }.map(\.asNote)
  }
}

extension FormulaPack.Formula {
  fileprivate var asNote: String {
    let fallback = otherwise.map { ";缺报时 \($0.text)" } ?? ""
    let remark = note.map { "(\($0))" } ?? ""
    return "\(name) = \(expression.text)\(fallback)\(remark)"
  }
}
