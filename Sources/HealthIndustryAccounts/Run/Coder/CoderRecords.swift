internal import RecordReaders

/// The records of a file for the coder, with the columns that the definition's names find.
struct CoderRecords {
  /// One record's texts; columns that the file does not have are blank.
  struct Record: Sendable {
    var text = CodingText()
    var label = ""
    var health = ""
    var division = ""
    /// Numbers of the firm, each by another column.
    var firms: [String] = []
  }

  let csv: CSVFile
  private let fields: [CoderDefinition.Column: Int]
  private let firmFields: [Int]

  /// - Parameter required: columns of which at least one must be there, group by group. Those that are must not be there
  ///   twice: what stands in the second would be lost.
  /// - Throws: `ReadingError`, ``CoderError``.
  init(_ path: String, _ definition: CoderDefinition, required: [[CoderDefinition.Column]]) throws {
    let csv = try CSVFile(path: path)
    let header = csv.header.map(FieldText.columnName)
    self.csv = csv
    var fields: [CoderDefinition.Column: Int] = [:]
    for (column, names) in definition.columns {
      fields[column] = names.lazy.compactMap { header.firstIndex(of: FieldText.columnName($0)) }.first
    }
    self.fields = fields
    firmFields = (definition.columns[.firm] ?? []).compactMap { header.firstIndex(of: FieldText.columnName($0)) }
    let known = fields
    for group in required where !group.contains(where: { known[$0] != nil }) {
      throw CoderError.columnMissing(
        file: path, found: csv.header, expected: group.flatMap { definition.columns[$0] ?? [] },
        definition: definition.file)
    }
    for column in required.joined() {
      guard let field = fields[column] else { continue }
      let places = header.indices.filter { header[$0] == header[field] }
      if places.count > 1 {
        throw CoderError.columnRepeated(file: path, name: csv.header[field], places: places.map { $0 + 1 })
      }
    }
  }

  func has(_ column: CoderDefinition.Column) -> Bool { fields[column] != nil }

  /// The records of a batch.
  func records(of batch: RecordBatch) -> [Record] {
    let decoder = TextDecoder(batch.encoding)
    return (0..<batch.count).map { number in
      let count = batch.fieldCount(ofRecord: number)
      func text(_ column: CoderDefinition.Column) -> String {
        guard let field = fields[column], field < count else { return "" }
        return FieldText.trimmed(batch.text(field, ofRecord: number, decoder: decoder))
      }
      return Record(
        text: CodingText(name: text(.name), scope: text(.scope), products: text(.products)), label: text(.label),
        health: text(.health), division: text(.division),
        firms: firmFields.filter { $0 < count }
          .map { FieldText.code(batch.text($0, ofRecord: number, decoder: decoder)) }.filter { !$0.isEmpty })
    }
  }

  /// Hands on each record of a batch as bytes in UTF-8: its fields, one a column of the header, and which of them the
  /// coder reads.
  func forEach(
    of batch: RecordBatch, _ body: (_ fields: UnsafeBufferPointer<UnsafeBufferPointer<UInt8>>, CodingBytes) -> Void
  ) {
    let decoder = TextDecoder(batch.encoding)
    let width = csv.header.count
    batch.withView { view in
      withUnsafeTemporaryAllocation(of: UInt32.self, capacity: width) { ends in
        withUnsafeTemporaryAllocation(of: UnsafeBufferPointer<UInt8>.self, capacity: width) { own in
          for number in 0..<view.count {
            let count = min(view.fieldCount(ofRecord: number), width)
            let record = view.cut(number, count, ends)
            own.initialize(repeating: UnsafeBufferPointer(start: nil, count: 0))
            for field in 0..<count { own[field] = record.field(field) }
            guard batch.encoding != .utf8 else {
              body(UnsafeBufferPointer(own), bytes(UnsafeBufferPointer(own)))
              continue
            }
            withDecoded(own, decoder) { body($0, bytes($0)) }
          }
        }
      }
    }
  }

