/// Streams the records of a sheet, in the memory of one batch and the workbook's shared strings.
public final class XLSXRecordReader {
  private static let recordsPerBatch = 4096
  private static let bytesPerBatch = 1 << 20

  private let reader: XLSXPartReader
  private let collector: XLSXRecordCollector
  /// Of the whole file, and of the sheet when inflated: what was read is told as a part of the file.
  private let fileSize: Int
  private let sheetSize: Int
  private var bytesTold = 0

  init(_ sheet: XLSXSheet, part: String, _ receiveUnreadable: ((UnreadableCell) -> Void)?) throws(ReadingError) {
    let collector = XLSXRecordCollector(fieldCount: sheet.header.count)
    self.collector = collector
    let rows = (sheet.layout.head.upperBound + 1)...Int.max
    let (reader, _, size) = try sheet.file.read(
      part, named: sheet.name, rows: rows, mergedRanges: false, receiveUnreadable: receiveUnreadable
    ) {
      collector.append($0)
    }
    self.reader = reader
    sheetSize = max(size, 1)
    fileSize = try FileSize.bytes(of: sheet.file.path)
  }

  /// The next records, UTF-8, fields by column, a cell that is absent empty; nil at the end of the sheet.
  ///
  /// - Throws: ``ReadingError`` with sheet and cell where a cell holds no value, or with the part where the workbook is
  ///   broken.
  public func next() throws(ReadingError) -> RecordBatch? {
    while !reader.isAtEnd, collector.batch.count < Self.recordsPerBatch,
      collector.batch.bytes.count < Self.bytesPerBatch
    {
      try reader.readPiece()
    }
    let batch = collector.takeBatch()
    return batch.count > 0 ? batch : nil
  }

  /// Bytes of the file that stand for what was read since this was last asked.
  public func takeByteCount() -> Int {
    let told = Int(Double(fileSize) * min(Double(reader.byteCount) / Double(sheetSize), 1))
    defer { bytesTold = told }
    return told - bytesTold
  }
}

/// Turns rows into records.
private final class XLSXRecordCollector {
  private let fieldCount: Int
  private(set) var batch = RecordBatch(encoding: .utf8)

  init(fieldCount: Int) { self.fieldCount = fieldCount }

  func takeBatch() -> RecordBatch {
    let taken = batch
    batch = RecordBatch(encoding: .utf8)
    return taken
  }

  func append(_ row: SheetRow) {
    guard !row.isBlank, let last = row.cells.last else { return }
    row.bytes.withUnsafeBufferPointer { bytes in
      var column = 0
      for cell in row.cells {
        appendBlanks(cell.column - 1 - column)
        batch.appendField(UnsafeBufferPointer(rebasing: bytes[cell.text]))
        column = cell.column
      }
    }
    appendBlanks(fieldCount - last.column)
    batch.endRecord()
    batch.rows.append(row.number)
  }

  private func appendBlanks(_ count: Int) {
    for _ in 0..<max(count, 0) { batch.appendField(UnsafeBufferPointer(start: nil, count: 0)) }
  }
}
