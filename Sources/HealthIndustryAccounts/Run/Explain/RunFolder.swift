internal import RecordReaders

#if canImport(Glibc)
  import Glibc
#endif

/// The files of a published run, read back row by row.
struct RunFolder {
  /// One row by column name.
  typealias Row = [String: String]

  let path: String
  /// The pipeline as it was when the run was made.
  let pipeline: Pipeline
  /// What the check of today refuses of it, in one line; empty where nothing.
  let remark: [String]

  /// - Throws: ``ExplanationError`` where the folder is no run; `ReadingError` where the account may not read it;
  ///   ``DefinitionError``.
  init(_ path: String) throws {
    self.path = path
    for file in [path + "/manifest.json", path + "/definitions"] where Paths.isDenied(file) {
      throw ReadingError(file: file, problem: FileAccess.problem(opening: file, code: EACCES))
    }
    guard Paths.exists(path + "/manifest.json"), let file = DefinitionCopy.pipelineFile(in: path + "/definitions")
    else {
      throw ExplanationError.notARun(path)
    }
    let kept = try Pipeline.readKept(file, in: KeptDefinitions(folder: path + "/definitions"))
    pipeline = kept.pipeline
    let count = kept.objections.count
    remark =
      count == 0
      ? [] : ["", "注：按现行的定义检查，本次运行保存的定义有 \(count) 处不合（kanghe check \(file) 逐条列出）；以上仍按运行当时的定义说明。"]
  }

  /// The rows of a data file whose column has a value.
  func rows(of file: String, where column: String, is value: String, limit: Int = .max) throws -> [Row] {
    let csv = try CSVFile(path: "\(path)/\(file)")
    guard let index = csv.header.firstIndex(of: column) else { return [] }
    let wanted = Array(value.utf8)
    var found: [Row] = []
    var blocks = try csv.blocks()
    let cutter = CSVRecordCutter(of: csv)
    while found.count < limit, let block = try blocks.next() {
      let batch = try cutter.cut(block)
      for record in 0..<batch.count where batch.bytes[batch.range(ofField: index, record: record)].elementsEqual(wanted)
      {
        found.append(Self.row(batch, record, csv.header))
      }
    }
    return found
  }

  /// Hands on the rows of a data file one by one; the closure gives the text of one of the columns by its place among them.
  ///
  /// - Throws: `ReadingError`; ``CellExplanationError`` where the file lacks a column.
  func forEachRow(of file: String, _ columns: [String], _ body: ((Int) -> String) throws -> Void) throws {
    let csv = try CSVFile(path: "\(path)/\(file)")
    let places = try columns.map { column in
      guard let place = csv.header.firstIndex(of: column) else {
        throw CellExplanationError.unexpectedFile("\(path)/\(file)", expected: "the column \(column)")
      }
      return place
    }
    try Self.forEachRecord(of: csv) { batch, record, decoder in
      try body { batch.text(places[$0], ofRecord: record, decoder: decoder) }
    }
  }

  /// All records of a small file, its first one included.
  static func records(_ path: String) throws -> [[String]] {
    let csv = try CSVFile(path: path, encoding: .utf8, delimiter: .comma)
    var records = [csv.header]
    try forEachRecord(of: csv) { batch, record, decoder in
      records.append(
        (0..<batch.fieldCount(ofRecord: record)).map { batch.text($0, ofRecord: record, decoder: decoder) })
    }
    return records
  }

  private static func forEachRecord(of csv: CSVFile, _ body: (RecordBatch, Int, TextDecoder) throws -> Void) throws {
    var blocks = try csv.blocks()
    let cutter = CSVRecordCutter(of: csv)
    while let block = try blocks.next() {
      let batch = try cutter.cut(block)
      let decoder = TextDecoder(batch.encoding)
      for record in 0..<batch.count { try body(batch, record, decoder) }
    }
  }

  /// The row of a unit that a rung put outside.
  func excluded(_ unitID: String) throws -> Row? {
    try rows(of: "excluded.csv", where: "unit_id", is: unitID, limit: 1).first
  }

  /// As above, of a file that only some runs have.
  func rows(ofOptional file: String, where column: String, is value: String) throws -> [Row] {
    Paths.exists("\(path)/\(file)") ? try rows(of: file, where: column, is: value) : []
  }

  private static func row(_ batch: RecordBatch, _ record: Int, _ header: [String]) -> Row {
    let decoder = TextDecoder(batch.encoding)
    let values = header.indices.map { batch.text($0, ofRecord: record, decoder: decoder) }
    return Row(zip(header, values), uniquingKeysWith: { first, _ in first })
  }
}

/// Why a unit or a field of a caliber cannot be explained.
public enum ExplanationError: Error, CustomStringConvertible {
  /// The folder is none that a run has written.
  case notARun(String)
  /// The run has nothing of the unit, since its industry code lies outside the classification or no source has it.
  case unknownUnit(String, run: String)
  /// The run has no such local caliber.
  case unknownCaliber(String, known: [String])
  /// The caliber has no such field.
  case unknownField(String, caliber: String, known: [String])

  /// What was found, where, what was expected and what to do.
  public var description: String {
    switch self {
    case .notARun(let path):
      "\(path) is no run: manifest.json or definitions/ is missing. Give the folder <output>/<pipeline>/<period>."
    case .unknownCaliber(let id, let known):
      "the run has no local caliber \"\(id)\"; expected one of: \(known.isEmpty ? "none" : known.joined(separator: ", "))."
    case .unknownField(let code, let caliber, let known):
      "the caliber \"\(caliber)\" has no field \"\(code)\"; expected one of: \(known.joined(separator: ", "))."
    case .unknownUnit(let id, let run):
      "unit \(id) is neither counted nor on the review list nor excluded nor in the findings of \(run). Its industry code lies outside "
        + "the classification, or no source of that run has it."
    }
  }
}
