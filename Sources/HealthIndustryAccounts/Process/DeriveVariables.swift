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
  derived.table.derived = Indicator.allCases.map { indicator in
    ChunkedColumn(chunks: parts.map { $0.columns[indicator.rawValue] })
  }
  derived.table.isImputed = ChunkedColumn(chunks: parts.map(\.isImputed))
  for finding in parts.map(\.findings).joined() {
    derived.findings.append(finding)
    if finding.rule.severity == .error, let row = derived.table.row(at: finding.place) {
      derived.table.statuses[row] = .rejected
    }
  }
  return derived
}

/// The derived columns of some rows.
private struct DerivedRange: Sendable {
  private(set) var columns: [[Int128]]
  private(set) var isImputed: [Bool]
  private(set) var findings: [Finding] = []

  init(_ table: UnitTable, _ rows: Range<Int>, _ calculators: [PackCalculator], _ rules: RuleBook) {
    columns = Indicator.allCases.map { _ in [Int128](repeating: Derived.missing, count: rows.count) }
    isImputed = [Bool](repeating: false, count: rows.count)
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
    for indicator in columns.indices {
      for row in rows { columns[indicator][row - first] = result.indicators[indicator][row - first] }
    }
    var isOwn = [Bool](repeating: false, count: figures.rows.count)
    for row in rows {
      isImputed[row - first] = result.isImputed[row - first]
      isOwn[row - first] = true
    }
    findings += calculator.findings(table, figures, result, rules) { isOwn[$0 - first] }
  }
}
