import Testing

@testable import RecordReaders

@Suite struct CSVRecordCutterTests {
  private let folder = TemporaryFolder()

  @Test func recordsMayDifferInFieldCount() throws {
    let cut = try CutRecords(folder, delimiter: .comma)
    #expect(try cut.inOneBlock(Array("a\nb,c\n,,\n".utf8)) == [["a"], ["b", "c"], ["", "", ""]])
  }

  @Test func blanksAreTrimmedOutsideQuotesOnly() throws {
    let cut = try CutRecords(folder, delimiter: .comma)
    #expect(try cut.inOneBlock(Array(" a ,\" b \"\n".utf8)) == [["a", " b "]])
  }

  @Test func oneCutterCutsManyBlocks() throws {
    let cut = try CutRecords(folder, delimiter: .semicolon)
    let cutter = CSVRecordCutter(of: cut.file)
    #expect(try cutter.cut(CSVBlock(bytes: Array("a;b\n".utf8), offset: 0, line: 1)).allRecords == [["a", "b"]])
    #expect(try cutter.cut(CSVBlock(bytes: Array("\"c;\";d".utf8), offset: 4, line: 2)).allRecords == [["c;", "d"]])
    #expect(try cutter.cut(CSVBlock(bytes: Array("e\n".utf8), offset: 10, line: 3)).allRecords == [["e"]])
  }

  @Test func anInvalidByteIsNamedByItsPlaceInTheFile() throws {
    let cut = try CutRecords(folder, delimiter: .comma)
    let block = CSVBlock(bytes: [0x61, 0x0A, 0x62, 0xC0, 0x0A], offset: 100, line: 7)
    #expect(
      throws: ReadingError(file: cut.file.path, problem: .invalidByte(0xC0, encoding: .utf8, offset: 103), line: 8)
    ) {
      try CSVRecordCutter(of: cut.file).cut(block)
    }
  }
}
