/// A local caliber whose two sides do not meet: a fault of the program, never of the data.
struct CaliberIdentityError: Error, CustomStringConvertible {
  let identity: String
  let caliber: String
  let figure: String

  var description: String {
    "caliber \"\(caliber)\": identity \"\(identity)\" does not hold for \(figure). The tables are not published; keep the "
      + "inputs and report this as a fault of kanghe."
  }
}

/// 国家口径合计 − 未纳入部分 + 国家口径以外部分 = 地方口径合计, and each field summed from its classes and industries is the
/// field summed unit by unit. Units, and every indicator.
///
/// - Throws: ``CaliberIdentityError``.
func checkCaliber(_ accounts: CaliberAccounts, _ classification: HealthClassification) throws {
  let total = accounts.total(classification)
  let notCovered = accounts.national(in: nil, classification)
  let outside = Aggregates.Cell.sum(accounts.outside)
  try check("国家口径合计 − 未纳入 + 国家口径以外 = 地方口径合计", accounts) { figure in
    figure(accounts.national) - figure(notCovered) + figure(outside) == figure(total)
  }
  for field in accounts.caliber.fields.indices {
    let whole = accounts.whole(field, classification)
    try check("领域 \(accounts.caliber.fields[field].code) = 其小类和行业之和", accounts) { figure in
      figure(whole) == figure(accounts.fieldsByUnit[field])
    }
  }
}

private func check(_ identity: String, _ accounts: CaliberAccounts, _ holds: (CellFigures.Figure) -> Bool) throws {
  try CellFigures.check(
    { CaliberIdentityError(identity: identity, caliber: accounts.caliber.id, figure: $0) }, holds)
}