  private func withDecoded(
    _ own: UnsafeMutableBufferPointer<UnsafeBufferPointer<UInt8>>, _ decoder: TextDecoder,
    _ body: (UnsafeBufferPointer<UnsafeBufferPointer<UInt8>>) -> Void
  ) {
    var utf8: [UInt8] = []
    let ends = own.map { field in
      decoder.append(field.span, to: &utf8)
      return utf8.count
    }
    utf8.withUnsafeBufferPointer { utf8 in
      var start = 0
      for (field, end) in ends.enumerated() {
        own[field] = UnsafeBufferPointer(rebasing: utf8[start..<end])
        start = end
      }
      body(UnsafeBufferPointer(own))
    }
  }

  private func bytes(_ own: UnsafeBufferPointer<UnsafeBufferPointer<UInt8>>) -> CodingBytes {
    func field(_ column: CoderDefinition.Column) -> UnsafeBufferPointer<UInt8> {
      fields[column].map { own[$0] } ?? UnsafeBufferPointer(start: nil, count: 0)
    }
    return CodingBytes(name: field(.name), scope: field(.scope), products: field(.products))
  }

  /// All records, in the order of the file.
  func all() throws -> [Record] {
    var records: [Record] = []
    var blocks = try csv.blocks()
    let cutter = CSVRecordCutter(of: csv)
    while let block = try blocks.next() { records += self.records(of: try cutter.cut(block)) }
    return records
  }
}

/// Why a file cannot be used by the coder.
public enum CoderError: Error, CustomStringConvertible {
  /// A label of a record, counted from 1, that is no code.
  public struct UnknownLabel: Sendable {
    let record: Int
    let label: String
  }

  private static let mostLabels = 20

  /// A file of records has no column that the command needs.
  case columnMissing(file: String, found: [String], expected: [String], definition: String)
  /// A column that the command reads is there several times, counted from 1.
  case columnRepeated(file: String, name: String, places: [Int])
  /// Labels are no codes of the edition that the file is read by.
  case labelsUnknown(file: String, [UnknownLabel])
  /// What a record says of belonging to the health industry is neither 0 nor 1.
  case healthUnknown(file: String, record: Int, health: String)
  /// The division that a record names is none of the health classification.
  case divisionUnknown(file: String, record: Int, division: String)
  /// A labelled file has no label.
  case noLabels(file: String)
  /// The model is damaged, or of another coder.
  case modelUnreadable(file: String, reason: String)
  /// The suggestions would take the place of the records that they are about.
  case outputIsInput(file: String)

  /// What was found, where, what was expected and what to do.
  public var description: String {
    switch self {
    case .columnMissing(let file, let found, let expected, let definition):
      "\(file):1: none of the columns \(expected.joined(separator: ", ")) is there; found \(found.joined(separator: ", ")). "
        + "Correct the header, or add the column's name to `columns:` of \(definition)."
    case .columnRepeated(let file, let name, let places):
      "\(file):1: the column \"\(name)\" is there \(places.count) times, as columns "
        + "\(places.map(String.init).joined(separator: ", ")); expected one. Keep one, or give the others another name."
    case .labelsUnknown(let file, let labels):
      "\(file): \(Self.words(labels)); expected codes of 2, 3 or 4 digits of the industry edition. Correct them, or leave "
        + "blank what is not known; if the file's codes are those of 2011, give it with --labels-2011."
    case .healthUnknown(let file, let record, let health):
      "\(file): record \(record): health is \"\(health)\"; expected 1 or 0, or nothing where it is not known. Correct it."
    case .divisionUnknown(let file, let record, let division):
      "\(file): record \(record): \"\(division)\" is no division of the health classification, such as 01. Correct it; "
        + "leave it blank where it is not known."
    case .noLabels(let file):
      "\(file): no record has a label that names an industry, or says 1 or 0 of health; at least one must. Look whether "
        + "the labels stand in another column."
    case .modelUnreadable(let file, let reason):
      "\(file) is no model of this coder: \(reason). Make it anew with `kanghe coder train`."
    case .outputIsInput(let file):
      "\(file) is the file that is asked about; its suggestions would take its place. Give --out another name."
    }
  }

  private static func words(_ labels: [UnknownLabel]) -> String {
    let shown = labels.prefix(mostLabels).map { "record \($0.record): \"\($0.label)\"" }.joined(separator: ", ")
    return labels.count > mostLabels ? "\(shown), and \(labels.count - mostLabels) more" : shown
  }
}
