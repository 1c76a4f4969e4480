import Testing

@testable import RecordReaders

@Suite struct TextEncodingTests {
  @Test(arguments: [
    ("UTF-8", TextEncoding.utf8), ("utf8", .utf8), ("GB18030", .gb18030), ("gbk", .gb18030), ("GB2312", .gb18030),
    ("gb_2312", .gb18030), ("cp936", .gb18030), ("UTF-16LE", .utf16LittleEndian), ("utf_16be", .utf16BigEndian),
  ])
  func namesOfDefinitions(name: String, expected: TextEncoding) {
    #expect(TextEncoding(named: name) == expected)
  }

  @Test(arguments: ["", "UTF-16", "Big5", "latin1"]) func unknownNames(name: String) {
    #expect(TextEncoding(named: name) == nil)
  }
}
