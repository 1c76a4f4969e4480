import Foundation
import Testing

@testable import RecordReaders

/// What a workbook's parts say, and files that are none or lie.
@Suite struct XLSXFileTests {
  private let folder = TemporaryFolder()
  private static let data = #"<row><c t="str"><v>甲</v></c></row><row><c><v>1</v></c></row>"#
  private let small = WorkbookParts(XLSXFileTests.data)

  // MARK: - Sheets

  @Test func sheetsByNameAndNumber() throws {
    var workbook = small
    workbook.sheets.append(("R&amp;D", #"<row><c t="str"><v>乙</v></c></row><row><c><v>2</v></c></row>"#, ""))
    let file = try XLSXFile(path: folder.write(workbook))
    #expect(file.sheetNames == ["表", "R&D"])
    #expect(try file.sheet(XLSXLayout(sheet: .name("R&D"))).header == ["乙"])
    #expect(try file.sheet(XLSXLayout(sheet: .number(2))).name == "R&D")
    for choice in [XLSXLayout.Sheet.number(0), .number(3), .name("丙")] {
      let problem = WorkbookProblem.sheetAbsent(choice.description, sheets: ["表", "R&D"])
      #expect(throws: ReadingError(file: file.path, problem: .workbook(problem))) {
        try file.sheet(XLSXLayout(sheet: choice))
      }
    }
  }

  @Test func theStrictNamespaces() throws {
    var workbook = small
    workbook.isStrict = true
    #expect(try read(XLSXFile(path: folder.write(workbook))) == [["1"]])
  }

  @Test func elementsOfOtherNamespacesAreLeftOut() throws {
    let foreign = #"<x:row xmlns:x="urn:x"><c t="str"><v>no</v></c></x:row>"#
    #expect(try read(XLSXFile(path: folder.write(WorkbookParts(Self.data + foreign)))) == [["1"]])
  }

  @Test func aChartIsNoSheetOfCells() throws {
    var parts = small.parts
    replace("/worksheet\"", by: "/chartsheet\"", in: "xl/_rels/workbook.xml.rels", of: &parts)
    try expect(.sheetWithoutCells("表"), at: nil, parts)
  }

  // MARK: - Files that are no workbook

  @Test func otherFiles() throws {
    let text = try folder.write("甲,乙\n1,2\n", as: "a.csv")
    #expect(throws: ReadingError(file: text, problem: .workbook(.notAWorkbook))) { try XLSXFile(path: text) }
    let legacy = try folder.write([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], as: "a.xls")
    #expect(throws: ReadingError(file: legacy, problem: .workbook(.legacyOrEncrypted))) { try XLSXFile(path: legacy) }
    let empty = try folder.write("", as: "b.xlsx")
    #expect(throws: ReadingError(file: empty, problem: .empty)) { try XLSXFile(path: empty) }
    #expect(throws: ReadingError.self) { try XLSXFile(path: folder.path + "/none.xlsx") }
  }

  @Test func aWorkbookIsNoText() throws {
    let path = try folder.write(small)
    #expect(throws: ReadingError(file: path, problem: .workbookForText)) { try CSVFile(path: path) }
    #expect(throws: ReadingError(file: path, problem: .workbookForText)) { try CSVFile(path: path, encoding: .gb18030) }
    let layout = try XMLRecordLayout(recordPath: "a", fieldPaths: [], namespaces: [:])
    #expect(throws: ReadingError(file: path, problem: .workbookForText)) {
      try XMLRecordReader(path: path, layout: layout)
    }
  }

