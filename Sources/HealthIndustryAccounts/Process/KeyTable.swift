/// Finds the records of one part that share their key with an earlier one: open addressing, since a register has
/// millions.
struct KeyTable {
  /// A record and the first one of the same unit.
  struct Duplicate: Sendable {
    let place: RecordPlace
    let owner: RecordPlace
  }

  private struct Entry {
    let key: UnitKey
    let place: RecordPlace
  }

  /// Index of an entry; −1 where the slot is free.
  private let slots: UnsafeMutableBufferPointer<Int32>
  private let mask: Int

  /// The duplicates in one part of the keys of all batches, which stand in the order of their records.
  static func duplicates(inPart part: Int, of batches: [BatchKeys]) -> [Duplicate] {
    let entries = entries(ofPart: part, batches)
    // At most half full.
    var size = 16
    while size < entries.count * 2 { size *= 2 }
    var duplicates: [Duplicate] = []
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: size) { slots in
      slots.initialize(repeating: -1)
      let table = KeyTable(slots: slots, mask: size - 1)
      entries.withUnsafeBufferPointer { entries in
        for index in entries.indices {
          let owner = table.claim(index, entries)
          if owner != index { duplicates.append(Duplicate(place: entries[index].place, owner: entries[owner].place)) }
        }
      }
    }
    return duplicates
  }

  private static func entries(ofPart part: Int, _ batches: [BatchKeys]) -> [Entry] {
    let count = batches.reduce(0) { $0 + $1.keys.count(ofPart: part) }
    return [Entry](unsafeUninitializedCapacity: count) { entries, count in
      for batch in batches {
        batch.keys.withEntries(ofPart: part) { own in
          for entry in own {
            entries.initializeElement(at: count, to: Entry(key: entry.key, place: batch.place(entry)))
            count += 1
          }
        }
      }
    }
  }

  /// The first entry with the key; the entry itself where the key is new.
  @inline(__always)
  private func claim(_ index: Int, _ entries: UnsafeBufferPointer<Entry>) -> Int {
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
