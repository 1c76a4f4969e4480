/// A field of a definition table that lists terms or codes, separated by `|`.
///
/// Terms are looked up letter by letter: one with a blank at its end, or two that a full-width ｜ holds together, would never be
/// found, and nobody would notice.
struct TermList {
  let terms: [String]
  /// What is wrong with the field, which each names.
  let faults: [String]

  init(_ row: DefinitionTable.Row, _ column: String) {
    let text = row[column]
    let fields = text.isEmpty ? [] : text.utf8.split(separator: UInt8(ascii: "|"), omittingEmptySubsequences: false)
    let terms = fields.map { String(Substring($0)) }
    let trimmed = terms.map(FieldText.trimmed)
    self.terms = terms.filter { !$0.isEmpty }
    var faults: [String] = []
    if text.unicodeScalars.contains("｜") {
      faults.append("\(column): \"\(text)\" has a full-width ｜, which separates nothing; write | in half width")
    }
    if trimmed.contains(where: \.isEmpty) {
      faults.append("\(column): \"\(text)\" has an empty term; remove the | that is too many, or add the term")
    }
    faults += zip(terms, trimmed).filter { $0 != $1 && !$1.isEmpty }
      .map { "\(column): the term \"\($0.0)\" has blanks around it; remove them" }
    self.faults = faults
  }
}

extension DefinitionReader {
  /// The terms of a field; what is wrong with it is reported. They are what a run looks up all the same.
  func terms(_ column: String, of row: DefinitionTable.Row, in file: String) -> [String] {
    let list = TermList(row, column)
    for fault in list.faults { problems.add(fault, file: file, line: row.line, isObjection: true) }
    return list.terms
  }

  /// The codes of a field; nil where it has faults, each reported: what a wrong list holds together is no code.
  func codes(_ column: String, of row: DefinitionTable.Row, in file: String) -> [String]? {
    let list = TermList(row, column)
    for fault in list.faults { problems.add(fault, file: file, line: row.line) }
    return list.faults.isEmpty ? list.terms : nil
  }
}
