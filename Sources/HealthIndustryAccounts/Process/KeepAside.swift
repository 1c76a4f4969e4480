/// GSBPM 5.2 分类与编码, last part: which units outside the classification are kept beside it.
///
/// Such a unit is in no national total. A local caliber counts it by its industry, or the compared edition has it.
func keepAside(_ coded: CodedUnits, _ calibers: [Caliber], _ compared: ComparedCoding?) -> CodedUnits {
  guard !calibers.isEmpty || compared != nil else { return coded }
  var kept = coded
  for row in 0..<coded.table.count where coded.table.statuses[row].isOutsideNational {
    let places = calibers.indices.compactMap { caliber in
      calibers[caliber].outsideIndex(of: row, coded.table).map { LocalPlace(caliber: caliber, outside: $0) }
    }
    let isWanted = !places.isEmpty || compared?.statuses[row].isInside == true
    kept.table.statuses[row] = isWanted ? .aside : .outside
    if !places.isEmpty { kept.table.localPlaces[row] = places }
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
  /// Whether the unit was kept beside the classification, or coding put it outside.
  fileprivate var isOutsideNational: Bool { self == .aside || self == .outside }

  /// Whether an edition counts the unit or has it on the review list.
  var isInside: Bool { self == .accepted || self == .review }
}
