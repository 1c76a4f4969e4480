/// GSBPM 5.2 分类与编码, last part: which units outside the classification are kept beside it.
///
/// Such a unit is in no national total. A local caliber counts it by its industry, or the compared edition has it.
func keepAside(_ coded: CodedUnits, _ calibers: [Caliber], _ compared: ComparedCoding?) -> CodedUnits {
  guard !calibers.isEmpty || compared != nil else { return coded }
  var kept = coded
  for row in 0..<coded.table.count {
    let status = coded.table.statuses[row]
    guard status == .aside || status == .outside else { continue }
    let places = calibers.indices.compactMap { caliber in
      calibers[caliber].outsideIndex(of: row, coded.table).map { LocalPlace(caliber: caliber, outside: $0) }
    }
    if !places.isEmpty { kept.table.localPlaces[row] = places }
    let isWanted = !places.isEmpty || compared?.statuses[row].isInside == true
    switch status {
    case .aside: kept.table.statuses[row] = isWanted ? .aside : .passedOver
    default: kept.table.statuses[row] = isWanted ? .excludedAside : .outside
    }
  }
  return kept
}

extension Caliber {
  /// The industry of ``outside`` by which a unit counts; nil where it does not.
  fileprivate func outsideIndex(of row: Int, _ table: UnitTable) -> Int? {
    guard case .code(let industry) = table.industries[row], let index = outsideIndex(of: industry) else { return nil }
    if outside[index].terms.isEmpty { return index }
    let isNamed = CodingDecision.Field.allCases.contains { field in
      table.activityText(field).withBytes(of: row) { holdsTerm(of: index, $0) }
    }
    return isNamed ? index : nil
  }
}

extension UnitStatus {
  /// Whether an edition counts the unit or has it on the review list.
  var isInside: Bool { self == .accepted || self == .review }

  /// What an error makes of the unit. One that is kept beside the accounts must not change their balance.
  var afterError: UnitStatus {
    switch self {
    case .aside: .passedOver
    case .excludedAside: .outside
    default: .rejected
    }
  }
}

extension RuleBook {
  /// A finding as it is noted: an error in a unit that is kept aside rejects no record.
  func noted(_ finding: Finding, _ status: UnitStatus) -> Finding {
    guard status.isKeptAside, finding.rule.severity == .error else { return finding }
    return Finding(self[.asideUnreadable], at: finding.place, unitID: finding.unitID, found: finding.rule.id)
  }
}
