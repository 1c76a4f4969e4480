/// Computes the quantities of one formula pack for the rows of a block.
struct PackCalculator: Sendable {
  /// What came out for a block. Grain: one value a row, whether the row is of the pack or not.
  struct Result {
    /// The columns of all quantities in the order of the pack; ``Derived/missing`` where a value is.
    fileprivate(set) var quantities: [[Int128]] = []
    /// In the order of ``Indicator``.
    fileprivate(set) var indicators: [[Int128]]
    fileprivate(set) var isImputed: [Bool]

    fileprivate init(rowCount: Int) {
      indicators = Array(
        repeating: Array(repeating: Derived.missing, count: rowCount), count: Indicator.allCases.count)
      isImputed = Array(repeating: false, count: rowCount)
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

  /// The quantities of all rows of the block.
  func calculate(_ figures: FigureBlock) -> Result {
    var result = Result(rowCount: figures.rows.count)
    for step in revenueAndEmployees { record(evaluate(step, figures, &result), step.indicator, &result) }
    for step in components {
      let values = evaluate(step, figures, &result)
      result.quantities.append(values)
      record(values, step.indicator, &result)
    }
    let valueAdded = Self.sum(result.quantities, rowCount: figures.rows.count)
    result.quantities.append(valueAdded)
    record(valueAdded, .valueAdded, &result)
    for step in derived { result.quantities.append(evaluate(step, figures, &result)) }
    return result
  }

  /// What is missing for value added, and which checks fail.
  ///
  /// - Parameter isOwn: whether a row is of the pack and may count.
  func findings(_ table: UnitTable, _ figures: FigureBlock, _ result: Result, _ rules: RuleBook, isOwn: (Int) -> Bool)
    -> [Finding]
  {
    var findings: [Finding] = []
    let valueAdded = result.indicators[Indicator.valueAdded.rawValue]
    for row in figures.rows where valueAdded[row - figures.rows.lowerBound] == Derived.missing && isOwn(row) {
      findings += gaps(figures, result, row).map {
        Finding(rules[.componentMissing], at: table.places[row], unitID: table.unitIDs[row], .variable($0))
      }
    }
    for (relation, check) in checks {
      for row in relation.failingRows(figures, quantities: result.quantities) where isOwn(row) {
        findings.append(
          Finding(check.rule, at: table.places[row], unitID: table.unitIDs[row], .relation(check.relation.text)))
      }
    }
    return findings
  }

  /// The variables that a row's missing components need.
  private func gaps(_ figures: FigureBlock, _ result: Result, _ row: Int) -> [Int] {
    let missing = zip(components, result.quantities).filter { $1[row - figures.rows.lowerBound] == Derived.missing }
    return Set(missing.flatMap { $0.0.expression.missingColumns(figures, row: row) }).sorted()
  }

  private func evaluate(_ step: Step, _ figures: FigureBlock, _ result: inout Result) -> [Int128] {
    var values = step.expression.evaluate(figures, quantities: result.quantities)
    guard let otherwise = step.otherwise, values.contains(Derived.missing) else { return values }
    let others = otherwise.evaluate(figures, quantities: result.quantities)
    for index in values.indices where values[index] == Derived.missing && others[index] != Derived.missing {
      values[index] = others[index]
      result.isImputed[index] = true
    }
    return values
  }

  private func record(_ values: [Int128], _ indicator: Indicator?, _ result: inout Result) {
    if let indicator { result.indicators[indicator.rawValue] = values }
  }

  private static func step(_ formula: FormulaPack.Formula, _ indicator: Indicator?, _ names: CompiledExpression.Names)
    -> Step?
  {
    guard let expression = CompiledExpression(formula.expression, names) else { return nil }
    let otherwise = formula.otherwise.flatMap { CompiledExpression($0, names) }
    return Step(expression: expression, otherwise: otherwise, indicator: indicator)
  }

  private static func sum(_ columns: [[Int128]], rowCount: Int) -> [Int128] {
    var sums = [Int128](repeating: 0, count: rowCount)
    for column in columns {
      for index in sums.indices where sums[index] != Derived.missing {
        sums[index] = column[index] == Derived.missing ? Derived.missing : sums[index] + column[index]
      }
    }
    return sums
  }
}
