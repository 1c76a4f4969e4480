/// GSBPM 5.2 分类与编码, last part: which units outside the classification are kept beside it.
///
/// Such a unit is in no national total. A local caliber counts it by its industry, or the compared edition has it. That a person
/// decided that it is not of the health industry is said of the national classification alone.
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
    let stating = table.rowStatingIndustry(of: row)
    guard case .code(let industry) = table.industries[stating], let index = outsideIndex(of: industry) else {
      return nil
    }
    if outside[index].terms.isEmpty { return index }
    let isNamed = CodingDecision.Field.allCases.contains { field in
      [row, stating].contains { table.activityText(field).withBytes(of: $0) { holdsTerm(of: index, $0) } }
    }
    return isNamed ? index : nil
  }
}

extension UnitTable {
  /// The record whose industry a local caliber counts a unit by: its own or, where that states none, the first of its others that
  /// does. National accounts take no industry from a record outside the classification; this one is asked for nothing else.
  fileprivate func rowStatingIndustry(of row: Int) -> Int {
    guard industries[row] == .missing else { return row }
    return mergedRecords[row].lazy.compactMap { self.row(at: $0) }.first { industries[$0] != .missing } ?? row
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
