/// The list of a workbook's sheets, and how its dates are counted.
final class WorkbookPart: XLSXPartHandler {
  let place: String
  private(set) var sheets: [(name: String, relationshipID: String)] = []
  private(set) var countsFrom1904 = false

  /// - Throws: ``ReadingError``.
  init(_ part: String, in archive: ZipArchive, _ limits: XLSXLimits) throws(ReadingError) {
    place = part
    try XLSXPartReader(archive.open(part, limit: limits.smallPartBytes, limits), self).readAll()
  }

  func start(_ element: XMLName, _ attributes: XMLAttributes) throws(WorkbookProblem) {
    if element.isNamed("workbookPr") {
      countsFrom1904 = attributes.flag("date1904")
    } else if element.isNamed("sheet"), let name = attributes.text("name") {
      sheets.append((name, attributes.relationshipID ?? ""))
    }
  }

  func end(_ element: XMLName) {}

  func characters(_ text: UnsafeBufferPointer<UInt8>) {}
}
