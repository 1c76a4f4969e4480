/// Checks bytes against an encoding's grammar, without decoding them.
///
/// Every byte of every block passes through here, so that a wrong encoding stops the run instead of filling the tables
/// with garbled names.
enum EncodingValidation {
  /// Whether all bytes are valid; says as ``firstInvalid(_:_:)`` does, several times as fast.
  static func isValid(_ bytes: UnsafeBufferPointer<UInt8>, _ encoding: TextEncoding) -> Bool {
    encoding == .gb18030 ? GB18030Validation.isValid(bytes) : UTF8Validation.isValid(bytes)
  }

  /// The index of the first byte that breaks the grammar; nil where all are valid.
  ///
  /// A sequence cut off by the end of the bytes breaks it too.
  static func firstInvalid(_ bytes: UnsafeBufferPointer<UInt8>, _ encoding: TextEncoding) -> Int? {
    var index = 0
    let count = bytes.count
    while index < count {
      index = skipASCII(bytes, from: index)
      guard index < count else { return nil }
      let length =
        encoding == .gb18030
        ? gb18030Length(bytes, at: index) : utf8Length(bytes, at: index)
      guard length > 0 else { return index }
      index += length
    }
    return nil
  }

  /// Eight bytes at a time: registers hold long runs of digits and commas.
  private static func skipASCII(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    let raw = UnsafeRawBufferPointer(bytes)
    while index + 8 <= bytes.count {
      let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      if word & 0x8080_8080_8080_8080 != 0 { break }
      index += 8
    }
    while index < bytes.count, bytes[index] < 0x80 { index += 1 }
    return index
  }

  /// Length of the UTF-8 sequence at an index that is not ASCII; 0 where it is not valid (RFC 3629, table 3-7 of Unicode).
  private static func utf8Length(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
    let lead = bytes[index]
    let left = bytes.count - index
    func continues(_ offset: Int, _ low: UInt8 = 0x80, _ high: UInt8 = 0xBF) -> Bool {
      offset < left && bytes[index + offset] >= low && bytes[index + offset] <= high
    }
    switch lead {
    case 0xC2...0xDF: return continues(1) ? 2 : 0
    case 0xE0: return continues(1, 0xA0) && continues(2) ? 3 : 0
    case 0xED: return continues(1, 0x80, 0x9F) && continues(2) ? 3 : 0
    case 0xE1...0xEF: return continues(1) && continues(2) ? 3 : 0
    case 0xF0: return continues(1, 0x90) && continues(2) && continues(3) ? 4 : 0
    case 0xF1...0xF3: return continues(1) && continues(2) && continues(3) ? 4 : 0
    case 0xF4: return continues(1, 0x80, 0x8F) && continues(2) && continues(3) ? 4 : 0
    default: return 0
    }
  }

  /// Length of the GB18030 sequence at an index that is not ASCII; 0 where it is not valid.
  private static func gb18030Length(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
    let left = bytes.count - index
    guard (0x81...0xFE).contains(bytes[index]), left >= 2 else { return 0 }
    switch bytes[index + 1] {
    case 0x40...0x7E, 0x80...0xFE: return 2
    case 0x30...0x39:
      guard left >= 4, (0x81...0xFE).contains(bytes[index + 2]), (0x30...0x39).contains(bytes[index + 3]) else {
        return 0
      }
      return 4
    default: return 0
    }
  }
}
