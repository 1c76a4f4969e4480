internal import RecordReaders

/// A definition table: a CSV file with a header, each row with its line.
struct DefinitionTable {
  /// One row, read by column name.
  struct Row {
    let line: Int
    fileprivate let values: [String]
    /// The place of each column, one for all rows of a file.
    fileprivate let places: [String: Int]

    /// A blank text where the file has no such column or the row ends before it.
    subscript(_ column: String) -> String {
      guard let place = places[column], place < values.count else { return "" }
      return values[place]
    }
  }

  let file: String
  let columns: [String]
  let rows: [Row]

  /// Reads the file; a fault is reported and gives nil.
  ///
  /// - Parameter required: columns that must be there; others are allowed.
  init?(file: String, columns required: [String], _ problems: DefinitionProblems) {
    self.file = file
    do {
      let csv = try CSVFile(path: file)
      columns = csv.header
      let missing = required.filter { !csv.header.contains($0) }
      guard missing.isEmpty else {
        problems.add(
          "the columns \(missing.joined(separator: ", ")) are missing; found \(csv.header.joined(separator: ", "))",
          file: file, line: 1)
        return nil
      }
      rows = try Self.rows(of: csv, problems)
    } catch {
      problems.add(error.problem.description(.none), file: file, line: error.line ?? 1)
      return nil
    }
  }

  private static func rows(of csv: CSVFile, _ problems: DefinitionProblems) throws(ReadingError) -> [Row] {
    var rows: [Row] = []
    let places = Dictionary(zip(csv.header, csv.header.indices), uniquingKeysWith: { first, _ in first })
    var blocks = try csv.blocks()
    let cutter = CSVRecordCutter(of: csv)
    while let block = try blocks.next() {
      let batch = try cutter.cut(block)
      let lines = block.recordLines(csv.dialect.delimiter, from: csv.line(atOffset: block.offset) ?? 1)
      let decoder = TextDecoder(batch.encoding)
      for record in 0..<batch.count {
        let line = lines[record]
        let count = batch.fieldCount(ofRecord: record)
        if count != csv.header.count {
          problems.add("\(count) fields; expected \(csv.header.count) as in the header", file: csv.path, line: line)
        }
        let values = (0..<min(count, csv.header.count)).map { batch.text($0, ofRecord: record, decoder: decoder) }
        rows.append(Row(line: line, values: values, places: places))
      }
    }
    return rows
  }
}
