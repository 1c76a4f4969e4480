extension String {
  /// The text's bytes in UTF-16, without mark.
  func utf16Bytes(isLittleEndian: Bool = true) -> [UInt8] {
    var bytes: [UInt8] = []
    for unit in utf16 {
      let pair = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
      bytes += isLittleEndian ? pair.reversed() : pair
    }
    return bytes
  }
}
