/// What two records share when they are of the same statistical unit: one word, so that millions are compared fast.
///
/// An organisation code of 9 characters fits into 47 bits. Other identifiers are numbered as they are collected.
struct UnitKey: Sendable, Hashable {
  let bits: UInt64

  private static let numberedFlag: UInt64 = 1 << 63

  /// The key of a normalised organisation code.
  init?(organisationCode: Substring) {
    guard organisationCode.utf8.count == 9 else { return nil }
    bits = organisationCode.utf8.reduce(0) { $0 * 36 + UInt64(Self.digit($1)) }
  }

  /// The key of an identifier that holds no organisation code.
  init(number: Int) {
    bits = Self.numberedFlag | UInt64(number)
  }

  /// The key of a 统一社会信用代码 of 18 valid bytes, of which the organisation code is the second half but one.
  @inline(__always)
  init(socialCreditCode bytes: UnsafeBufferPointer<UInt8>) {
    var bits: UInt64 = 0
    for index in 8..<17 { bits = bits &* 36 &+ UInt64(Self.digit(bytes[index])) }
    self.bits = bits
  }

  /// The key of an organisation code of 9 digits and capitals.
  init(organisationCode bytes: UnsafeBufferPointer<UInt8>) {
    bits = bytes.reduce(0) { $0 &* 36 &+ UInt64(Self.digit($1)) }
  }

  /// A number in which keys that differ little differ in every bit (Fibonacci hashing).
  var hash: UInt64 {
    let product = bits &* 0x9E37_79B9_7F4A_7C15
    return product ^ product >> 32
  }

  @inline(__always)
  private static func digit(_ byte: UInt8) -> UInt8 {
    byte >= UInt8(ascii: "A") ? byte &- UInt8(ascii: "A") &+ 10 : byte &- UInt8(ascii: "0")
  }
}

extension UnitKey {
  /// Whether the organisation code is nothing but zeros, which is no identifier.
  @inline(__always)
  var isOfZeros: Bool { bits == 0 }

  /// The number of an identifier that holds no organisation code; nil for the others.
  var number: Int? {
    bits & Self.numberedFlag == 0 ? nil : Int(bits & ~Self.numberedFlag)
  }
}
