/// Characters that XML cannot hold stand in a workbook's texts as `_x000D_`, and such a text itself as `_x005F_x000D_`.
enum EscapedCharacters {
  private static let length = 7
  private static let underscore = UInt8(ascii: "_")

  /// Puts the characters in their places, from a position to the end.
  static func undo(in bytes: inout [UInt8], from start: Int) {
    guard let first = bytes[start...].firstIndex(of: underscore), bytes.count - first >= length else { return }
    var target = first
    var source = first
    while source < bytes.count {
      if let scalar = scalar(at: source, bytes) {
        for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter {
          bytes[target] = byte
          target += 1
        }
        source += length
      } else {
        bytes[target] = bytes[source]
        target += 1
        source += 1
      }
    }
    bytes.removeLast(bytes.count - target)
  }

  private static func scalar(at start: Int, _ bytes: [UInt8]) -> Unicode.Scalar? {
    guard bytes[start] == underscore, start + length <= bytes.count, bytes[start + 1] == UInt8(ascii: "x"),
      bytes[start + length - 1] == underscore,
      bytes[start + 2..<start + 6].allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit })
    else { return nil }
    let digits = String(decoding: bytes[start + 2..<start + 6], as: UTF8.self)
    return UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init)
  }
}
