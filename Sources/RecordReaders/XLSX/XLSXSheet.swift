/// A sheet whose head is known, and whose records are still to be read.
public struct XLSXSheet: Sendable {
  /// The workbook.
  public let file: XLSXFile
  /// Its name.
  public let name: String
  /// Where its head stands.
  public let layout: XLSXLayout
  /// Column names, from the first column to the last that has one: blanks trimmed, line breaks left out, the texts
  /// of several rows joined by a slash.
  public let header: [String]
  private let part: String

  /// - Throws: ``ReadingError``.
  init(_ file: XLSXFile, _ layout: XLSXLayout) throws(ReadingError) {
    self.file = file
    self.layout = layout
    (name, part) = try file.sheet(layout.sheet)
    header = try Self.header(of: part, named: name, in: file, layout.head)
    if header.isEmpty {
      throw ReadingError(file: file.path, problem: .workbook(.headBlank(rows: layout.head)), path: name)
    }
  }

  /// The records behind the head, each with as many fields as the head has columns, or more where its row goes on; rows
  /// that are blank are left out.
  ///
  /// - Parameter unreadable: told of each cell without a usable value, before the batch that holds its row; the field is then
  ///   the cell's ``UnreadableCell/text``. Where absent, the first such cell ends the reading.
  /// - Throws: ``ReadingError`` where the workbook cannot be opened.
  public func records(unreadable: ((UnreadableCell) -> Void)? = nil) throws(ReadingError) -> XLSXRecordReader {
    try XLSXRecordReader(self, part: part, unreadable)
  }

  private static func header(
    of part: String, named name: String, in file: XLSXFile, _ rows: ClosedRange<Int>
  ) throws(ReadingError) -> [String] {
    final class Head {
      var names: HeadNames
      init(_ names: HeadNames) { self.names = names }
    }
    let head = Head(HeadNames(rows: rows))
    let (reader, sheet, _) = try file.read(part, named: name, rows: rows, mergedRanges: rows.count > 1) {
      head.names.add($0)
    }
    // Merged cells stand behind all rows: a head of several rows takes a reading of the whole sheet.
    while !reader.isAtEnd, rows.count > 1 || sheet.rowNumber <= rows.upperBound { try reader.readPiece() }
    if rows.count > 1 { head.names.merge(sheet.mergedRanges) }
    return head.names.names
  }
}
