/// UTF-8 validity, 64 bytes at a time (RFC 3629; table 3-7 of the Unicode standard).
///
/// A lead byte demands continuation bytes behind it. The bytes demanded and the continuation bytes that are there must be
/// the same: then no sequence is short, long or cut off. What is left are a few lead bytes with a narrower second byte;
/// they hardly occur in Chinese text and are looked at one by one.
enum UTF8Validation {
  static func isValid(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    /// Continuation bytes that the chunk before demands of this one.
    var demandedBefore: UInt64 = 0
    var base = 0
    while base < bytes.count {
      let chunk = bytes.chunk(at: base)
      let notASCII = chunk.notASCII
      if notASCII | demandedBefore != 0 {
        let notContinuation = chunk.notContinuation
        let leads = notContinuation & notASCII
        // Most characters have three bytes and any second one.
        let areUsual = leads == chunk.within(0xE1, 0xEF) && !chunk.contains(0xED)
        let longestLeads = areUsual ? 0 : chunk.atLeast(0xF0)
        let longLeads = areUsual ? leads : chunk.atLeast(0xE0)
        let demanded = demandedBefore | leads << 1 | longLeads << 2 | longestLeads << 3
        guard demanded == ~notContinuation else { return false }
        demandedBefore = leads >> 63 | longLeads >> 62 | longestLeads >> 61
        guard areUsual || haveValidSecondBytes(bytes, longestLeads | narrowLeads(chunk), at: base) else { return false }
      }
      base += ByteChunk.length
    }
    return demandedBefore == 0
  }

  /// Leads of two or three bytes whose second byte is of a narrower range, or which stand in no character.
  private static func narrowLeads(_ chunk: ByteChunk) -> UInt64 {
    chunk.equal(to: 0xE0, or: 0xED) | chunk.equal(to: 0xC0, or: 0xC1)
  }

  private static func haveValidSecondBytes(_ bytes: UnsafeBufferPointer<UInt8>, _ leads: UInt64, at base: Int) -> Bool {
    var leads = leads
    while leads != 0 {
      let index = base + leads.trailingZeroBitCount
      guard index + 1 < bytes.count, isValid(lead: bytes[index], second: bytes[index + 1]) else { return false }
      leads &= leads - 1
    }
    return true
  }

  /// No overlong form, no surrogate, nothing above U+10FFFF.
  private static func isValid(lead: UInt8, second: UInt8) -> Bool {
    switch lead {
    case 0xE0: second >= 0xA0
    case 0xED: second <= 0x9F
    case 0xF0: second >= 0x90
    case 0xF4: second <= 0x8F
    case 0xF1...0xF3: true
    default: false
    }
  }
}
