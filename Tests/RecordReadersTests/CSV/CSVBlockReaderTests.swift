import Testing

@testable import RecordReaders

@Suite struct CSVBlockReaderTests {
  private let folder = TemporaryFolder()

  /// Where no quote is in doubt, blocks give what libcsv gives in one go; where one is, the file is refused.
  @Test(arguments: CSVDialect.Delimiter.allCases)
  func blockByBlockIsLikeInOneGo(delimiter: CSVDialect.Delimiter) throws {
    let cut = try CutRecords(folder, delimiter: delimiter)
    var random = SeededGenerator(seed: 0x4754)
    var counts: [ReadingError.Problem?] = []
    for number in 0..<1500 {
      let bytes = AdversarialBytes.make(&random)
      let problem = doubtfulQuote(bytes, delimiter)
      let expected = problem == nil ? try cut.inOneBlock(bytes) : nil
      counts.append(problem)
      for blockLength in [1, 2, 3, 7, 64] {
        var records: [[String]]?
        var found: ReadingError.Problem?
        do {
          records = try cut.blockByBlock(PieceStream(bytes), blockLength: blockLength)
        } catch let error as ReadingError {
          found = error.problem
        }
        #expect(found == problem, "case \(number), blocks of \(blockLength): \(bytes)")
        #expect(records == expected, "case \(number), blocks of \(blockLength): \(bytes)")
      }
    }
    // The inputs would prove nothing if hardly any were of one kind.
    #expect(counts.count { $0 == nil } > 300)
    #expect(counts.count { $0 == .textAfterQuote } > 100)
    #expect(counts.count { $0 == .unclosedQuote } > 100)
  }

  private func doubtfulQuote(_ bytes: [UInt8], _ delimiter: CSVDialect.Delimiter) -> ReadingError.Problem? {
    var boundaries = CSVRecordBoundaries(delimiter: delimiter.rawValue)
    for byte in bytes { _ = boundaries.advance(byte) }
    if boundaries.hasTextAfterQuote { return .textAfterQuote }
    return boundaries.isQuoted ? .unclosedQuote : nil
  }

  @Test(arguments: HandwrittenFile.readable) func everySplitGivesTheSameRecords(_ example: HandwrittenFile) throws {
    let cut = try CutRecords(folder, delimiter: .comma)
    let bytes = Array(example.text.utf8)
    for offset in 0...bytes.count {
      let pieces = [Array(bytes[..<offset]), Array(bytes[offset...])]
      for cutting in [CSVCutting.direct, .libcsvOnly] {
        let records = try cut.blockByBlock(PieceStream(pieces: pieces), blockLength: 64, cutting: cutting)
        #expect(records == example.records, "split at \(offset), \(cutting)")
      }
    }
    let single = PieceStream(pieces: bytes.map { [$0] })
    #expect(try cut.blockByBlock(single, blockLength: 64) == example.records)
    #expect(try cut.inOneBlock(bytes) == example.records)
  }

  @Test(arguments: HandwrittenFile.refused) func everySplitIsRefusedAlike(_ example: HandwrittenFile.Refused) throws {
    let cut = try CutRecords(folder, delimiter: .comma)
    let bytes = Array(example.text.utf8)
    for offset in 0...bytes.count {
      let pieces = [Array(bytes[..<offset]), Array(bytes[offset...])]
      for cutting in [CSVCutting.direct, .libcsvOnly] {
        let outcome = cut.inBlocks(PieceStream(pieces: pieces), of: 64, cutting)
        #expect(outcome == .refused(example.problem, line: example.line), "split at \(offset), \(cutting)")
      }
    }
  }

