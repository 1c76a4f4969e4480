import Testing

@testable import RecordReaders

/// Cells, rows and heads of small workbooks that the tests write.
@Suite struct XLSXSheetTests {
  private let folder = TemporaryFolder()
  private let head = #"<row r="1"><c r="A1" t="inlineStr"><is><t>甲</t></is></c><c r="B1" t="str"><v>乙</v></c></row>"#

  // MARK: - Cells

  @Test func everyKindOfCell() throws {
    let cells = [
      ##"<c r="A2" t="s"><v>1</v></c><c r="B2"><v>7320</v></c>"##,
      #"<c r="A3" t="inlineStr"><is><r><t>昆</t></r><r><t xml:space="preserve"> 明 </t></r></is></c><c r="B3" t="n"><v>0.10000000000000001</v></c>"#,
      #"<c r="A4" t="b"><v>1</v></c><c r="B4" t="b"><v>0</v></c>"#,
      #"<c r="A5" t="d"><v>2021-12-31T00:00:00</v></c><c r="B5" t="d"><v>2021-12-31T08:30:00</v></c>"#,
      #"<c r="A6" t="str"><f>A1&amp;""</f><v>x&amp;y</v></c><c r="B6"><f>1+1</f><v>2</v></c>"#,
      #"<c r="A7" t="str"><f>""</f><v></v></c><c r="B7"><v> 5 </v></c>"#,
    ]
    let workbook = WorkbookParts(
      head + rows(cells, from: 2),
      strings: "<si><t>没有</t></si><si><r><t xml:space=\"preserve\"> 富 </t></r><r><t>文_x000D_本</t></r>"
        + "<rPh sb=\"0\" eb=\"1\"><t>フリガナ</t></rPh><phoneticPr fontId=\"1\"/></si>")
    #expect(
      try records(workbook) == [
        [" 富 文\r本", "7320"], ["昆 明 ", "0.1"], ["TRUE", "FALSE"], ["2021-12-31", "2021-12-31T08:30:00"], ["x&y", "2"],
        ["", "5"],
      ])
  }

  private static let styles = """
    <numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts>
    <cellStyleXfs count="1"><xf numFmtId="14"/></cellStyleXfs>
    <cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs>
    """

  @Test func numbersThatAreDates() throws {
    let data =
      head + #"<row><c s="1"><v>44561</v></c><c s="2"><v>44561.5</v></c></row><row><c s="0"><v>44561</v></c></row>"#
    var workbook = WorkbookParts(data, styles: Self.styles)
    #expect(try records(workbook) == [["2021-12-31", "2021-12-31T12:00:00"], ["44561", ""]])
    workbook.workbookProperties = #"<workbookPr date1904="1"/>"#
    #expect(try records(workbook) == [["2026-01-01", "2026-01-01T12:00:00"], ["44561", ""]])
  }

  /// Stored in 元, shown in 万元: which of the two the sender means is not ours to guess.
  @Test func numbersThatAreShownAsOthersSayHow() throws {
    let styles = """
      <numFmts count="1"><numFmt numFmtId="164" formatCode="0!.0,&quot;万&quot;"/></numFmts>
      <cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="10"/><xf numFmtId="164"/></cellXfs>
      """
    let data = head + #"<row><c s="1"><v>0.105</v></c><c s="2"><v>12345678</v></c></row><row><c s="2"/></row>"#
    #expect(
      try records(WorkbookParts(data, styles: styles)) == [["0.105", "12345678 [0!.0,\"万\"]"]])
  }

  /// Their numbers are those of other patterns.
  @Test func patternsOfConditionsAreNotThoseOfCells() throws {
    let styles = """
      <numFmts count="1"><numFmt numFmtId="164" formatCode="0.00"/></numFmts>
      <cellXfs count="2"><xf numFmtId="164"/><xf numFmtId="3"/></cellXfs>
      <dxfs count="2"><dxf><numFmt numFmtId="164" formatCode="m/d/yyyy"/></dxf>
      <dxf><numFmt numFmtId="3" formatCode="0%"/></dxf></dxfs>
      """
    let data = head + #"<row><c s="0"><v>44561</v></c><c s="1"><v>7</v></c></row>"#
    #expect(try records(WorkbookParts(data, styles: styles)) == [["44561", "7"]])
  }

  @Test(arguments: [
    (#"<c r="B7" t="e"><v>#REF!</v></c>"#, WorkbookProblem.errorValue("#REF!")),
    (#"<c r="B7" t="e"><f>1/0</f><v>#DIV/0!</v></c>"#, .errorValue("#DIV/0!")),
    (#"<c r="B7"><f>SUM(A1:A2)</f></c>"#, .formulaWithoutValue),
    (#"<c r="B7"><f>SUM(A1:A2)</f><v></v></c>"#, .formulaWithoutValue),
    (#"<c r="B7" t="s"><v>1</v></c>"#, .stringAbsent(index: "1", count: 1)),
    (#"<c r="B7" t="s"><v>99999999999999999999</v></c>"#, .stringAbsent(index: "99999999999999999999", count: 1)),
    (#"<c r="B7" t="s"><v>-1</v></c>"#, .stringAbsent(index: "-1", count: 1)),
    (#"<c r="B7" t="s"><v></v></c>"#, .stringAbsent(index: "", count: 1)),
    (#"<c r="B7" s="3"><v>1</v></c>"#, .styleAbsent(index: "3", count: 3)),
    (#"<c r="B7" s="1"><v>3000000</v></c>"#, .dateUnreadable("3000000")),
    (#"<c r="B7"><v>一</v></c>"#, .numberUnreadable("一")),
    (#"<c r="B7" t="inlineStr"><v>1</v></c>"#, .valueMisplaced),
    (#"<c r="B7"><is><t>1</t></is></c>"#, .valueMisplaced),
    (#"<c r="B7" t="str"><is><t>1</t></is></c>"#, .valueMisplaced),
    (#"<c r="B7"><v>1</v><v>2</v></c>"#, .valueMisplaced),
    (#"<c r="B7" t="inlineStr"><is><t>1</t></is><is><t>2</t></is></c>"#, .valueMisplaced),
  ])
  func aCellWithoutAValueIsNamed(cell: String, problem: WorkbookProblem) throws {
    let workbook = WorkbookParts(head + "<row r=\"7\">\(cell)</row>", strings: "<si><t>零</t></si>", styles: Self.styles)
    let path = try folder.write(workbook)
    #expect(throws: ReadingError(file: path, problem: .workbook(problem), path: "表!B7")) {
      try read(XLSXFile(path: path))
    }
  }

  /// Who reads what people typed tells them of all such cells, and goes on.
  @Test func cellsWithoutAValueAreHandedOnWhereThatIsAskedFor() throws {
    let data =
      #"<row r="2"><c r="A2" s="1"><v>20261122</v></c><c r="B2" t="e"><v>#N/A</v></c></row>"#
      + #"<row r="3"><c r="A3"><f>1+1</f></c><c r="B3"><v>2</v></c></row>"#
    let file = try XLSXFile(path: folder.write(WorkbookParts(head + data, styles: Self.styles)))
    var cells: [UnreadableCell] = []
    let reader = try file.sheet(XLSXLayout()).records { cells.append($0) }
    #expect(try reader.next()?.allRecords == [["20261122", "#N/A"], ["", "2"]])
    #expect(cells.map(\.problem) == [.dateUnreadable("20261122"), .errorValue("#N/A"), .formulaWithoutValue])
    #expect(cells.map { [$0.row, $0.column] } == [[2, 1], [2, 2], [3, 1]])
    // A workbook that is broken is not what somebody typed.
    let broken = head + #"<row r="2"><c r="A2" t="s"><v>9</v></c></row>"#
    let other = try XLSXFile(path: folder.write(WorkbookParts(broken)))
    #expect(throws: ReadingError.self) { try other.sheet(XLSXLayout()).records { cells.append($0) }.next() }
    #expect(cells.count == 3)
  }

  @Test func anErrorSaysWhereAndWhatToDo() {
    let error = ReadingError(file: "a.xlsx", problem: .workbook(.errorValue("#REF!")), path: "表!B7")
    #expect(
      error.description
        == "a.xlsx (at 表!B7): the cell holds the error #REF!; expected a value. Correct it or clear the cell.")
  }

  // MARK: - Rows

  @Test func blankRowsAreLeftOutAndRowsKeepTheirNumbers() throws {
    let data =
      head + #"<row r="3"><c r="B3"><v>1</v></c></row><row r="4"/><row r="5"><c r="A5" s="1"/></row>"#
      + #"<row r="6"><c r="A6" t="str"><v> </v></c></row><row><c><v>2</v></c><c><v>3</v></c></row>"#
    let batch = try #require(try reader(XLSXFile(path: folder.write(WorkbookParts(data)))).next())
    #expect(batch.allRecords == [["", "1"], ["2", "3"]])
    #expect(batch.rows == [3, 7])
  }

  @Test func cellsBehindTheHeadAreFields() throws {
    let data = head + #"<row r="2"><c r="A2"><v>1</v></c><c r="D2"><v>4</v></c></row>"#
    #expect(try records(WorkbookParts(data)) == [["1", "", "", "4"]])
  }

  @Test func manyRowsComeInSeveralBatches() throws {
    let data = (2...20_000).map { #"<row r="\#($0)"><c r="A\#($0)"><v>\#($0)</v></c></row>"# }.joined()
    let reader = try reader(XLSXFile(path: folder.write(WorkbookParts(head + data))))
    var sizes: [Int] = []
    var records: [[String]] = []
    var rows: [Int] = []
    var bytes = 0
    while let batch = try reader.next() {
      sizes.append(batch.count)
      records += batch.allRecords
      rows += batch.rows
      bytes += reader.takeByteCount()
    }
    #expect(sizes.count > 2)
    #expect(records == (2...20_000).map { ["\($0)", ""] })
    #expect(rows == Array(2...20_000))
    #expect(try bytes == FileSize.bytes(of: folder.path + "/book.xlsx"))
  }

  // MARK: - Heads

  @Test func aHeadOfTwoRowsGivesOneNameAColumn() throws {
    let data = rows(
      [
        text("A1", "标题"), text("A2", "代码") + text("B2", "行业") + text("D2", "  营业\n收入 "),
        text("B3", "代码") + text("C3", "名称") + text("D3", "营业收入") + text("E3", "备注"), text("A4", "x"),
      ], from: 1)
    let merged =
      "<mergeCells><mergeCell ref=\"A1:E1\"/><mergeCell ref=\"A2:A3\"/><mergeCell ref=\"B2:C2\"/></mergeCells>"
    let file = try XLSXFile(path: folder.write(WorkbookParts(data, tail: merged)))
    let sheet = try file.sheet(XLSXLayout(headRow: 2, headRows: 2))
    #expect(sheet.header == ["代码", "行业/代码", "行业/名称", "营业收入", "备注"])
    #expect(try sheet.records().next()?.allRecords == [["x", "", "", "", ""]])
    #expect(try file.sheet(XLSXLayout(headRow: 2)).header == ["代码", "行业", "", "营业收入"])
  }

  @Test func rowsAboveTheHeadMayHoldAnything() throws {
    let data = #"<row r="1"><c r="A1" t="e"><v>#N/A</v></c></row>"# + rows([text("A2", "甲"), text("A3", "1")], from: 2)
    let file = try XLSXFile(path: folder.write(WorkbookParts(data)))
    #expect(try file.sheet(XLSXLayout(headRow: 2)).header == ["甲"])
  }

  @Test func aBlankHead() throws {
    let path = try folder.write(WorkbookParts(head))
    #expect(throws: ReadingError(file: path, problem: .workbook(.headBlank(rows: 3...4)), path: "表")) {
      try XLSXFile(path: path).sheet(XLSXLayout(headRow: 3, headRows: 2))
    }
  }

  @Test func mergedCellsThatCoverOthers() throws {
    let merged = String(repeating: #"<mergeCell ref="A1:XFD2"/>"#, count: 2)
    let path = try folder.write(WorkbookParts(head, tail: "<mergeCells>\(merged)</mergeCells>"))
    #expect(throws: ReadingError(file: path, problem: .workbook(.rangesOverlap("A1:XFD2")), path: "表!1")) {
      try XLSXFile(path: path).sheet(XLSXLayout(headRows: 2))
    }
  }

  private func text(_ place: String, _ text: String) -> String {
    #"<c r="\#(place)" t="inlineStr"><is><t xml:space="preserve">\#(text)</t></is></c>"#
  }

  private func rows(_ cells: [String], from first: Int) -> String {
    cells.enumerated().map { #"<row r="\#($0 + first)">\#($1)</row>"# }.joined()
  }

  private func records(_ workbook: WorkbookParts) throws -> [[String]] {
    try read(XLSXFile(path: folder.write(workbook)))
  }
}

/// A reader of the first sheet, whose head is its first row.
func reader(_ file: XLSXFile) throws -> XLSXRecordReader { try file.sheet(XLSXLayout()).records() }

/// All records of the first sheet.
@discardableResult
func read(_ file: XLSXFile) throws -> [[String]] {
  let reader = try reader(file)
  var records: [[String]] = []
  while let batch = try reader.next() { records += batch.allRecords }
  return records
}
