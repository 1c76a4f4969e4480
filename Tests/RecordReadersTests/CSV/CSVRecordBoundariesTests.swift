import Testing

@testable import RecordReaders

/// Holds our states and libcsv's together: where we say that a record ends, libcsv must have ended one.
@Suite struct CSVRecordBoundariesTests {
  private let folder = TemporaryFolder()

  @Test(arguments: CSVDialect.Delimiter.allCases)
  func everyEndIsAnEndOfLibcsv(delimiter: CSVDialect.Delimiter) throws {
    let cut = try CutRecords(folder, delimiter: delimiter)
    var random = SeededGenerator(seed: 0x218)
    for number in 0..<1500 {
      let bytes = AdversarialBytes.make(&random)
      var boundaries = CSVRecordBoundaries(delimiter: delimiter.rawValue)
      var ends = 0
      for index in bytes.indices where boundaries.advance(bytes[index]) {
        ends += 1
        let complete = try cut.inOneBlock(Array(bytes[...index]))
        #expect(complete.count == ends, "case \(number): \(bytes) up to \(index)")
      }
      guard !boundaries.isQuoted else { continue }
      let expected = boundaries.isBetweenRecords ? ends : ends + 1
      #expect(try cut.inOneBlock(bytes).count == expected, "case \(number): \(bytes)")
    }
  }

  @Test func aLineBreakInsideQuotesEndsNothing() {
    #expect(ends(in: "a,\"b\nc\"\nd\n") == [7, 9])
  }

  @Test func aDoubledQuoteStaysInside() {
    #expect(ends(in: "\"a\"\"\n\"\nb\n") == [6, 8])
  }

  @Test func aLoneCarriageReturnEndsARecordAndItsLineFeedNone() {
    #expect(ends(in: "a\r\nb\rc\n") == [1, 4, 6])
  }

  @Test func blankLinesEndNothing() {
    #expect(ends(in: "\n  \n\t\r\na\n") == [8])
  }

  @Test func aQuoteAfterTextIsText() {
    #expect(ends(in: "a\"b\nc\"\n") == [3, 6])
  }

  @Test func textAfterAClosingQuoteOpensItAgain() {
    #expect(ends(in: "\"a\" x\nb\"\nc\n") == [8, 10])
  }

  private func ends(in text: String) -> [Int] {
    var boundaries = CSVRecordBoundaries(delimiter: 0x2C)
    return text.utf8.enumerated().compactMap { boundaries.advance($1) ? $0 : nil }
  }
}
