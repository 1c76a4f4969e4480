import Testing

@testable import RecordReaders

@Suite struct CSVFileTests {
  private let folder = TemporaryFolder()

  @Test func theHeaderIsTrimmedAndUnquoted() throws {
    let file = try CSVFile(path: folder.write(" 单位名称 ,\"营业收入(千元)\" ,\"a,b\"\n甲,1,2\n"))
    #expect(file.header == ["单位名称", "营业收入(千元)", "a,b"])
    #expect(file.dialect == CSVDialect(encoding: .utf8, markLength: 0, delimiter: .comma))
  }

  @Test func theHeaderIsNoRecord() throws {
    #expect(try records("h1,h2\na,b\nc,d") == [["a", "b"], ["c", "d"]])
  }

  @Test func aByteOrderMarkIsNoPartOfTheFirstName() throws {
    let file = try CSVFile(path: folder.write([0xEF, 0xBB, 0xBF] + Array("代码,名称\n1,甲\n".utf8)))
    #expect(file.header == ["代码", "名称"])
    #expect(file.dialect.markLength == 3)
  }

  @Test(arguments: [
    ("a,b,c\n", CSVDialect.Delimiter.comma), ("a\tb\tc\n", .tab), ("a;b;c\n", .semicolon), ("a;b;c,d\n", .semicolon),
    ("a\n", .comma), ("\"a,b,c\";\"d\";\"e\"\n", .semicolon), ("\"a;b\tc;d\",e\n", .comma), ("\n\na\tb\n", .tab),
  ])
  func theDelimiterIsTheOneThatTheHeaderUses(header: String, expected: CSVDialect.Delimiter) throws {
    #expect(try CSVFile(path: folder.write(header + "1\n")).dialect.delimiter == expected)
  }

  @Test(arguments: ["\"a,b,c\";d;e\n", "\"x\ny,z,w\";v;u\n"]) func aQuotedNameMayHoldOtherDelimiters(header: String)
    throws
  {
    try #expect(CSVFile(path: folder.write(header + "1\n")).dialect.delimiter == .semicolon)
  }

  @Test func aDeclaredDelimiterWins() throws {
    let file = try CSVFile(path: folder.write("a,b;c,d\n1,2;3,4\n"), delimiter: .semicolon)
    #expect(file.header == ["a,b", "c,d"])
    #expect(try records(of: file) == [["1,2", "3,4"]])
  }

  @Test func emptyFieldsBetweenTabsStay() throws {
    #expect(try records("a\tb\tc\n\t\t1\n2\t\t\n") == [["", "", "1"], ["2", "", ""]])
  }

  @Test(arguments: [true, false], [true, false])
  func utf16GivesWhatItsUTF8TwinGives(isLittleEndian: Bool, hasMark: Bool) throws {
    let text = "单位名称,\"经营范围\",收入\r\n昆明医院,\"门诊,住院\n急诊\",12.5\r\n😀甲,,3\r\n"
    let bytes = ((hasMark ? "\u{FEFF}" : "") + text).utf16Bytes(isLittleEndian: isLittleEndian)
    let file = try CSVFile(path: folder.write(bytes, as: "utf16"))
    #expect(file.dialect.encoding == (isLittleEndian ? .utf16LittleEndian : .utf16BigEndian))
    #expect(file.header == ["单位名称", "经营范围", "收入"])
    let expected = [["昆明医院", "门诊,住院\n急诊", "12.5"], ["😀甲", "", "3"]]
    #expect(try records(of: file) == expected)
    #expect(try records(text) == expected)
  }

  @Test func anOddByteAtTheEndOfUTF16IsRefused() throws {
    let file = try CSVFile(path: folder.write([0xFF, 0xFE] + "a,b\n1,2\n".utf16Bytes() + [0x33]))
    #expect(throws: ReadingError(file: file.path, problem: .invalidUTF16(offset: 16))) { try self.records(of: file) }
  }

  @Test func aHeaderAloneGivesNoBlock() throws {
    for text in ["a,b", "a,b\n", "a,b\r"] {
      var blocks = try CSVFile(path: folder.write(text)).blocks()
      #expect(try blocks.next() == nil, "\(text.debugDescription)")
    }
  }

  @Test(arguments: ["\n", "\r\n\r\n", "  \n\n \n"]) func blankLinesAloneHaveNoHeader(text: String) throws {
    let path = try folder.write(text)
    #expect(throws: ReadingError(file: path, problem: .noHeader)) { try CSVFile(path: path) }
  }

  @Test func anEmptyFileIsRefused() throws {
    let path = try folder.write("")
    #expect(throws: ReadingError(file: path, problem: .empty)) { try CSVFile(path: path) }
  }

  @Test func aMissingFileIsRefusedWithTheReason() {
    #expect(throws: ReadingError(file: "no/such.csv", problem: .cannotOpen(reason: "No such file or directory"))) {
      try CSVFile(path: "no/such.csv")
    }
  }

  @Test func oneBrokenByteStopsWithLineAndOffset() throws {
    var bytes = Array("代码,名称\n1,甲\n2,乙\n3,丙丁\n".utf8)
    bytes[22] = 0xFF
    let path = try folder.write(bytes)
    #expect(throws: ReadingError(file: path, problem: .invalidByte(0xFF, encoding: .utf8, offset: 22), line: 3)) {
      try self.readToEnd(CSVFile(path: path))
    }
  }

  @Test func brokenGB18030StopsToo() throws {
    // 名称 in GB18030, then a lead byte before a line break.
    let path = try folder.write([0xC3, 0xFB, 0xB3, 0xC6, 0x0A, 0x31, 0x0A, 0xD6, 0x0A])
    #expect(throws: ReadingError(file: path, problem: .invalidByte(0xD6, encoding: .gb18030, offset: 7), line: 3)) {
      try self.readToEnd(CSVFile(path: path, encoding: .gb18030))
    }
  }

  @Test func blocksCanBeTakenAgain() throws {
    let file = try CSVFile(path: folder.write("a\n1\n2\n"))
    #expect(try records(of: file) == [["1"], ["2"]])
    #expect(try records(of: file) == [["1"], ["2"]])
  }

  private func records(_ text: String) throws -> [[String]] {
    try records(of: CSVFile(path: folder.write(text)))
  }

  private func records(of file: CSVFile) throws -> [[String]] {
    var blocks = try file.blocks()
    let cutter = CSVRecordCutter(of: file)
    var records: [[String]] = []
    while let block = try blocks.next() { records += try cutter.cut(block).allRecords }
    return records
  }

  private func readToEnd(_ file: CSVFile) throws {
    _ = try records(of: file)
  }
}
