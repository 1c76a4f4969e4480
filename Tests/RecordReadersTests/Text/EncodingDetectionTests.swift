import Testing

@testable import RecordReaders

@Suite struct EncodingDetectionTests {
  private let folder = TemporaryFolder()
  /// 单位,中 in GB18030.
  private static let gb18030: [UInt8] = [0xB5, 0xA5, 0xCE, 0xBB, 0x2C, 0xD6, 0xD0, 0x0A]

  @Test func utf8WithoutMark() throws {
    #expect(try detect(Array("单位,中\n".utf8)) == DetectedEncoding(encoding: .utf8, markLength: 0))
  }

  @Test func utf8WithMark() throws {
    #expect(try detect([0xEF, 0xBB, 0xBF, 0x61]) == DetectedEncoding(encoding: .utf8, markLength: 3))
  }

  @Test func asciiIsUTF8() throws {
    #expect(try detect(Array("a,b\n1,2\n".utf8)) == DetectedEncoding(encoding: .utf8, markLength: 0))
  }

  @Test func gb18030OfTwoBytes() throws {
    #expect(try detect(Self.gb18030) == DetectedEncoding(encoding: .gb18030, markLength: 0))
  }

  @Test func aLastFieldWithoutLineBreakCounts() throws {
    // 1,中 in GB18030: all that is not ASCII stands behind the last byte below 0x30.
    try #expect(detect([0x61, 0x2C, 0x62, 0x0A, 0x31, 0x2C, 0xD6, 0xD0]).encoding == .gb18030)
  }

  @Test func gb18030OfFourBytes() throws {
    // U+3400 and U+20000, which GBK does not have.
    #expect(try detect([0x61, 0x81, 0x39, 0xEE, 0x39, 0x2C, 0x95, 0x32, 0x82, 0x36, 0x0A]).encoding == .gb18030)
  }

  @Test func aHeadOfASCIIOverOneMebibyteSaysNothing() throws {
    let head = Array(repeating: Array("530102,12.5\n".utf8), count: 100_000).joined()
    #expect(head.count == 1_200_000)
    #expect(try detect(Array(head) + Self.gb18030).encoding == .gb18030)
    #expect(try detect(Array(head) + Array("单位,中\n".utf8)).encoding == .utf8)
    #expect(try detect(Array(head)).encoding == .utf8)
  }

  @Test(arguments: [true, false]) func utf16WithMark(isLittleEndian: Bool) throws {
    let bytes = (isLittleEndian ? [0xFF, 0xFE] : [0xFE, 0xFF]) + "单位\n".utf16Bytes(isLittleEndian: isLittleEndian)
    let expected = DetectedEncoding(encoding: isLittleEndian ? .utf16LittleEndian : .utf16BigEndian, markLength: 2)
    #expect(try detect(bytes) == expected)
  }

  @Test(arguments: [true, false]) func utf16WithoutMark(isLittleEndian: Bool) throws {
    let text = "统一社会信用代码,单位名称\n91530102MA6K,昆明医院\n"
    let bytes = text.utf16Bytes(isLittleEndian: isLittleEndian)
    let expected = DetectedEncoding(encoding: isLittleEndian ? .utf16LittleEndian : .utf16BigEndian, markLength: 0)
    #expect(try detect(bytes) == expected)
  }

  @Test func theDeclaredEncodingWins() throws {
    #expect(try detect(Array("单位,中\n".utf8), declared: .gb18030) == DetectedEncoding(encoding: .gb18030, markLength: 0))
    #expect(try detect(Self.gb18030, declared: .utf8) == DetectedEncoding(encoding: .utf8, markLength: 0))
  }

  @Test func aMarkIsSkippedWhereItIsOfTheDeclaredEncoding() throws {
    #expect(try detect([0xEF, 0xBB, 0xBF, 0x61], declared: .utf8).markLength == 3)
    #expect(try detect([0xFF, 0xFE, 0x61, 0x00], declared: .utf16LittleEndian).markLength == 2)
  }

  @Test func aMarkOfAnotherEncodingContradictsADeclaration() throws {
    let file = try folder.write([0xEF, 0xBB, 0xBF, 0x61])
    #expect(throws: ReadingError(file: file, problem: .markContradicts(.gb18030, mark: .utf8))) {
      try EncodingDetection.detect(file: file, declared: .gb18030)
    }
  }

  @Test func anEmptyFileIsRefused() throws {
    let path = try folder.write("")
    #expect(throws: ReadingError(file: path, problem: .empty)) {
      try EncodingDetection.detect(file: path, declared: .utf8)
    }
  }

  @Test func neitherEncodingFits() throws {
    // Invalid in both within the first hundredth.
    let path = try folder.write([0x61, 0xFF, 0xFF] + Array(repeating: 0x61, count: 400) + [0x0A])
    #expect(throws: ReadingError(file: path, problem: .noEncodingFits(offset: 1))) {
      try EncodingDetection.detect(file: path, declared: nil)
    }
  }

  @Test func oneBrokenByteDoesNotTurnUTF8IntoGB18030() throws {
    var bytes = Array("单,位,中\n省,市,县\n".utf8)
    bytes[bytes.count - 3] = 0xFF
    #expect(try detect(bytes).encoding == .utf8)
  }

  @Test func oneBrokenByteDoesNotTurnGB18030IntoUTF8() throws {
    #expect(try detect(Self.gb18030 + Self.gb18030 + [0xFF, 0x0A]).encoding == .gb18030)
  }

  @Test func aCharacterCutOffByTheSampleIsNotBroken() throws {
    // The sample of 1 MiB ends within a character of three bytes.
    let bytes = Array("a,".utf8) + Array(repeatElement(Array("中".utf8), count: 400_000).joined()) + [0x0A]
    #expect(try detect(bytes + Array("中,a\n".utf8)).encoding == .utf8)
  }

  private func detect(_ bytes: [UInt8], declared: TextEncoding? = nil) throws -> DetectedEncoding {
    try EncodingDetection.detect(file: folder.write(bytes), declared: declared)
  }
}
