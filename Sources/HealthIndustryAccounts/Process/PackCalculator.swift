/// Computes the quantities of one formula pack for a unit.
struct PackCalculator: Sendable {
  /// What came out for a unit; reused from unit to unit.
  struct Result {
    /// All quantities in the order of the pack; ``Derived/missing`` where one is.
    fileprivate(set) var quantities: [Int128] = []
    /// In the order of ``Indicator``.
    fileprivate(set) var indicators = [Int128](repeating: Derived.missing, count: Indicator.allCases.count)
    fileprivate(set) var isImputed = false

    fileprivate mutating func removeAll() {
      quantities.removeAll(keepingCapacity: true)
      for index in indicators.indices { indicators[index] = Derived.missing }
      isImputed = false
    }
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
  func calculate(_ figures: FigureBlock, row: Int, into result: inout Result) {
    result.removeAll()
    for step in revenueAndEmployees { record(evaluate(step, figures, row, &result), step.indicator, &result) }
    var valueAdded: Int128 = 0
    for step in components {
      let value = evaluate(step, figures, row, &result)
      result.quantities.append(value)
      record(value, step.indicator, &result)
      valueAdded = valueAdded == Derived.missing || value == Derived.missing ? Derived.missing : valueAdded + value
    }
    result.quantities.append(valueAdded)
    record(valueAdded, .valueAdded, &result)
    for step in derived { result.quantities.append(evaluate(step, figures, row, &result)) }
  }

  /// What is missing for value added, and which checks fail.
  func findings(_ table: UnitTable, _ figures: FigureBlock, _ row: Int, _ result: Result, _ rules: RuleBook)
    -> [Finding]
  {
    var findings: [Finding] = []
    if result.quantities.prefix(components.count).contains(Derived.missing) {
      findings = gaps(figures, row, result).map {
        Finding(rules[.componentMissing], at: table.places[row], unitID: table.unitIDs[row], .variable($0))
      }
    }
    for index in checks.indices {
      guard checks[index].relation.holds(figures, row: row, quantities: result.quantities) == false else { continue }
      let check = checks[index].check
      findings.append(
        Finding(check.rule, at: table.places[row], unitID: table.unitIDs[row], .relation(check.relation.text)))
    }
    return findings
  }

  /// The variables that missing components need.
  private func gaps(_ figures: FigureBlock, _ row: Int, _ result: Result) -> [Int] {
    let columns = zip(components, result.quantities).filter { $0.1 == Derived.missing }
      .flatMap { $0.0.expression.missingColumns(figures, row: row) }
    return Set(columns).sorted()
  }

  private func evaluate(_ step: Step, _ figures: FigureBlock, _ row: Int, _ result: inout Result) -> Int128 {
    if let sum = step.expression.evaluate(figures, row: row, quantities: result.quantities) { return sum.value }
    guard let sum = step.otherwise?.evaluate(figures, row: row, quantities: result.quantities) else {
      return Derived.missing
    }
    result.isImputed = true
    return sum.value
  }

  private func record(_ value: Int128, _ indicator: Indicator?, _ result: inout Result) {
    if let indicator { result.indicators[indicator.rawValue] = value }
  }

  private static func step(_ formula: FormulaPack.Formula, _ indicator: Indicator?, _ names: CompiledExpression.Names)
    -> Step?
  {
    guard let expression = CompiledExpression(formula.expression, names) else { return nil }
    let otherwise = formula.otherwise.flatMap { CompiledExpression($0, names) }
    return Step(expression: expression, otherwise: otherwise, indicator: indicator)
  }
}
