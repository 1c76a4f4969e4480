/// Other records of units, from which they took over what they lacked. Few units have any, and every unit is asked: a bit
/// a row answers for most.
struct MergedRecords: Sendable {
  private var places: [Int: [RecordPlace]] = [:]
  /// One bit a row, up to the last row that has other records.
  private var bits: [UInt64] = []

  /// The other records of a row's unit, in the order in which they were merged.
  subscript(row: Int) -> [RecordPlace] {
    let word = row >> 6
    guard word < bits.count, bits[word] >> UInt64(row & 63) & 1 == 1 else { return [] }
    return places[row] ?? []
  }

  mutating func append(_ place: RecordPlace, toRow row: Int) {
    let word = row >> 6
    if word >= bits.count { bits.append(contentsOf: repeatElement(0, count: word + 1 - bits.count)) }
    bits[word] |= 1 << UInt64(row & 63)
    places[row, default: []].append(place)
  }
}
