@testable import RecordReaders

/// The parts of a workbook as a test writes them down: XML by its contents alone, the rest filled in.
struct WorkbookParts {
  static let transitional = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  static let strict = "http://purl.oclc.org/ooxml/spreadsheetml/main"
  private static let package = "http://schemas.openxmlformats.org/package/2006/relationships"

  /// Rows of the sheets, what stands behind them, and further parts.
  var sheets: [(name: String, data: String, tail: String)]
  var strings: String?
  var styles: String?
  var workbookProperties = ""
  var isStrict = false

  /// One sheet named 表.
  init(_ data: String, tail: String = "", strings: String? = nil, styles: String? = nil) {
    sheets = [("表", data, tail)]
    self.strings = strings
    self.styles = styles
  }

  private var namespace: String { isStrict ? Self.strict : Self.transitional }
  private var relationships: String {
    isStrict
      ? "http://purl.oclc.org/ooxml/officeDocument/relationships"
      : "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  }

  /// Names and texts of all parts.
  var parts: [String: String] {
    var parts = [
      "_rels/.rels": relationships([("rId1", "officeDocument", "xl/workbook.xml")]),
      "xl/workbook.xml": root("workbook", workbookProperties + "<sheets>" + sheetList + "</sheets>"),
      "xl/_rels/workbook.xml.rels": relationships(targets),
    ]
    for (index, sheet) in sheets.enumerated() {
      parts["xl/worksheets/sheet\(index + 1).xml"] = root(
        "worksheet", "<sheetData>\(sheet.data)</sheetData>" + sheet.tail)
    }
    parts["xl/sharedStrings.xml"] = strings.map { root("sst", $0) }
    parts["xl/styles.xml"] = styles.map { root("styleSheet", $0) }
    return parts
  }

  private var sheetList: String {
    sheets.enumerated().map { #"<sheet name="\#($1.name)" sheetId="\#($0 + 1)" r:id="rId\#($0 + 1)"/>"# }.joined()
  }

  private var targets: [(String, String, String)] {
    let worksheets = sheets.indices.map { ("rId\($0 + 1)", "worksheet", "worksheets/sheet\($0 + 1).xml") }
    return worksheets + [("rIdA", "sharedStrings", "/xl/sharedStrings.xml")].filter { _ in strings != nil }
      + [("rIdB", "styles", "../xl/./styles.xml")].filter { _ in styles != nil }
  }

  private func relationships(_ targets: [(String, String, String)]) -> String {
    "<?xml version=\"1.0\"?><Relationships xmlns=\"\(Self.package)\">"
      + targets.map { #"<Relationship Id="\#($0.0)" Type="\#(relationships)/\#($0.1)" Target="\#($0.2)"/>"# }.joined()
      + "</Relationships>"
  }

  private func root(_ name: String, _ contents: String) -> String {
    #"<?xml version="1.0" encoding="UTF-8"?><\#(name) xmlns="\#(namespace)" xmlns:r="\#(relationships)">"#
      + contents + "</\(name)>"
  }
}

extension TemporaryFolder {
  /// Writes an archive of parts and returns its path.
  func write(parts: [String: String]) throws -> String {
    let path = try write("", as: "book.xlsx")
    try Archive.write(parts, to: path)
    return path
  }

  func write(_ workbook: WorkbookParts) throws -> String { try write(parts: workbook.parts) }
}
