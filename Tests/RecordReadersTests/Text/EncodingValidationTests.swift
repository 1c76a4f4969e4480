import Testing

@testable import RecordReaders

@Suite struct EncodingValidationTests {
  @Test(arguments: [
    "", "plain", "é", "中文", "😀", "\u{7FF}\u{800}\u{FFFF}\u{10000}\u{10FFFF}", "\u{D7FF}\u{E000}", "12345678中12345678",
  ])
  func utf8Passes(text: String) {
    #expect(firstInvalid(Array(text.utf8), .utf8) == nil)
  }

  struct Broken: CustomTestStringConvertible {
    let testDescription: String
    let bytes: [UInt8]
    let index: Int
  }

  static let brokenUTF8 = [
    Broken(testDescription: "continuation alone", bytes: [0x61, 0x80], index: 1),
    Broken(testDescription: "overlong, 2 bytes", bytes: [0xC1, 0xBF], index: 0),
    Broken(testDescription: "overlong, 3 bytes", bytes: [0x61, 0xE0, 0x9F, 0xBF], index: 1),
    Broken(testDescription: "overlong, 4 bytes", bytes: [0xF0, 0x8F, 0xBF, 0xBF], index: 0),
    Broken(testDescription: "surrogate", bytes: [0xED, 0xA0, 0x80], index: 0),
    Broken(testDescription: "above U+10FFFF", bytes: [0xF4, 0x90, 0x80, 0x80], index: 0),
    Broken(testDescription: "lead F5", bytes: [0xF5, 0x80, 0x80, 0x80], index: 0),
    Broken(testDescription: "cut off by the end", bytes: [0x61, 0x62, 0xE4, 0xB8], index: 2),
    Broken(testDescription: "cut off by a comma", bytes: [0xE4, 0xB8, 0x2C], index: 0),
    Broken(testDescription: "behind eight ASCII bytes", bytes: Array("12345678".utf8) + [0xFF], index: 8),
    Broken(testDescription: "GB18030", bytes: [0xD6, 0xD0, 0x2C], index: 0),
  ]

  @Test(arguments: brokenUTF8) func utf8IsRefusedAtItsFirstBrokenByte(_ example: Broken) {
    #expect(firstInvalid(example.bytes, .utf8) == example.index)
  }

  /// 中, 单位, U+3400 and U+20000 in four bytes, and the highest trail bytes.
  @Test(
    arguments: [
      [0xD6, 0xD0], [0xB5, 0xA5, 0xCE, 0xBB], [0x81, 0x39, 0xEE, 0x39], [0x95, 0x32, 0x82, 0x36],
      [0xA1, 0xFE, 0x81, 0x40],
      [0x61, 0x81, 0x7E, 0x62], [],
    ] as [[UInt8]])
  func gb18030Passes(bytes: [UInt8]) {
    #expect(firstInvalid(bytes, .gb18030) == nil)
  }

  static let brokenGB18030 = [
    Broken(testDescription: "lead 80", bytes: [0x61, 0x80, 0x40], index: 1),
    Broken(testDescription: "lead FF", bytes: [0xFF, 0x40], index: 0),
    Broken(testDescription: "trail 7F", bytes: [0xD6, 0x7F], index: 0),
    Broken(testDescription: "trail FF", bytes: [0xD6, 0xFF], index: 0),
    Broken(testDescription: "trail is a comma", bytes: [0xD6, 0xD0, 0xD6, 0x2C], index: 2),
    Broken(testDescription: "cut off after one byte", bytes: [0xD6, 0xD0, 0xD6], index: 2),
    Broken(testDescription: "cut off after three of four", bytes: [0x81, 0x39, 0xEE], index: 0),
    Broken(testDescription: "fourth byte no digit", bytes: [0x81, 0x39, 0xEE, 0x41], index: 0),
    Broken(testDescription: "third byte ASCII", bytes: [0x81, 0x39, 0x31, 0x39], index: 0),
  ]

  @Test(arguments: brokenGB18030) func gb18030IsRefusedAtItsFirstBrokenByte(_ example: Broken) {
    #expect(firstInvalid(example.bytes, .gb18030) == example.index)
  }

  private func firstInvalid(_ bytes: [UInt8], _ encoding: TextEncoding) -> Int? {
    bytes.withUnsafeBufferPointer { EncodingValidation.firstInvalid($0, encoding) }
  }
}
