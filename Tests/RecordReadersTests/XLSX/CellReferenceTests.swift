import Testing

@testable import RecordReaders

@Suite struct CellReferenceTests {
  @Test(arguments: [("A1", 1, 1), ("Z9", 26, 9), ("AA10", 27, 10), ("XFD1048576", 16_384, 1_048_576), ("$B$7", 2, 7)])
  func readAndWritten(text: String, column: Int, row: Int) {
    let reference = CellReference(text.utf8)
    #expect(reference == CellReference(column: column, row: row))
    #expect(reference?.description == text.filter { $0 != "$" })
  }

  @Test(arguments: [
    "", "A", "1", "1A", "A0", "a1", "A1B", "A-1", "AAAAAAAAAAAAAAAAAAAAAA1", "A99999999999999999999999",
  ])
  func isNone(text: String) {
    #expect(CellReference(text.utf8) == nil)
  }

  @Test func ranges() {
    #expect(MergedRange("B2:D3")?.columns == 2...4)
    #expect(MergedRange("B2:D3")?.rows == 2...3)
    #expect(MergedRange("B2")?.rows == 2...2)
    for text in ["D3:B2", "A1:B2:C3", "", ":"] { #expect(MergedRange(text) == nil, "\(text)") }
  }
}
