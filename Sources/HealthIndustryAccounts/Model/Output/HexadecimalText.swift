extension Sequence<UInt8> {
  /// The bytes as lower-case hexadecimal digits, as `sha256sum` prints them.
  var hexadecimal: String {
    reduce(into: "") { text, byte in text += (byte < 16 ? "0" : "") + String(byte, radix: 16) }
  }
}
