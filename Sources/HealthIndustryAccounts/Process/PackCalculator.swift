/// Computes the quantities of one formula pack for a unit.
struct PackCalculator: Sendable {
  /// What came out for a unit.
  struct Result {
    /// All quantities in the order of the pack; nil where one is missing.
    var quantities: [ExactSum?] = []
    var indicators: [(Indicator, ExactSum)] = []
    var isImputed = false
  }

  private struct Step {
    let expression: CompiledExpression
    let otherwise: CompiledExpression?
    let indicator: Indicator?
  }

  /// The name under which formulas and checks refer to value added.
  static let valueAddedName = "增加值"

  private let revenueAndEmployees: [Step]
  private let components: [Step]
  private let derived: [Step]
  private let checks: [(relation: CompiledRelation, check: FormulaPack.Check)]

  /// Definitions are checked before a run, so every name resolves here.
  init(_ pack: FormulaPack, _ variables: VariableCatalogue) {
    var names = CompiledExpression.Names(variables: variables)
    for parameter in pack.parameters { names.parameters[parameter.name] = parameter.partsPerMillion }
    revenueAndEmployees = [
      Self.step(pack.revenue, .revenue, names), Self.step(pack.employees, .employees, names),
    ].compactMap { $0 }
    components = zip(pack.components, Indicator.components).compactMap { Self.step($0, $1, names) }
    // Quantities are numbered in the order in which `calculate` appends them.
    for formula in pack.components { names.quantities[formula.name] = names.quantities.count }
    names.quantities[Self.valueAddedName] = names.quantities.count
    derived = pack.derived.compactMap { formula in
      defer { names.quantities[formula.name] = names.quantities.count }
      return Self.step(formula, nil, names)
    }
    checks = pack.checks.compactMap { check in CompiledRelation(check.relation, names).map { ($0, check) } }
  }

  /// The quantities of a row.
  func calculate(_ figures: [[Int64]], row: Int) -> Result {
    var result = Result()
    for step in revenueAndEmployees { record(step.expression.evaluate(figures, row: row), step.indicator, &result) }
    for step in components {
      let value = evaluate(step, figures, row, &result)
      result.quantities.append(value)
      record(value, step.indicator, &result)
    }
    let valueAdded = Self.sum(result.quantities)
    result.quantities.append(valueAdded)
    record(valueAdded, .valueAdded, &result)
    for step in derived { result.quantities.append(evaluate(step, figures, row, &result)) }
    return result
  }

  /// What is missing for value added, and which checks fail.
  func findings(_ table: UnitTable, _ row: Int, _ result: Result, _ rules: RuleBook) -> [Finding] {
    let place = table.places[row]
    let missing = Set(
      zip(components, result.quantities).filter { $0.1 == nil }
        .flatMap { $0.0.expression.missingColumns(table.figures, row: row) })
    let gaps = missing.sorted().map {
      Finding(rules[.componentMissing], at: place, unitID: table.unitIDs[row], .variable($0))
    }
    return gaps
      + checks.filter { $0.relation.holds(table.figures, row: row, quantities: result.quantities) == false }.map {
        Finding($0.check.rule, at: place, unitID: table.unitIDs[row], .relation($0.check.relation.text))
      }
  }

  private func evaluate(_ step: Step, _ figures: [[Int64]], _ row: Int, _ result: inout Result) -> ExactSum? {
    if let value = step.expression.evaluate(figures, row: row, quantities: result.quantities) { return value }
    guard let value = step.otherwise?.evaluate(figures, row: row, quantities: result.quantities) else { return nil }
    result.isImputed = true
    return value
  }

  private func record(_ value: ExactSum?, _ indicator: Indicator?, _ result: inout Result) {
    if let value, let indicator { result.indicators.append((indicator, value)) }
  }

  private static func step(_ formula: FormulaPack.Formula, _ indicator: Indicator?, _ names: CompiledExpression.Names)
    -> Step?
  {
    guard let expression = CompiledExpression(formula.expression, names) else { return nil }
    let otherwise = formula.otherwise.flatMap { CompiledExpression($0, names) }
    return Step(expression: expression, otherwise: otherwise, indicator: indicator)
  }

  private static func sum(_ values: [ExactSum?]) -> ExactSum? {
    values.reduce(ExactSum()) { sum, value in
      if let sum, let value { sum + value } else { nil }
    }
  }
}
