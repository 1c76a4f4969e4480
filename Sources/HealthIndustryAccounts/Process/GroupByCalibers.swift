/// GSBPM 5.2 分类与编码, second part: units outside the national classification that a local caliber counts.
///
/// Units inside it need nothing here: their class says their field.
func groupByCalibers(_ coded: CodedUnits, _ calibers: [Caliber]) -> CodedUnits {
  guard !calibers.isEmpty else { return coded }
  var grouped = coded
  for row in 0..<coded.table.count where coded.table.statuses[row].isOutsideNational {
    let places = calibers.indices.compactMap { caliber in
      calibers[caliber].outsideIndex(of: row, coded.table).map { LocalPlace(caliber: caliber, outside: $0) }
    }
    grouped.table.statuses[row] = places.isEmpty ? .outside : .aside
    if !places.isEmpty { grouped.table.localPlaces[row] = places }
  }
  return grouped
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
}
