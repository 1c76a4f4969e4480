/// What a character of a text is to the coder.
enum CodingCharacter {
  /// A letter, digit or Chinese character, in normal form: half-width, small.
  case character(UInt16)
  case blank, sign, opening, closing

  /// - Parameter scalar: a code point of the basic plane; others are signs.
  @inline(__always)
  init(_ scalar: UInt32) {
    switch scalar {
    case 0x3400...0x9FFF, 0x30...0x39, 0x61...0x7A: self = .character(UInt16(truncatingIfNeeded: scalar))
    case 0x41...0x5A: self = .character(UInt16(truncatingIfNeeded: scalar &+ 0x20))
    case 0xFF10...0xFF19, 0xFF41...0xFF5A: self = .character(UInt16(truncatingIfNeeded: scalar &- 0xFEE0))
    case 0xFF21...0xFF3A: self = .character(UInt16(truncatingIfNeeded: scalar &- 0xFEE0 &+ 0x20))
    case 0x20, 0x09, 0x0A, 0x0D, 0xA0, 0x3000: self = .blank
    case 0x28, 0x5B, 0xFF08, 0x3010, 0x3014, 0xFF3B: self = .opening
    case 0x29, 0x5D, 0xFF09, 0x3011, 0x3015, 0xFF3D: self = .closing
    default: self = .sign
    }
  }

  /// The Chinese character at a place, U+4000 to U+9FFF, which needs no normal form and has three bytes; nil where there
  /// is none.
  @inline(__always)
  static func chinese(in utf8: UnsafeBufferPointer<UInt8>, at place: Int) -> UInt16? {
    guard place &+ 3 <= utf8.count else { return nil }
    let (first, second, third) = (utf8[place], utf8[place &+ 1], utf8[place &+ 2])
    guard first >= 0xE4, first <= 0xE9, second & 0xC0 == 0x80, third & 0xC0 == 0x80 else { return nil }
    return UInt16(first & 0x0F) &<< 12 | UInt16(second & 0x3F) &<< 6 | UInt16(third & 0x3F)
  }

  /// The code point that begins at `place`, which moves behind it. Bytes that are not UTF-8 are a sign each.
  @inline(__always)
  static func scalar(in utf8: UnsafeBufferPointer<UInt8>, at place: inout Int) -> UInt32 {
    let first = UInt32(utf8[place])
    if first & 0xF0 == 0xE0, place &+ 2 < utf8.count {
      let (second, third) = (UInt32(utf8[place &+ 1]), UInt32(utf8[place &+ 2]))
      if second & 0xC0 == 0x80, third & 0xC0 == 0x80 {
        place &+= 3
        return (first & 0x0F) << 12 | (second & 0x3F) << 6 | third & 0x3F
      }
    } else if first < 0x80 {
      place &+= 1
      return first
    } else if first & 0xE0 == 0xC0, place &+ 1 < utf8.count, utf8[place &+ 1] & 0xC0 == 0x80 {
      place &+= 2
      return (first & 0x1F) << 6 | UInt32(utf8[place &- 1]) & 0x3F
    }
    // A byte alone, and each of the four of a character beyond the basic plane.
    place &+= 1
    return 0xFFFD
  }
}
