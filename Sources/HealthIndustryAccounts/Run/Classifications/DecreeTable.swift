internal import RecordReaders

/// The decree's table as a person typed or exported it: three levels, name, note, industry codes with "*".
///
/// Codes stand in one column or in one a level; a class's industries stand in one cell ("8411、6513*") or on rows of
/// their own below it, with the class's cells left empty.
struct DecreeTable {
  /// One item with its industries.
  struct Item {
    let code: String
    let name: String
    let note: String
    let line: Int
    var industries: [(code: String, isPartial: Bool)] = []
  }

  private(set) var items: [Item] = []
  private let problems: DefinitionProblems
  private let file: String

  /// Reads the table by the column aliases of a definition file.
  ///
  /// - Throws: ``DefinitionError`` with every fault.
  init(_ file: String, columns: DecreeTableColumns) throws {
    self.file = file
    problems = DefinitionProblems()
    guard let table = DefinitionTable(file: file, columns: [], problems) else {
      throw DefinitionError(problems: problems.all)
    }
    let names = columns.matched(table.columns)
    if names.codes.isEmpty { fault("no column of codes; expected one of: \(columns.codes.joined(separator: ", "))", 1) }
    for (column, aliases) in [(names.name, columns.name), (names.industries, columns.industries)] where column == nil {
      fault("a column is missing; expected one of: \(aliases.joined(separator: ", "))", 1)
    }
    for row in table.rows { read(row, names) }
    try problems.throwIfAny()
  }

  private mutating func read(_ row: DefinitionTable.Row, _ names: DecreeTableColumns.Matched) {
    let code = names.codes.map { FieldText.code(row[$0]) }.last { !$0.isEmpty } ?? ""
    let industries = FieldText.code(names.industries.map { row[$0] } ?? "")
    if !code.isEmpty {
      let name = FieldText.trimmed(names.name.map { row[$0] } ?? "")
      if name.isEmpty { fault("item \(code) has no name", row.line) }
      items.append(
        Item(code: code, name: name, note: FieldText.trimmed(names.note.map { row[$0] } ?? ""), line: row.line))
    } else if items.isEmpty, !industries.isEmpty {
      fault("industries stand before the first class", row.line)
      return
    }
    for industry in Self.industries(in: industries) {
      guard IndustryCode(industry.code) != nil else {
        fault("\"\(industry.code)\" is no industry code of 4 digits; expected codes such as 8411 or 6513*", row.line)
        continue
      }
      items[items.count - 1].industries.append(industry)
    }
  }

  /// Codes and their stars, with names or brackets between them.
  private static func industries(in text: String) -> [(code: String, isPartial: Bool)] {
    var found: [(code: String, isPartial: Bool)] = []
    var digits = ""
    func endCode() { if !digits.isEmpty { found.append((digits, false)) } }
    for character in text {
      if character.isASCII, character.isNumber {
        digits.append(character)
        continue
      }
      endCode()
      digits = ""
      if character == "*", !found.isEmpty { found[found.count - 1].isPartial = true }
    }
    endCode()
    return found
  }

  private func fault(_ message: String, _ line: Int) {
    problems.add(message, file: file, line: line)
  }
}

/// The column names that a typed table may have. Data: a bureau adds its own.
struct DecreeTableColumns {
  /// The columns found in a table.
  struct Matched {
    let codes: [String]
    let name: String?
    let note: String?
    let industries: String?
  }

  let codes: [String]
  let name: [String]
  let note: [String]
  let industries: [String]

  func matched(_ columns: [String]) -> Matched {
    func first(_ aliases: [String]) -> String? {
      columns.first { column in aliases.contains { FieldText.code($0) == FieldText.code(column) } }
    }
    return Matched(
      codes: columns.filter { column in codes.contains { FieldText.code($0) == FieldText.code(column) } },
      name: first(name), note: first(note), industries: first(industries))
  }
}

extension DefinitionReader {
  /// The column aliases of decree tables.
  func decreeTableColumns(_ file: String) -> DecreeTableColumns? {
    guard let node = yaml(file) else { return nil }
    defer { node.finish() }
    _ = node.readHead("decreeTable")
    func texts(_ key: String) -> [String] { node.required(key)?.texts() ?? [] }
    return DecreeTableColumns(
      codes: texts("codes"), name: texts("name"), note: texts("note"), industries: texts("industries"))
  }
}
