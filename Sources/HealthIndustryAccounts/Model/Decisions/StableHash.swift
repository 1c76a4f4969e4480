/// A hash that is the same in every run and on every machine (FNV-1a, 64 bits). It tells what changed; it protects nothing.
struct StableHash {
  private var hash: UInt64 = 0xcbf2_9ce4_8422_2325
  private static let prime: UInt64 = 0x0000_0100_0000_01b3
  /// Ends a part, so that moving text from one part to the next changes the hash. It stands in no text.
  private static let separator: UInt8 = 0x1F

  /// Adds a part in UTF-8.
  mutating func add(_ part: Span<UInt8>) {
    for index in part.indices { add(part[index]) }
    add(Self.separator)
  }

  /// The number of one text.
  static func number(of text: String) -> UInt64 {
    var hash = StableHash()
    for byte in text.utf8 { hash.add(byte) }
    return hash.hash
  }

  private mutating func add(_ byte: UInt8) { hash = (hash ^ UInt64(byte)) &* Self.prime }

  /// Sixteen capitals and digits of these parts.
  static func hexadecimal(of parts: [String]) -> String {
    var hash = StableHash()
    for part in parts { hash.add(part.utf8.span) }
    return hash.hexadecimal
  }

  /// Sixteen capitals and digits.
  var hexadecimal: String {
    let digits = String(hash, radix: 16, uppercase: true)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
