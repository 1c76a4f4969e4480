/// Tells from a few bytes at a time whether a text may hold one of some terms. For the innermost loop over millions of
/// records: an automaton waits for every byte before it reads the next, this does not.
///
/// Whether there is a term is for ``TermAutomaton`` to say; what is passed over here holds none.
struct TermStarts: Sendable {
  private static let bits = 17

  /// How many of a term's first bytes are compared: as many as the shortest has, at most 8.
  private let length: Int
  private let mask: UInt64
  /// Whether texts and terms are in UTF-8: a term begins where a character does, and Chinese ones have three bytes.
  private let isUTF8: Bool
  /// One bit a hash of such bytes.
  private var seen = [UInt64](repeating: 0, count: 1 << (Self.bits - 6))

  /// - Parameters:
  ///   - terms: bytes in the encoding of the texts; empty terms are in no text.
  ///   - isUTF8: whether that is UTF-8, and texts are valid.
  init(_ terms: [[UInt8]], isUTF8: Bool) {
    self.isUTF8 = isUTF8
    let terms = terms.filter { !$0.isEmpty }
    length = min(terms.map(\.count).min() ?? 8, 8)
    mask = length == 8 ? ~0 : 1 << UInt64(8 * length) - 1
    for term in terms {
      let word = term.prefix(length).enumerated().reduce(0 as UInt64) {
        $0 | UInt64($1.element) << UInt64(8 * $1.offset)
      }
      let hash = Self.hash(word)
      seen[hash >> 6] |= 1 << UInt64(hash & 63)
    }
  }

  /// Whether a term may begin somewhere in the text, which begins with a character.
  @inline(__always)
  func mayStand(in text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard text.count >= 8 else { return text.count >= length }
    let raw = UnsafeRawBufferPointer(text)
    return seen.withUnsafeBufferPointer { seen in
      var found: UInt64 = 0
      var place = 0
      while place &+ 8 <= text.count {
        // Three characters of three bytes in a row are most of a Chinese text.
        if isUTF8, place &+ 14 <= text.count, Self.hasThreeBytes(text[place]), Self.hasThreeBytes(text[place &+ 3]),
          Self.hasThreeBytes(text[place &+ 6])
        {
          found |= bit(raw, place, seen) | bit(raw, place &+ 3, seen) | bit(raw, place &+ 6, seen)
          place &+= 9
        } else {
          found |= bit(raw, place, seen)
          place &+= 1
        }
      }
      // The places left have fewer than eight bytes behind them: the last eight, moved down.
      var word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: text.count &- 8, as: UInt64.self))
      for _ in 0..<8 &- length {
        word >>= 8
        found |= bit(word, seen)
      }
      return found & 1 != 0
    }
  }

  @inline(__always)
  private static func hasThreeBytes(_ lead: UInt8) -> Bool { lead & 0xF0 == 0xE0 }

  @inline(__always)
  private func bit(_ raw: UnsafeRawBufferPointer, _ place: Int, _ seen: UnsafeBufferPointer<UInt64>) -> UInt64 {
    bit(UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: place, as: UInt64.self)), seen)
  }

  /// As the lowest bit: whether a term may begin with these bytes.
  @inline(__always)
  private func bit(_ word: UInt64, _ seen: UnsafeBufferPointer<UInt64>) -> UInt64 {
    let hash = Self.hash(word & mask)
    return seen[hash >> 6] &>> UInt64(truncatingIfNeeded: hash & 63)
  }

  @inline(__always)
  private static func hash(_ word: UInt64) -> Int {
    Int(truncatingIfNeeded: (word &* 0x9E37_79B9_7F4A_7C15) >> UInt64(64 - bits))
  }
}
