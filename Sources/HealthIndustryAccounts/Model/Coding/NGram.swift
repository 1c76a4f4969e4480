/// One to four neighbouring characters as one word, and the text that a person reads of it.
struct NGram: Hashable, Sendable, Comparable {
  static let longest = 4
  let bits: UInt64

  init(bits: UInt64) { self.bits = bits }

  /// Appends a character to a shorter one.
  func appending(_ character: UInt16) -> NGram { NGram(bits: bits << 16 | UInt64(character)) }

  static let empty = NGram(bits: 0)

  /// Without its last character.
  var shortened: NGram { NGram(bits: bits >> 16) }

  var last: UInt16 { UInt16(truncatingIfNeeded: bits) }

  /// Number of characters.
  var count: Int { (64 - bits.leadingZeroBitCount + 15) / 16 }

  func isLonger(than other: NGram) -> Bool { count > other.count }

  /// The characters; `^` and `$` stand for a phrase's beginning and end.
  var characters: [UInt16] { [48, 32, 16, 0].map { UInt16(truncatingIfNeeded: bits >> $0) }.filter { $0 != 0 } }

  var text: String { String(decoding: characters, as: UTF16.self) }

  /// Bytes of the longest in UTF-8: no character is beyond the basic plane.
  static let longestUTF8 = 3 * longest

  /// Writes the characters in UTF-8, at most ``longestUTF8`` bytes, and says how many bytes they have.
  @inline(__always)
  func writeUTF8(to bytes: UnsafeMutablePointer<UInt8>) -> Int {
    var (count, rest) = (0, bits)
    // From the first character on, which stands highest.
    if rest != 0 { rest &<<= UInt64(rest.leadingZeroBitCount & ~15) }
    while rest != 0 {
      count &+= Self.put(UInt16(truncatingIfNeeded: rest &>> 48), bytes, count)
      rest &<<= 16
    }
    return count
  }

  /// Puts a character in UTF-8 at a place and says how many bytes it has.
  @inline(__always)
  private static func put(_ unit: UInt16, _ bytes: UnsafeMutablePointer<UInt8>, _ place: Int) -> Int {
    let low = UInt8(truncatingIfNeeded: unit & 0x3F)
    if unit >= 0x800 {
      bytes[place] = 0xE0 | UInt8(truncatingIfNeeded: unit &>> 12)
      bytes[place &+ 1] = 0x80 | UInt8(truncatingIfNeeded: unit &>> 6) & 0x3F
      bytes[place &+ 2] = 0x80 | low
      return 3
    }
    if unit < 0x80 {
      bytes[place] = UInt8(truncatingIfNeeded: unit)
      return 1
    }
    bytes[place] = 0xC0 | UInt8(truncatingIfNeeded: unit &>> 6)
    bytes[place &+ 1] = 0x80 | low
    return 2
  }

  /// Without the signs of a phrase's beginning and end.
  var withoutEnds: NGram {
    var gram = self
    if gram.last == TextPhrases.end { gram = gram.shortened }
    let count = gram.count
    guard count > 0 else { return gram }
    let top = UInt64(16 * (count - 1))
    return UInt16(truncatingIfNeeded: gram.bits >> top) == TextPhrases.begin
      ? NGram(bits: gram.bits & (1 << top - 1)) : gram
  }

  /// Whether another n-gram is a piece of this one.
  func contains(_ other: NGram) -> Bool {
    let (own, others) = (count, other.count)
    guard others <= own, others > 0 else { return false }
    let mask = UInt64.max >> UInt64(64 - 16 * others)
    return (0...own - others).contains { bits >> UInt64(16 * $0) & mask == other.bits }
  }

  static func < (a: Self, b: Self) -> Bool { a.bits < b.bits }

  /// Calls `body` for every n-gram of a phrase but begin and end alone.
  static func forEach(in phrase: UnsafeBufferPointer<UInt16>, _ body: (NGram) -> Void) {
    for start in phrase.indices {
      var gram = NGram.empty
      for place in start..<min(start + longest, phrase.count) {
        gram = gram.appending(phrase[place])
        let isEdge = place == start && (start == 0 || start == phrase.count - 1)
        if !isEdge { body(gram) }
      }
    }
  }
}
