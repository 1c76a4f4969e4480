/// A CSV file of a run, made in parts while it is written; the parts' rows are in their final order.
struct DataFile: Sendable {
  let name: String
  let header: [String]
  /// Whether it is opened in Excel, which on a Chinese system takes a file without a byte order mark for one in GBK. Machines
  /// read the others, without the mark.
  let isForPeople: Bool
  let partCount: Int
  /// What a part takes, roughly.
  let bytesOfPart: Int
  /// Writes the rows of a part, one field a column.
  let writePart: @Sendable (Int, inout CSVRecord) -> Void

  private static let rowsOfPart = 1 << 10
  private static let bytesOfRow = 300

  /// A file whose parts are written by `writePart`.
  init(
    name: String, header: [String], isForPeople: Bool = false, partCount: Int, bytesOfPart: Int,
    writePart: @escaping @Sendable (Int, inout CSVRecord) -> Void
  ) {
    self.name = name
    self.header = header
    self.isForPeople = isForPeople
    self.partCount = partCount
    self.bytesOfPart = bytesOfPart
    self.writePart = writePart
  }

  /// A file written row by row.
  init(
    name: String, header: [String], isForPeople: Bool = false, rowCount: Int,
    writeRow: @escaping @Sendable (Int, inout CSVRecord) -> Void
  ) {
    self.init(name: name, header: header, isForPeople: isForPeople, groupCount: rowCount) { row, record in
      writeRow(row, &record)
      record.end()
    }
  }

  /// A file of groups of rows, each ended by `writeRows`.
  init(
    name: String, header: [String], isForPeople: Bool = false, groupCount rowCount: Int,
    writeRows: @escaping @Sendable (Int, inout CSVRecord) -> Void
  ) {
    self.init(name: name, header: header, isForPeople: isForPeople, rowCount: rowCount) {
      (rows: Range<Int>, record: inout CSVRecord) in
      for row in rows { writeRows(row, &record) }
    }
  }

  /// A file written some rows at a time, each ended by `writeRows`.
  init(
    name: String, header: [String], isForPeople: Bool = false, rowCount: Int,
    writeRows: @escaping @Sendable (Range<Int>, inout CSVRecord) -> Void
  ) {
    let length = Self.rowsOfPart
    self.init(
      name: name, header: header, isForPeople: isForPeople, partCount: (rowCount + length - 1) / length,
      bytesOfPart: length * Self.bytesOfRow
    ) { part, record in
      writeRows(part * length..<min((part + 1) * length, rowCount), &record)
    }
  }
}
