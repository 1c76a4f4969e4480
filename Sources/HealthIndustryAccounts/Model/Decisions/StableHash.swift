/// A hash that is the same in every run and on every machine (FNV-1a, 64 bits). It tells what changed; it protects nothing.
enum StableHash {
  private static let start: UInt64 = 0xcbf2_9ce4_8422_2325
  private static let prime: UInt64 = 0x0000_0100_0000_01b3
  /// Ends a part, so that moving text from one part to the next changes the hash. It stands in no text.
  private static let separator: UInt8 = 0x1F

  /// Sixteen capitals and digits.
  static func hexadecimal(of parts: [String]) -> String {
    var hash = start
    for part in parts {
      for byte in part.utf8 { hash = (hash ^ UInt64(byte)) &* prime }
      hash = (hash ^ UInt64(separator)) &* prime
    }
    let digits = String(hash, radix: 16, uppercase: true)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