  @Test(arguments: ["a,b\n1,\"x\"y\n2,z\n3,\"w\"\n", "a,b\n1,\"x\" \"y\"\n2,z\n", "a,b\n1,\"x\n2,\"y\"\n3,z\n"])
  func textBehindAClosingQuoteNamesTheLineOfItsRecord(text: String) throws {
    // libcsv would take the records up to a later quote for one field, and none would miss them.
    let cut = try CutRecords(folder, delimiter: .comma)
    let error = #expect(throws: ReadingError.self) {
      try cut.blockByBlock(PieceStream(Array(text.utf8)), blockLength: 64)
    }
    #expect(error?.problem == .textAfterQuote)
    #expect(error?.line == 2)
  }

  @Test func blocksFollowEachOtherWithoutGapAndKnowTheirPlace() throws {
    let text = "h1,h2\n\"a\nb\",1\nc,2\nd,3\n"
    var reader = reader(text, blockLength: 8)
    let header = try reader.takeFirstRecord()
    #expect(String(decoding: header.bytes, as: UTF8.self) == "h1,h2\n")
    #expect(header.offset == 0)
    var places: [[Int]] = []
    var joined = header.bytes
    while let block = try reader.next() {
      places.append([block.offset, PieceStream(Array(text.utf8)).line(atOffset: block.offset)])
      joined += block.bytes
    }
    #expect(joined == Array(text.utf8))
    #expect(places == [[6, 2], [14, 4]])
  }

  @Test func theHeaderKeepsTheBlankLinesBeforeIt() throws {
    let text = "\n\n a,b\nc,d\n"
    var reader = reader(text, blockLength: 3)
    #expect(String(decoding: try reader.takeFirstRecord().bytes, as: UTF8.self) == "\n\n a,b\n")
    let block = try #require(try reader.next())
    #expect(block.offset == 7)
    #expect(PieceStream(Array(text.utf8)).line(atOffset: block.offset) == 4)
    #expect(block.bytes.count == 4)
    #expect(try reader.next() == nil)
  }

  @Test(arguments: [("a,b\nc,d\n\"e\" f,g\n", 3), ("a,b\nc,d\ng,\"e\"f\nh,\"i\"\n", 3), ("a,b\n\"c\nd\"x,e\n", 2)])
  func textBehindAClosingQuoteIsFoundWhateverTheBlocks(text: String, line: Int) {
    for blockLength in [1, 5, 64] {
      let error = #expect(throws: ReadingError.self) { try self.readAll(text, blockLength: blockLength) }
      #expect(error?.problem == .textAfterQuote)
      #expect(error?.line == line)
    }
  }

  @Test func textBehindAClosingQuoteInTheHeaderIsRefusedToo() {
    var reader = reader("\"a\"b,c\n1,2\n", blockLength: 4)
    let error = #expect(throws: ReadingError.self) { try reader.takeFirstRecord() }
    #expect(error?.problem == .textAfterQuote)
    #expect(error?.line == 1)
  }

  @Test(arguments: [
    ("\n \r\n\"a\"b,c\n1,2\n", ReadingError.Problem.textAfterQuote), ("\n\n \"a,b\n1,2\n", .unclosedQuote),
    ("\n\n" + String(repeating: "x", count: 40), .recordTooLong(limit: 20)),
  ])
  func aRefusedHeaderBehindBlankLinesNamesItsLine(text: String, problem: ReadingError.Problem) {
    for blockLength in [1, 4, 64] {
      var reader = reader(text, blockLength: blockLength, recordLimit: 20)
      let error = #expect(throws: ReadingError.self) { try reader.takeFirstRecord() }
      #expect(error?.problem == problem)
      #expect(error?.line == 3)
    }
  }

  @Test func anUnclosedQuoteNamesTheLineOfItsRecord() {
    let error = #expect(throws: ReadingError.self) { try self.readAll("a,b\nc,d\ne,\"f\ng\n", blockLength: 4) }
    #expect(error?.problem == .unclosedQuote)
    #expect(error?.line == 3)
  }

  @Test func aRecordOverTheLimitNamesItsLine() {
    let long = String(repeating: "x", count: 40)
    let error = #expect(throws: ReadingError.self) {
      try self.readAll("a,b\nc,d\n\(long)\n", blockLength: 8, recordLimit: 20)
    }
    #expect(error?.problem == .recordTooLong(limit: 20))
    #expect(error?.line == 3)
  }

  @Test func aLastRecordWithoutLineBreakIsHeldToTheLimitToo() {
    let error = #expect(throws: ReadingError.self) {
      try self.readAll("a\n" + String(repeating: "x", count: 21), blockLength: 64, recordLimit: 20)
    }
    #expect(error?.problem == .recordTooLong(limit: 20))
    #expect(error?.line == 2)
  }

  @Test func theLimitDoesNotDependOnTheBlocks() {
    #expect(throws: ReadingError.self) {
      try self.readAll("a\n" + String(repeating: "x", count: 40) + "\nb\n", blockLength: 64, recordLimit: 20)
    }
  }

  @Test func aRecordOfJustTheLimitPasses() throws {
    #expect(try readAll("a\n" + String(repeating: "x", count: 20), blockLength: 64, recordLimit: 20) == 22)
  }

  @Test func aHeaderOverTheLimitIsRefused() {
    var reader = reader(String(repeating: "x", count: 40), blockLength: 8, recordLimit: 20)
    let error = #expect(throws: ReadingError.self) { try reader.takeFirstRecord() }
    #expect(error?.problem == .recordTooLong(limit: 20))
  }

  @Test func nothingAtAllHasNoHeader() {
    var reader = reader("", blockLength: 8)
    let error = #expect(throws: ReadingError.self) { try reader.takeFirstRecord() }
    #expect(error?.problem == .noHeader)
  }

  private func reader(_ text: String, blockLength: Int, recordLimit: Int = 1 << 20) -> CSVBlockReader {
    let stream = PieceStream(Array(text.utf8))
    return CSVBlockReader(
      stream: stream, delimiter: 0x2C, offset: 0, blockLength: blockLength, recordLimit: recordLimit,
      line: stream.line(atOffset:))
  }

  @discardableResult
  private func readAll(_ text: String, blockLength: Int, recordLimit: Int = 1 << 20) throws -> Int {
    var reader = reader(text, blockLength: blockLength, recordLimit: recordLimit)
    var count = 0
    while let block = try reader.next() { count += block.bytes.count }
    return count
  }
}
