/// GSBPM 5.3 审核与核查: applies every rule to every unit that counts or may count; an error rejects the unit.
///
/// - Parameter ruleBook: the findings' severities in this run.
func reviewAndValidate(
  _ coded: CodedUnits, _ rules: [any ValidationRule], _ ruleBook: RuleBook, jobs: Int
) -> ReviewedUnits {
  var reviewed = ReviewedUnits(
    table: coded.table, outsideDuplicates: coded.outsideDuplicates, findings: coded.findings)
  let table = coded.table
  let parts = RowRanges.map(table.count, jobs: jobs) { range in
    let figures = FigureBlock(table.figures, range)
    return rules.flatMap { $0.review(table, figures) }
  }
  for finding in parts.joined() {
    guard let row = table.row(at: finding.place), table.statuses[row].mayCount else { continue }
    let status = table.statuses[row]
    reviewed.findings.append(ruleBook.noted(finding, status))
    if finding.rule.severity == .error { reviewed.table.statuses[row] = status.afterError }
  }
  return reviewed
}

extension UnitStatus {
  /// Whether the unit is in some accounts, national or local, or on the review list.
  var mayCount: Bool { self == .accepted || self == .review || isKeptAside }
}
