internal import RecordReaders

/// Which field of a file's records each field of the form is.
struct ColumnBinding: Sendable {
  let fields: [FormDefinition.Role: Int]
  /// One a variable field of the form, in its order.
  let variables: [Int]
  /// Fields that a record must have; nil for XML, where absent fields are blank.
  let fieldCount: Int?

  /// Matches the header of a CSV file or of a workbook's sheet against the form's aliases.
  ///
  /// - Parameter headPlace: the header's line, or its sheet and row.
  /// - Throws: ``CollectionError`` naming every column that is missing or there twice.
  init(header: [String], form: FormDefinition, file: String, headPlace: String = "1") throws(CollectionError) {
    let header = header.map(FieldText.withoutLineBreaks)
    var matcher = HeaderMatcher(header)
    var fields: [FormDefinition.Role: Int] = [:]
    for field in form.fields { fields[field.role] = matcher.match(field.location, field.role.rawValue) }
    variables = form.variables.map { matcher.match($0.location, $0.name) ?? 0 }
    self.fields = fields
    fieldCount = header.count
    guard matcher.problems.isEmpty else {
      // Without any known column name the first record may be a unit's own: it is not quoted.
      let isHeader = !fields.isEmpty || matcher.found > 0
      throw CollectionError(
        file: file, headPlace: headPlace, header: isHeader ? header : [], form: form.name,
        looksLikeXML: header.first?.hasPrefix("<") == true, problems: matcher.problems)
    }
  }

  /// The fields of an XML layout made by ``xmlPaths(of:)``.
  init(xml form: FormDefinition) {
    let roles = form.fields.enumerated().map { ($1.role, $0) }
    fields = Dictionary(roles, uniquingKeysWith: { first, _ in first })
    variables = form.variables.indices.map { form.fields.count + $0 }
    fieldCount = nil
  }

  /// The field paths of an XML form: its fields, then its variables.
  static func xmlPaths(of form: FormDefinition) -> [String] {
    (form.fields.map(\.location) + form.variables.map(\.location)).map { location in
      if case .path(let path) = location { path } else { "" }
    }
  }
}

extension FormDefinition {
  /// What findings call a field of the layout that ``ColumnBinding/xmlPaths(of:)`` makes.
  func subject(at index: Int) -> Finding.Subject {
    index < fields.count ? .field(fields[index].role) : .variable(variables[index - fields.count].variable)
  }
}

/// Columns that the form needs and the file does not have, or has twice.
public struct CollectionError: Error, CustomStringConvertible {
  /// One column's problem.
  public enum Problem: Sendable, Equatable {
    /// None of the names that the form gives the field is in the header.
    case missing(field: String, aliases: [String])
    /// Several columns of the header have names of the same field.
    case duplicate(field: String, columns: [String])
  }

  /// Path of the file.
  public let file: String
  /// Where the header stands: the line, or the sheet and its row.
  let headPlace: String
  /// Names of the columns found; empty where none is one that the form knows, since it may then be a record.
  let header: [String]
  /// The form that the file was read by.
  public let form: String
  var looksLikeXML = false
  /// At least one, in the order of the form.
  public let problems: [Problem]

  /// What was found, where, what was expected and what to do.
  public var description: String {
    if header.isEmpty, looksLikeXML {
      return
        "\(file):\(headPlace): No column name of the form was found: the file looks like XML, since it begins with \"<\"; "
        + "the form \(form) expects a table with a header. Give the file to the source that it is of, or the source a form "
        + "with `format: xml`."
    }
    let lines = problems.map { problem in
      switch problem {
      case .missing(let field, let aliases):
        "column for \"\(field)\" is missing; expected one of \(quoted(aliases))"
      case .duplicate(let field, let columns):
        "column for \"\(field)\" is there \(columns.count) times: \(quoted(columns)); keep one"
      }
    }
    guard !header.isEmpty else {
      return
        "\(file):\(headPlace): No column name of the form was found; expected the header here. Delete rows that stand above it, "
        + "such as a title, or add it where it is missing (of a workbook, `head:` in the form says which row it is): "
        + lines.prefix(3).joined(separator: "; ") + (lines.count > 3 ? "; and \(lines.count - 3) more" : "")
        + ". If it is here, add its column names to the aliases of form \(form)."
    }
    return "\(file):\(headPlace): " + lines.joined(separator: "; ") + ". Found \(quoted(header)). "
      + "Correct the header, or add the column name to the aliases of form \(form)."
  }

  private func quoted(_ names: [String]) -> String {
    names.map { "\"\($0)\"" }.joined(separator: ", ")
  }
}

private struct HeaderMatcher {
  private let header: [String]
  private let columnsByName: [String: [Int]]
  private(set) var problems: [CollectionError.Problem] = []
  /// Columns matched.
  private(set) var found = 0

  init(_ header: [String]) {
    self.header = header
    columnsByName = Dictionary(grouping: header.indices) { FieldText.columnName(header[$0]) }
  }

  mutating func match(_ location: FormDefinition.Location, _ field: String) -> Int? {
    guard case .column(let aliases) = location else { return nil }
    let found = Set(aliases.flatMap { columnsByName[FieldText.columnName($0)] ?? [] }).sorted()
    self.found += found.count
    if found.isEmpty { problems.append(.missing(field: field, aliases: aliases)) }
    if found.count > 1 { problems.append(.duplicate(field: field, columns: found.map { header[$0] })) }
    return found.first
  }
}
