/// The keys of a batch's records in parts, so that the duplicates of a run are sought in one part after the other, each
/// small enough for a core's cache. Grain: one entry a record that has a key.
struct KeyPartitions: Sendable {
  /// A record's key, and its number in the batch or its row in the sheet.
  struct Entry: Sendable {
    let key: UnitKey
    let record: UInt32
  }

  /// How many parts there are. Equal keys are in the same one.
  static let count = 1 << bits
  private static let bits = 6

  /// Part by part, and within a part in the order of the records.
  private let entries: [Entry]
  /// Where each part begins, and where the last ends.
  private let starts: [Int32]

  /// Sorts the keys into their parts.
  init(_ unsorted: [Entry]) {
    var starts = [Int32](repeating: 0, count: Self.count + 1)
    for entry in unsorted { starts[Self.part(of: entry.key) + 1] += 1 }
    for part in 0..<Self.count { starts[part + 1] += starts[part] }
    var next = starts
    entries = [Entry](unsafeUninitializedCapacity: unsorted.count) { entries, count in
      next.withUnsafeMutableBufferPointer { next in
        for entry in unsorted {
          let part = Self.part(of: entry.key)
          entries.initializeElement(at: Int(next[part]), to: entry)
          next[part] += 1
        }
      }
      count = unsorted.count
    }
    self.starts = starts
  }

  /// How many entries a part has.
  func count(ofPart part: Int) -> Int { Int(starts[part + 1] - starts[part]) }

  /// Hands on the entries of a part.
  @inline(__always)
  func withEntries(ofPart part: Int, _ body: (UnsafeBufferPointer<Entry>) -> Void) {
    entries.withUnsafeBufferPointer {
      body(UnsafeBufferPointer(rebasing: $0[Int(starts[part])..<Int(starts[part + 1])]))
    }
  }

  @inline(__always)
  private static func part(of key: UnitKey) -> Int { Int(truncatingIfNeeded: key.hash >> UInt64(64 - bits)) }
}

/// The keys of one batch and where its records stand.
struct BatchKeys: Sendable {
  let file: Int
  /// Records of the file before the batch; 0 where rows of a sheet number them.
  let recordsBefore: Int
  let keys: KeyPartitions

  func place(_ entry: KeyPartitions.Entry) -> RecordPlace {
    RecordPlace(file: file, record: recordsBefore + Int(entry.record))
  }
}
