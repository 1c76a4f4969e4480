/// Finds the first record of every unit: open addressing over the keys, since a register has millions.
struct KeyTable {
  /// Which table the first record of a key is in.
  enum Owner: Equatable {
    case unit(row: Int)
    case outside(row: Int)
  }

  private var keys: [UInt64]
  private var owners: [Int32]
  private let mask: Int

  /// A table for up to `capacity` keys, at most half full.
  init(capacity: Int) {
    var size = 16
    while size < capacity * 2 { size *= 2 }
    keys = [UInt64](repeating: 0, count: size)
    owners = [Int32](repeating: Self.free, count: size)
    mask = size - 1
  }

  /// The owner of the key; `owner` itself where the key is new.
  mutating func claim(_ key: UnitKey, for owner: Owner) -> Owner {
    var slot = Int(truncatingIfNeeded: (key.bits &* 0x9E37_79B9_7F4A_7C15) >> 20) & mask
    while owners[slot] != Self.free {
      if keys[slot] == key.bits { return Self.decode(owners[slot]) }
      slot = (slot + 1) & mask
    }
    keys[slot] = key.bits
    owners[slot] = Self.encode(owner)
    return owner
  }

  private static let free = Int32.min

  /// Rows of the unit table count up from 0, those outside down from −1.
  private static func encode(_ owner: Owner) -> Int32 {
    switch owner {
    case .unit(let row): Int32(row)
    case .outside(let row): -1 - Int32(row)
    }
  }

  private static func decode(_ code: Int32) -> Owner {
    code >= 0 ? .unit(row: Int(code)) : .outside(row: Int(-1 - code))
  }
}
