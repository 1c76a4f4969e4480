/// GB 18030 validity, 64 bytes at a time.
///
/// A lead byte takes the byte behind it, which may itself look like a lead byte or like ASCII. Which of the high bytes in a
/// row are leads depends on how many stand before them; one subtraction tells it for all rows of a chunk at once, as
/// escaping backslashes are told in parsers of JSON. A character of four bytes is two such pairs, each a lead and a digit.
enum GB18030Validation {
  private static let oddBits: UInt64 = 0xAAAA_AAAA_AAAA_AAAA

  static func isValid(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    /// Bit 0 is set where the chunk begins with the byte that a lead before it takes.
    var takenBefore: UInt64 = 0
    var longCharacters = LongCharacters()
    var base = 0
    while base < bytes.count {
      let chunk = bytes.chunk(at: base)
      let high = chunk.notASCII
      if high | takenBefore != 0 {
        let (leads, taken) = pair(high, takenBefore)
        takenBefore = leads >> 63
        let digitsAndAbove = chunk.atLeast(0x30)
        let trails = chunk.atLeast(0x40)
        let digits = digitsAndAbove & ~chunk.atLeast(0x3A)
        let noLead = chunk.equal(to: 0x80) | chunk.equal(to: 0xFF)
        let noTrail = (~trails & ~digits) | chunk.equal(to: 0x7F) | chunk.equal(to: 0xFF)
        guard (leads & noLead) | (taken & noTrail) == 0, longCharacters.take(taken & digits, at: base) else {
          return false
        }
      }
      base += ByteChunk.length
    }
    return takenBefore == 0 && longCharacters.areWhole
  }

  /// Which of the high bytes are leads, and which bytes they take.
  private static func pair(_ high: UInt64, _ takenBefore: UInt64) -> (leads: UInt64, taken: UInt64) {
    let possibleLeads = high & ~takenBefore
    let behind = possibleLeads << 1
    let endsAndOdd = ((behind | oddBits) &- possibleLeads) ^ oddBits
    return (leads: endsAndOdd & high, taken: endsAndOdd ^ (high | takenBefore))
  }

  /// Characters of four bytes: the digits that leads took must come two by two, with one lead between.
  private struct LongCharacters {
    /// Where the second digit of a begun character must stand.
    private var awaited: Int?

    var areWhole: Bool { awaited == nil }

    mutating func take(_ digits: UInt64, at base: Int) -> Bool {
      var digits = digits
      while digits != 0 {
        let place = base + digits.trailingZeroBitCount
        if let awaited, awaited != place { return false }
        awaited = awaited == nil ? place + 2 : nil
        digits &= digits - 1
      }
      return true
    }
  }
}
