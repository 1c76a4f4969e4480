/// GSBPM 5.3 审核与核查: applies every rule to every unit that counts or may count; an error rejects the unit.
func reviewAndValidate(_ coded: CodedUnits, _ rules: [any ValidationRule]) -> ReviewedUnits {
  var reviewed = ReviewedUnits(table: coded.table, outside: coded.outside, findings: coded.findings)
  for row in 0..<reviewed.table.count where reviewed.table.statuses[row].mayCount {
    let findings = rules.compactMap { $0.review(reviewed.table, row: row) }
    if findings.contains(where: { $0.rule.severity == .error }) { reviewed.table.statuses[row] = .rejected }
    reviewed.findings.append(contentsOf: findings)
  }
  return reviewed
}

extension UnitStatus {
  /// Whether the unit is in the accounts or on the review list.
  var mayCount: Bool { self == .accepted || self == .review }
}
