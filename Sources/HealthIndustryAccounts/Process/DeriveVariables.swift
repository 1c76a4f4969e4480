/// GSBPM 5.5 派生变量: revenue, employees, value added and its four components, by the unit's formula pack.
///
/// A component is missing where a variable it needs is; value added is missing where a component is. Nothing missing
/// becomes 0.
func deriveVariables(
  _ reviewed: ReviewedUnits, _ packs: [FormulaPack], _ variables: VariableCatalogue, _ rules: RuleBook, jobs: Int
) -> DerivedUnits {
  let calculators = packs.map { PackCalculator($0, variables) }
  let parts = RowRanges.map(reviewed.table.count, jobs: jobs) { range in
    DerivedRange(reviewed.table, range, calculators, rules)
  }
  var derived = DerivedUnits(
    table: reviewed.table, outsideDuplicates: reviewed.outsideDuplicates, findings: reviewed.findings)
  derived.table.derived = DerivedFigures(parts.map(\.block))
  for finding in parts.map(\.findings).joined() {
    guard finding.rule.severity == .error, let row = derived.table.row(at: finding.place) else {
      derived.findings.append(finding)
      continue
    }
    let status = derived.table.statuses[row]
    derived.findings.append(rules.noted(finding, status))
    if status.mayCount { derived.table.statuses[row] = status.afterError }
  }
  return derived
}

/// What is derived for the rows of one range.
private struct DerivedRange: Sendable {
  private(set) var block: DerivedBlock
  private(set) var findings: [Finding] = []

  init(_ table: UnitTable, _ rows: Range<Int>, _ calculators: [PackCalculator], _ rules: RuleBook) {
    block = DerivedBlock(rows)
    let figures = FigureBlock(table.figures, rows)
    for (pack, calculator) in calculators.enumerated() {
      let own = rows.filter { table.packs[$0] == pack && table.statuses[$0].mayCount }
      if !own.isEmpty { derive(table, figures, own, calculator, rules) }
    }
  }

  private mutating func derive(
    _ table: UnitTable, _ figures: FigureBlock, _ rows: [Int], _ calculator: PackCalculator, _ rules: RuleBook
  ) {
    let first = figures.rows.lowerBound
    let result = calculator.calculate(figures)
    for (indicator, values) in result.indicators.enumerated() {
      for row in rows { block[indicator, row] = values[row - first] }
    }
    var isOwn = [Bool](repeating: false, count: figures.rows.count)
    for row in rows {
      block[isImputed: row] = result.isImputed[row - first]
      isOwn[row - first] = true
    }
    findings += calculator.findings(table, figures, result, rules) { isOwn[$0 - first] }
  }
}
