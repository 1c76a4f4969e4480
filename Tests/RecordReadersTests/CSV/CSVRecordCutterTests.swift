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

  @Test func libcsvItselfRefusesNoQuote() throws {
    // Why quotes in doubt are found before the bytes reach it.
    let cut = try CutRecords(folder, delimiter: .comma)
    #expect(try cut.inOneBlock(Array("a,\"b\nc,d\n".utf8)) == [["a", "b\nc,d\n"]])
    #expect(try cut.inOneBlock(Array("\"a\"b,c\n\"d\"".utf8)) == [["a\"b,c\n\"d"]])
  }

  @Test func oneCutterCutsManyBlocks() throws {
    let cut = try CutRecords(folder, delimiter: .semicolon)
    let cutter = CSVRecordCutter(of: cut.file)
    #expect(try cutter.cut(CSVBlock(bytes: Array("a;b\n".utf8), offset: 0, index: nil)).allRecords == [["a", "b"]])
    #expect(try cutter.cut(CSVBlock(bytes: Array("\"c;\";d".utf8), offset: 4, index: nil)).allRecords == [["c;", "d"]])
    #expect(try cutter.cut(CSVBlock(bytes: Array("e\n".utf8), offset: 10, index: nil)).allRecords == [["e"]])
  }

  @Test func anInvalidByteIsNamedByItsPlaceInTheFile() throws {
    // Six lines of 100 bytes stand before the block.
    let head = Array("a,b\n1\n2\n3\n4\n".utf8) + Array(repeating: 0x78, count: 87) + [0x0A]
    let block = CSVBlock(bytes: [0x61, 0x0A, 0x62, 0xC0, 0x0A], offset: head.count, index: nil)
    let file = try CSVFile(path: folder.write(head + block.bytes), encoding: .utf8)
    #expect(throws: ReadingError(file: file.path, problem: .invalidByte(0xC0, encoding: .utf8, offset: 103), line: 8)) {
      try CSVRecordCutter(of: file).cut(block)
    }
  }
}