  @Test func anArchiveThatIsCutOff() throws {
    let whole = try Self.bytes(folder.write(small))
    for count in [4, whole.count / 2, whole.count - 1] {
      let path = try folder.write(whole.prefix(count), as: "cut.xlsx")
      #expect { try read(XLSXFile(path: path)) } throws: { error in
        guard case .workbook(.archive) = (error as? ReadingError)?.problem else { return false }
        return true
      }
    }
  }

  @Test func bytesThatWereChanged() throws {
    var bytes = try Self.bytes(folder.write(small))
    // In the middle of the archive stand the parts; whichever is hit, a checksum or the XML says so.
    for index in bytes.count / 4..<bytes.count / 4 + 8 { bytes[index] ^= 0xFF }
    let path = try folder.write(bytes, as: "changed.xlsx")
    #expect(throws: ReadingError.self) { try read(XLSXFile(path: path)) }
  }

  // MARK: - Parts

  @Test(arguments: [
    "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml",
    "xl/styles.xml",
  ])
  func aPartThatIsMissingOrEmpty(part: String) throws {
    var parts = WorkbookParts(Self.data, strings: "", styles: "").parts
    parts[part] = ""
    try expect(ReadingError.Problem.empty, at: part, parts)
    parts[part] = nil
    try expect(.partMissing, at: part, parts)
  }

  @Test func relationshipsThatLeadNowhere() throws {
    var parts = small.parts
    replace("Id=\"rId1\"", by: "Id=\"rId7\"", in: "xl/_rels/workbook.xml.rels", of: &parts)
    try expect(.relationshipAbsent(id: "rId1", sheet: "表"), at: "xl/workbook.xml", parts)
    parts = small.parts
    replace("sheet1.xml", by: "../../../etc/sheet1.xml", in: "xl/_rels/workbook.xml.rels", of: &parts)
    try expect(.partMissing, at: "etc/sheet1.xml", parts)
    parts = small.parts
    replace("Id=\"rId1\"", by: "Id=\"rId1\" TargetMode=\"External\"", in: "_rels/.rels", of: &parts)
    try expect(.workbookPartUnnamed, at: nil, parts)
  }

  @Test func anotherNamespace() throws {
    var parts = small.parts
    replace(WorkbookParts.transitional, by: "urn:other", in: "xl/worksheets/sheet1.xml", of: &parts)
    try expect(.namespaceUnknown("urn:other"), at: "表", parts)
  }

  @Test(arguments: [
    "xl/workbook.xml", "xl/sharedStrings.xml", "xl/worksheets/sheet1.xml", "xl/_rels/workbook.xml.rels",
  ])
  func entitiesEndTheReading(part: String) throws {
    var parts = WorkbookParts(Self.data, strings: "").parts
    let text = try #require(parts[part])
    let root = try #require(text.range(of: "?>")).upperBound
    parts[part] = text[..<root] + #"<!DOCTYPE a [<!ENTITY e "x">]>"# + text[root...]
    try expect(ReadingError.Problem.entityDeclared(name: "e"), at: part, parts)
  }

  @Test func xmlThatIsNotWellFormedNamesItsPart() throws {
    var parts = small.parts
    replace("</sheetData>", by: "", in: "xl/worksheets/sheet1.xml", of: &parts)
    let path = try folder.write(parts: parts)
    #expect { try read(XLSXFile(path: path)) } throws: { error in
      let error = error as? ReadingError
      guard case .xmlError = error?.problem else { return false }
      return error?.path == "xl/worksheets/sheet1.xml"
    }
  }

  // MARK: - Limits

  @Test func aHundredThousandColumns() throws {
    let cells = String(repeating: "<c><v>1</v></c>", count: 100_000)
    try expect(.tooManyColumns(limit: 16_384), at: "表!XFE1", WorkbookParts("<row>\(cells)</row>").parts)
    try expect(
      .tooManyColumns(limit: 16_384), at: "表!EQXD1", WorkbookParts(#"<row><c r="EQXD1"><v>1</v></c></row>"#).parts)
  }

  @Test(arguments: [
    (#"<row r="1048577"/>"#, WorkbookProblem.tooManyRows(limit: 1_048_576), "表"),
    (#"<row r="0"/>"#, .referenceUnreadable("0"), "表"),
    (#"<row r="2"/><row r="2"/>"#, .outOfOrder("2"), "表!2"),
    (#"<row><c r="B1"/><c r="A1"/></row>"#, .outOfOrder("A1"), "表!C1"),
    (#"<row><c r="B2"/></row>"#, .referenceUnreadable("B2"), "表!A1"),
    (#"<row><c r="2B"/></row>"#, .referenceUnreadable("2B"), "表!1"),
    (#"<row><c t="x"/></row>"#, .cellKindUnknown("x"), "表!1"),
  ])
  func placesThatAreNone(data: String, problem: WorkbookProblem, place: String) throws {
    try expect(problem, at: place, WorkbookParts(data).parts)
  }

  @Test func sizesThatATableDoesNotHave() throws {
    let text = String(repeating: "甲", count: 5000)
    let parts = WorkbookParts(
      Self.data + "<row><c t=\"str\"><v>\(text)</v></c></row>", strings: "<si><t>\(text)</t></si><si/><si/>"
    ).parts
    try expect(.partTooLarge(limit: 1000), at: "xl/sharedStrings.xml", parts) { $0.partBytes = 1000 }
    try expect(.partTooLarge(limit: 100), at: "_rels/.rels", parts) { $0.smallPartBytes = 100 }
    try expect(.partTooDense(ratio: 3), at: "xl/sharedStrings.xml", parts) { ($0.ratio, $0.ratioFrom) = (3, 1000) }
    try expect(.tooManyStrings(limit: 2), at: "xl/sharedStrings.xml", parts) { $0.strings = 2 }
    try expect(.stringsTooLong(limit: 100), at: "xl/sharedStrings.xml", parts) { $0.stringBytes = 100 }
    try expect(.cellTooLong(limit: 100), at: "表!A3", parts) { $0.cellBytes = 100 }
    try expect(.rowTooLong(limit: 100), at: "表!A3", parts) { $0.rowBytes = 100 }
  }

  // MARK: - Helpers

  private func expect(
    _ problem: WorkbookProblem, at place: String?, _ parts: [String: String],
    _ change: (inout XLSXLimits) -> Void = { _ in }
  ) throws {
    try expect(ReadingError.Problem.workbook(problem), at: place, parts, change)
  }

  private func expect(
    _ problem: ReadingError.Problem, at place: String?, _ parts: [String: String],
    _ change: (inout XLSXLimits) -> Void = { _ in }
  ) throws {
    let path = try folder.write(parts: parts)
    var limits = XLSXLimits()
    change(&limits)
    let error = #expect(throws: ReadingError.self) { try read(XLSXFile(path: path, limits: limits)) }
    #expect(error?.problem == problem)
    #expect(error?.path == place)
  }

  private func replace(_ text: String, by other: String, in part: String, of parts: inout [String: String]) {
    parts[part] = parts[part]?.replacingOccurrences(of: text, with: other)
  }

  private static func bytes(_ path: String) throws -> [UInt8] {
    var bytes: [UInt8] = []
    _ = try FileByteStream(file: path).read(into: &bytes, limit: 1 << 20)
    return bytes
  }
}
