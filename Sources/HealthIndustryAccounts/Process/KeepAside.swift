/// GSBPM 5.2 分类与编码, last part: which units outside the classification are kept beside it.
///
/// Such a unit is in no national total. A local caliber counts it by its industry, or the compared edition has it. That a person
/// decided that it is not of the health industry is said of the national classification alone.
func keepAside(_ coded: CodedUnits, _ calibers: [Caliber], _ compared: ComparedCoding?, jobs: Int) -> CodedUnits {
  guard !calibers.isEmpty || compared != nil else { return coded }
  let local = LocalIndustries(calibers)
  let table = coded.table
  let found = RowRanges.map(table.count, jobs: jobs) { rows in
    rows.filter { table.statuses[$0] == .aside || table.statuses[$0] == .outside }
      .map { (row: $0, places: local.places(of: $0, table)) }
  }
  var kept = coded
  for (row, places) in found.joined() {
    if !places.isEmpty { kept.table.localPlaces[row] = places }
    let isWanted = !places.isEmpty || compared?.statuses[row].isInside == true
    switch table.statuses[row] {
    case .aside: kept.table.statuses[row] = isWanted ? .aside : .passedOver
    default: kept.table.statuses[row] = isWanted ? .excludedAside : .outside
    }
  }
  return kept
}

/// The industries outside the classification that calibers count, of all calibers together: looked up once a unit.
private struct LocalIndustries: Sendable {
  private struct Candidate: Sendable {
    let place: LocalPlace
    /// The caliber's terms, one rule an industry; nil where all units of the industry count.
    let terms: ActivityTerms?
  }

  /// By the number of the industry code.
  private var candidates = [[Candidate]](repeating: [], count: 10_000)

  init(_ calibers: [Caliber]) {
    for (number, caliber) in calibers.enumerated() {
      for (index, industry) in caliber.outside.enumerated() {
        let candidate = Candidate(
          place: LocalPlace(caliber: number, outside: index),
          terms: industry.terms.isEmpty ? nil : caliber.outsideTerms)
        candidates[Int(industry.industry.number)].append(candidate)
      }
    }
  }

  /// Where a unit counts, in the order of the calibers.
  func places(of row: Int, _ table: UnitTable) -> [LocalPlace] {
    let stating = table.rowStatingIndustry(of: row)
    guard case .code(let industry) = table.industries[stating] else { return [] }
    return candidates[Int(industry.number)].filter { candidate in
      candidate.terms.map { Self.isNamed($0, candidate.place.outside, row, stating, table) } ?? true
    }.map(\.place)
  }

  /// Whether a text of one of the records holds a term of the rule.
  private static func isNamed(_ terms: ActivityTerms, _ rule: Int, _ row: Int, _ stating: Int, _ table: UnitTable)
    -> Bool
  {
    let rows = row == stating ? [row] : [row, stating]
    return CodingDecision.Field.allCases.contains { field in
      rows.contains { table.activityText(field).withBytes(of: $0) { terms.holds(rule, in: $0) } }
    }
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
