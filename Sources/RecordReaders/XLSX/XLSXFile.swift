/// A workbook (.xlsx) whose sheets are known.
public struct XLSXFile: Sendable {
  /// One sheet of it.
  struct Sheet: Sendable {
    let name: String
    /// nil where it has no cells, such as a chart.
    let part: String?
  }

  /// Path of the file.
  public let path: String
  let sheets: [Sheet]
  let limits: XLSXLimits
  private let countsFrom1904: Bool
  private let stringsPart: String?
  private let stylesPart: String?

  /// Opens a workbook and reads the list of its sheets.
  ///
  /// - Throws: ``ReadingError`` where the file is no workbook, is protected by a password, or lacks a part.
  public init(path: String) throws(ReadingError) {
    try self.init(path: path, limits: XLSXLimits())
  }

  init(path: String, limits: XLSXLimits) throws(ReadingError) {
    try WorkbookSignature.require(file: path)
    let archive = try ZipArchive(file: path)
    guard let workbookPart = try Relationships(of: "", in: archive, limits).part(ofKind: "officeDocument") else {
      throw ReadingError(file: path, problem: .workbook(.workbookPartUnnamed))
    }
    let workbook = try WorkbookPart(workbookPart, in: archive, limits)
    let relationships = try Relationships(of: workbookPart, in: archive, limits)
    var sheets: [Sheet] = []
    for (name, id) in workbook.sheets {
      guard let target = relationships.part(ofID: id) else {
        throw ReadingError(file: path, problem: .workbook(.relationshipAbsent(id: id, sheet: name)), path: workbookPart)
      }
      sheets.append(Sheet(name: name, part: target.kind == "worksheet" ? target.part : nil))
    }
    self.path = path
    self.sheets = sheets
    self.limits = limits
    countsFrom1904 = workbook.countsFrom1904
    stringsPart = relationships.part(ofKind: "sharedStrings")
    stylesPart = relationships.part(ofKind: "styles")
  }

  /// Names of the sheets in the order of the workbook, hidden ones as well.
  public var sheetNames: [String] { sheets.map(\.name) }

  /// The sheet of a layout and the names of its columns.
  ///
  /// - Throws: ``ReadingError`` where there is no such sheet, or its head cannot be read or is blank.
  public func sheet(_ layout: XLSXLayout) throws(ReadingError) -> XLSXSheet {
    try XLSXSheet(self, layout)
  }

  /// A sheet of cells.
  func sheet(_ choice: XLSXLayout.Sheet) throws(ReadingError) -> (name: String, part: String) {
    let found =
      switch choice {
      case .name(let name): sheets.first { $0.name == name }
      case .number(let number): sheets.indices.contains(number - 1) ? sheets[number - 1] : nil
      }
    guard let found else {
      throw ReadingError(
        file: path, problem: .workbook(.sheetAbsent(choice.description, sheets: sheetNames)))
    }
    guard let part = found.part else {
      throw ReadingError(file: path, problem: .workbook(.sheetWithoutCells(found.name)))
    }
    return (found.name, part)
  }

  /// Opens a sheet's part to stream some of its rows.
  func read(
    _ part: String, named name: String, rows: ClosedRange<Int>, mergedRanges: Bool,
    receiveUnreadable: ((UnreadableCell) -> Void)? = nil,
    receive: @escaping (SheetRow) throws(WorkbookProblem) -> Void
  ) throws(ReadingError) -> (reader: XLSXPartReader, sheet: SheetReader, size: Int) {
    let archive = try ZipArchive(file: path)
    let strings =
      if let stringsPart { try SharedStrings(stringsPart, in: archive, limits) } else { SharedStrings(limits) }
    let formats = if let stylesPart { try CellFormats(stylesPart, in: archive, limits) } else { CellFormats() }
    let cells = CellReader(strings: strings, formats: formats, countsFrom1904: countsFrom1904, limits: limits)
    let sheet = SheetReader(
      name, rows: rows, mergedRanges: mergedRanges, cells, receiveUnreadable: receiveUnreadable, receive: receive)
    let entry = try archive.open(part, limit: limits.partBytes, limits)
    return (try XLSXPartReader(entry, sheet), sheet, entry.size.inflated)
  }
}
