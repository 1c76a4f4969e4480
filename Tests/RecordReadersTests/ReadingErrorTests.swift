import Testing

@testable import RecordReaders

@Suite struct ReadingErrorTests {
  @Test func theDescriptionNamesPlaceFindingAndRemedy() {
    let error = ReadingError(file: "inbox/a.csv", problem: .invalidByte(0x0F, encoding: .gb18030, offset: 12), line: 3)
    #expect(
      error.description
        == "inbox/a.csv:3: byte 0x0F at offset 12 is not valid in GB18030. Repair the file, or name its true encoding "
        + "with `encoding:` in the source.")
  }

  /// Advice names the form and the source of a file only where it has them.
  @Test(
    arguments: [
      .invalidByte(0x0F, encoding: .gb18030, offset: 12), .noEncodingFits(offset: 3), .workbookForText, .isFolder,
      .workbook(.notAWorkbook), .workbook(.sheetWithoutCells("图")), .workbook(.headBlank(rows: 1...1)),
      .workbook(.sheetAbsent("number 2", sheets: ["表"])),
    ] as [ReadingError.Problem])
  func adviceFitsWhoReads(_ problem: ReadingError.Problem) {
    let error = ReadingError(file: "a.csv", problem: problem)
    let words = ["form", "source", "encoding:", "sheet:", "head:", "/*"]
    #expect(words.contains { error.description.contains($0) })
    #expect(!words.contains { error.withoutForm.description.contains($0) }, "\(error.withoutForm)")
    #expect(error.withoutForm.description.hasSuffix("."))
  }

  @Test func anXMLErrorNamesTheElement() {
    let error = ReadingError(file: "a.xml", problem: .xmlError(message: "no end"), line: 7, path: "/r/u")
    #expect(error.description == "a.xml:7 (at /r/u): no end. Expected well-formed XML; export the file again.")
  }

  @Test func aFileWithoutLineIsNamedAlone() {
    #expect(
      ReadingError(file: "a.csv", problem: .empty).description
        == "a.csv: the file is empty; expected a header and records. Export it again.")
  }
}
