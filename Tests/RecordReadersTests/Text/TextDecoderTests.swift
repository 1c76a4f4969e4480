import Testing

@testable import RecordReaders

@Suite struct TextDecoderTests {
  @Test func utf8StaysAsItIs() {
    #expect(decode(Array("昆明,😀".utf8), .utf8) == "昆明,😀")
  }

  @Test func gb18030OfTwoAndFourBytes() {
    // 昆明 a U+3400 U+20000
    let bytes: [UInt8] = [0xC0, 0xA5, 0xC3, 0xF7, 0x61, 0x81, 0x39, 0xEE, 0x39, 0x95, 0x32, 0x82, 0x36]
    #expect(decode(bytes, .gb18030) == "昆明a\u{3400}\u{20000}")
  }

  @Test func asciiNeedsNoConversion() {
    #expect(decode(Array("12,345.6".utf8), .gb18030) == "12,345.6")
    #expect(decode([], .gb18030) == "")
  }

  @Test func whatHasNoCharacterIsReplacedAndTheRestStays() {
    #expect(decode([0xC0, 0xA5, 0xFF, 0xFF, 0xC3, 0xF7], .gb18030) == "昆\u{FFFD}明")
  }

  @Test func appendingKeepsWhatIsThere() {
    var output = Array("x".utf8)
    let field: [UInt8] = [0xD6, 0xD0]
    TextDecoder(.gb18030).append(field.span, to: &output)
    #expect(output == Array("x中".utf8))
  }

  /// The table of pairs says what iconv says, of all of them.
  @Test func everyPairIsDecodedAsByIconv() throws {
    let converter = try #require(CharacterConverter(from: .gb18030))
    var known = 0
    for lead in 0x81...0xFE as ClosedRange<UInt8> {
      for trail in 0x40...0xFE as ClosedRange<UInt8> where trail != 0x7F {
        var expected: [UInt8] = []
        let outcome = [lead, trail].withUnsafeBufferPointer { converter.convert($0, into: &expected) }
        guard outcome == .converted(used: 2) else { continue }
        #expect(decode([0x61, lead, trail, 0x62], .gb18030) == "a" + String(decoding: expected, as: UTF8.self) + "b")
        known += 1
      }
    }
    #expect(known > 23_000)
  }

  @Test func pairsStandBesideCharactersOfFourBytes() {
    // 中 U+20000 中 U+20000
    let bytes: [UInt8] = [0xD6, 0xD0, 0x95, 0x32, 0x82, 0x36, 0xD6, 0xD0, 0x95, 0x32, 0x82, 0x36]
    #expect(decode(bytes, .gb18030) == "中\u{20000}中\u{20000}")
  }

  @Test func oneDecoderDecodesManyFields() {
    let decoder = TextDecoder(.gb18030)
    // The first field ends within a character; the second must not feel it.
    _ = decode([0xD6], decoder)
    #expect(decode([0xD6, 0xD0], decoder) == "中")
  }

  private func decode(_ bytes: [UInt8], _ encoding: TextEncoding) -> String {
    decode(bytes, TextDecoder(encoding))
  }

  private func decode(_ bytes: [UInt8], _ decoder: TextDecoder) -> String { decoder.string(bytes.span) }
}
