/// Other records of units, from which they took over what they lacked.
struct MergedRecords: Sendable {
  private var places: [Int: [RecordPlace]] = [:]
  /// The rows that have other records.
  private var rows = RowSet()

  /// The other records of a row's unit, in the order in which they were merged.
  subscript(row: Int) -> [RecordPlace] { rows.contains(row) ? places[row] ?? [] : [] }

  mutating func append(_ place: RecordPlace, toRow row: Int) {
    rows.insert(row)
    places[row, default: []].append(place)
  }
}
