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

  private static func digit(_ byte: UInt8) -> UInt8 {
    byte >= UInt8(ascii: "A") ? byte - UInt8(ascii: "A") + 10 : byte - UInt8(ascii: "0")
  }
}

extension UnitKey {
  /// The number of an identifier that holds no organisation code; nil for the others.
  var number: Int? {
    bits & Self.numberedFlag == 0 ? nil : Int(bits & ~Self.numberedFlag)
  }
}
