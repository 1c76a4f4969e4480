internal import RecordReaders

/// A filled review sheet, as a workbook or saved as CSV: its head, and its rows one behind the other.
struct DecisionSheet {
  /// One row. Its fields are by the columns of the head; rows may be shorter.
  struct Row {
    /// Row as a spreadsheet shows it, from 1.
    let number: Int
    let fields: [String]
    /// Why a field has no usable value, by its column.
    var faults: [Int: String] = [:]
  }

  /// Rows above the head, such as a title that somebody put there.
  private static let rowsSearched = 1...10
  /// The sheet's name in review.xlsx; of another workbook, the first sheet is read.
  static let sheetName = "待定名单"

  private enum Content {
    case workbook(XLSXSheet)
    case text(CSVFile)
  }

  let path: String
  let header: [String]
  /// Row of the head, from 1.
  let headRow: Int
  private let content: Content

  /// Opens a file whose head has some columns; nil where none of its first rows is such a head.
  ///
  /// - Throws: `ReadingError`.
  init?(_ path: String, isHead: ([String]) -> Bool) throws(ReadingError) {
    self.path = path
    guard Self.isWorkbook(path) else {
      let file = try CSVFile(path: path)
      guard isHead(file.header) else { return nil }
      (content, header, headRow) = (.text(file), file.header, 1)
      return
    }
    let file = try XLSXFile(path: path)
    let choice = file.sheetNames.contains(Self.sheetName) ? XLSXLayout.Sheet.name(Self.sheetName) : .number(1)
    for row in Self.rowsSearched {
      guard let sheet = try Self.sheet(of: file, choice, headRow: row), isHead(sheet.header) else { continue }
      (content, header, headRow) = (.workbook(sheet), sheet.header, row)
      return
    }
    return nil
  }

  static func isWorkbook(_ path: String) -> Bool { path.lowercased().hasSuffix(".xlsx") }

  /// nil where the row is blank, as one above the head may be.
  private static func sheet(of file: XLSXFile, _ choice: XLSXLayout.Sheet, headRow: Int) throws(ReadingError)
    -> XLSXSheet?
  {
    do {
      return try file.sheet(XLSXLayout(sheet: choice, headRow: headRow))
    } catch {
      if case .workbook(.headBlank) = error.problem { return nil }
      throw error
    }
  }

  /// Hands on every row behind the head that is not blank.
  ///
  /// - Throws: `ReadingError`.
  func forEachRow(_ body: (Row) -> Void) throws(ReadingError) {
    switch content {
    case .workbook(let sheet):
      let unreadable = UnreadableFields()
      let reader = try sheet.records { unreadable.add($0) }
      while let batch = try reader.next() {
        Self.handOn(batch, batch.rows, unreadable.take(upTo: batch.rows.last ?? 0), body)
      }
    case .text(let file):
      var blocks = try file.blocks()
      let cutter = CSVRecordCutter(of: file)
      var row = 0
      while let block = try blocks.next() {
        if row == 0 { row = (file.line(atOffset: block.offset) ?? 2) - Self.lineBreaks(in: header) }
        let rows = block.recordRows(file.dialect.delimiter, from: &row)
        Self.handOn(try cutter.cut(block), rows, [:], body)
      }
    }
  }

  /// A head with line breaks in its names is one row all the same.
  private static func lineBreaks(in header: [String]) -> Int {
    header.reduce(0) { $0 + $1.utf8.count { $0 == UInt8(ascii: "\n") } }
  }

  private static func handOn(
    _ batch: RecordBatch, _ numbers: [Int], _ faults: [Int: [Int: String]], _ body: (Row) -> Void
  ) {
    let decoder = TextDecoder(batch.encoding)
    for record in 0..<batch.count {
      let fields = (0..<batch.fieldCount(ofRecord: record)).map { field in
        plain(FieldText.trimmed(batch.text(field, ofRecord: record, decoder: decoder)))
      }
      guard fields.contains(where: { !$0.isEmpty }) else { continue }
      body(Row(number: numbers[record], fields: fields, faults: faults[numbers[record]] ?? [:]))
    }
  }

  /// Without the apostrophe that review.csv puts before a text that Excel would run as a formula.
  private static func plain(_ text: String) -> String {
    let rest = text.dropFirst()
    guard text.hasPrefix("'"), let first = rest.first, "=@+-".contains(first) else { return text }
    return String(rest)
  }
}

/// Fields of a workbook without a usable value, until their rows are handed on.
private final class UnreadableFields {
  /// By row, then by column from 0.
  private var faults: [Int: [Int: String]] = [:]

  func add(_ cell: UnreadableCell) {
    // Typed as eight digits into a cell of a date's format: what was typed says which day was meant.
    if case .dateUnreadable = cell.problem { return }
    faults[cell.row, default: [:]][cell.column - 1] = cell.problem.description
  }

  /// Those of rows up to a number, which no later batch has.
  func take(upTo row: Int) -> [Int: [Int: String]] {
    let taken = faults.filter { $0.key <= row }
    if !taken.isEmpty { faults = faults.filter { $0.key > row } }
    return taken
  }
}
