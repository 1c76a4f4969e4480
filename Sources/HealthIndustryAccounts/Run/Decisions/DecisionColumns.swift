/// Where the columns of the review list stand in a filled sheet, which may have others and in any order.
struct DecisionColumns {
  /// Without these, a sheet is no review sheet.
  static let required: [ReviewColumn] = [.unitID, .decision, .decisionReason, .approver, .date, .validFrom]
  private static let read = required + [.validTo, .supersedes, .checkCode]

  private let places: [ReviewColumn: Int]
  /// Columns that the head has more than once: which of them is meant cannot be known.
  let repeated: [ReviewColumn]

  init(_ header: [String]) {
    let names = header.map(Self.name)
    let found = Self.read.map { column in
      (column, names.indices.filter { names[$0] == column.title || names[$0] == column.id })
    }
    places = Dictionary(
      found.compactMap { column, places in places.first.map { (column, $0) } }, uniquingKeysWith: { first, _ in first })
    repeated = found.filter { $1.count > 1 }.map(\.0)
  }

  /// Whether a row is the head of a review sheet, complete or not.
  static func isHead(_ header: [String]) -> Bool {
    let columns = DecisionColumns(header)
    return columns.places[.unitID] != nil && columns.places[.decision] != nil
  }

  var missing: [ReviewColumn] { Self.required.filter { places[$0] == nil } }

  func place(of column: ReviewColumn) -> Int? { places[column] }

  /// A field; empty where the sheet does not have the column or the row is shorter.
  func text(_ column: ReviewColumn, of row: DecisionSheet.Row) -> String {
    places[column].flatMap { row.fields.indices.contains($0) ? row.fields[$0] : nil } ?? ""
  }

  /// Why a field has no usable value; nil where it has one, or is blank.
  func fault(_ column: ReviewColumn, of row: DecisionSheet.Row) -> String? {
    places[column].flatMap { row.faults[$0] }.map { "\(column.title): \($0)" }
  }

  /// A column's name without blanks and what stands in brackets behind it, such as 金额（营业收入，元）.
  private static func name(_ head: String) -> String {
    String(FieldText.code(head).prefix { $0 != "(" }.filter { !$0.isWhitespace })
  }
}
