/// Finds the records of one part that share their key with an earlier one: open addressing, since a register has
/// millions.
struct KeyTable {
  /// A record and the first one of the same unit.
  struct Duplicate: Sendable {
    let place: RecordPlace
    let owner: RecordPlace
  }

  /// Index of an entry; −1 where the slot is free.
  private var slots: [Int32]
  private let mask: Int

  /// A table for up to `capacity` keys, at most half full.
  private init(capacity: Int) {
    var size = 16
    while size < capacity * 2 { size *= 2 }
    slots = [Int32](repeating: -1, count: size)
    mask = size - 1
  }

  /// The duplicates in one part of the keys of all batches, which stand in the order of their records.
  static func duplicates(inPart part: Int, of batches: [BatchKeys]) -> [Duplicate] {
    var entries: [(key: UnitKey, place: RecordPlace)] = []
    entries.reserveCapacity(batches.reduce(0) { $0 + $1.keys.count(ofPart: part) })
    for index in batches.indices {
      batches[index].keys.forEach(inPart: part) { entries.append(($0.key, batches[index].place($0))) }
    }
    var table = KeyTable(capacity: entries.count)
    var duplicates: [Duplicate] = []
    for index in entries.indices {
      let owner = table.claim(index, entries)
      if owner != index { duplicates.append(Duplicate(place: entries[index].place, owner: entries[owner].place)) }
    }
    return duplicates
  }

  /// The first entry with the key; the entry itself where the key is new.
  @inline(__always)
  private mutating func claim(_ index: Int, _ entries: [(key: UnitKey, place: RecordPlace)]) -> Int {
    let key = entries[index].key
    // The upper bits of the hash are the same for the whole part.
    var slot = Int(truncatingIfNeeded: key.hash) & mask
    while slots[slot] >= 0 {
      if entries[Int(slots[slot])].key == key { return Int(slots[slot]) }
      slot = (slot + 1) & mask
    }
    slots[slot] = Int32(truncatingIfNeeded: index)
    return index
  }
}
