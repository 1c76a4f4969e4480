/// The keys of all records that have one, in parts small enough that each part's duplicates are found within a core's
/// cache. Grain: one entry a record, of the classification or outside.
struct KeyPartitions: Sendable {
  /// A record's key and where the record stands.
  struct Entry: Sendable {
    let key: UnitKey
    let place: RecordPlace
  }

  /// Equal keys are in the same partition.
  private(set) var partitions: [[Entry]]

  private static let bits = 8

  /// Entries of all partitions.
  private(set) var count = 0

  init() {
    partitions = Array(repeating: [], count: 1 << Self.bits)
  }

  mutating func append(_ key: UnitKey, _ place: RecordPlace) {
    count += 1
    partitions[Int(truncatingIfNeeded: key.hash >> UInt64(64 - Self.bits))].append(Entry(key: key, place: place))
  }

  /// Makes room for so many entries.
  mutating func reserve(_ count: Int) {
    // Keys spread evenly; an eighth more is for chance.
    let each = count / partitions.count * 9 / 8
    for partition in partitions.indices { partitions[partition].reserveCapacity(each) }
  }
}
