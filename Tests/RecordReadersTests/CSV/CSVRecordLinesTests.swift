import Testing

@testable import RecordReaders

@Suite struct CSVRecordLinesTests {
  @Test(arguments: [
    ("a\nb\nc", [7, 8, 9]), ("\n\na\n \nb\n", [9, 11]), ("\"a\n\nb\",c\nd\n", [7, 10]), ("a\r\nb\r\n", [7, 8]),
    ("", []), ("\n\n", []), ("a\rb\nc", [7, 7, 8]),
  ])
  func aRecordBeginsOnItsFirstLine(text: String, lines: [Int]) {
    let block = CSVBlock(bytes: Array(text.utf8), offset: 0, index: nil)
    #expect(block.recordLines(.comma, from: 7) == lines)
  }

  @Test(arguments: [
    ("a\nb\nc", [7, 8, 9], 9), ("\n\na\n \nb\n", [9, 11], 12), ("\"a\n\nb\",c\nd\n", [7, 8], 9),
    ("\"a\r\nb\",c\r\nd\r\n", [7, 8], 9),
  ])
  func aLineBreakInAFieldBeginsNoRow(text: String, rows: [Int], next: Int) {
    let block = CSVBlock(bytes: Array(text.utf8), offset: 0, index: nil)
    var row = 7
    #expect(block.recordRows(.comma, from: &row) == rows)
    #expect(row == next)
  }

  @Test(arguments: HandwrittenFile.readable) func everyRecordHasALine(_ example: HandwrittenFile) {
    let block = CSVBlock(bytes: Array(example.text.utf8), offset: 0, index: nil)
    #expect(block.recordLines(.comma, from: 1).count == example.records.count)
  }
}
