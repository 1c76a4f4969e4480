/// Which numbers of a workbook are shown as something else: a cell names a format, and the format a pattern.
final class CellFormats: XLSXPartHandler {
  let place: String
  private let isKnown: Bool
  /// One a cell format: the number of its pattern.
  private var patterns: [Int] = []
  private var ownPatterns: [Int: NumberFormat] = [:]
  private var isInCellFormats = false
  /// Formats of conditions have patterns of their own, whose numbers may be those of others.
  private var isInPatterns = false

  /// A workbook without styles: every number is a number.
  init() {
    place = ""
    isKnown = false
  }

  /// - Throws: ``ReadingError``.
  init(_ part: String, in archive: ZipArchive, _ limits: XLSXLimits) throws(ReadingError) {
    place = part
    isKnown = true
    try XLSXPartReader(archive.open(part, limit: limits.smallPartBytes, limits), self).readAll()
  }

  /// What a number of the format is shown as.
  func numberFormat(ofFormat format: Int) throws(WorkbookProblem) -> NumberFormat {
    guard isKnown else { return .number }
    guard patterns.indices.contains(format) else {
      // A workbook may leave out the one format that every cell has.
      if format == 0 { return .number }
      throw .styleAbsent(index: "\(format)", count: patterns.count)
    }
    return ownPatterns[patterns[format]] ?? NumberFormat(builtIn: patterns[format])
  }

  func start(_ element: XMLName, _ attributes: XMLAttributes) throws(WorkbookProblem) {
    if element.isNamed("cellXfs") {
      isInCellFormats = true
    } else if isInCellFormats, element.isNamed("xf") {
      patterns.append(attributes.text("numFmtId").flatMap(Int.init) ?? 0)
    } else if element.isNamed("numFmts") {
      isInPatterns = true
    } else if isInPatterns, element.isNamed("numFmt"), let id = attributes.text("numFmtId").flatMap(Int.init) {
      ownPatterns[id] = NumberFormat(attributes.text("formatCode") ?? "")
    }
  }

  func end(_ element: XMLName) {
    if element.isNamed("cellXfs") { isInCellFormats = false }
    if element.isNamed("numFmts") { isInPatterns = false }
  }

  func characters(_ text: UnsafeBufferPointer<UInt8>) {}
}
