/// Reads mapping.csv of a local caliber. Grain: one row an item of the classification with all classes under it, or an
/// industry outside it.
///
/// Every class must be named once, also those in no field: what is left out by mistake would otherwise look decided.
struct CaliberMapping {
  typealias Report = (_ message: String, _ line: Int, _ isObjection: Bool) -> Void

  private enum Scope: String, CaseIterable {
    case national, outside
  }

  private enum Basis: String, CaseIterable {
    case published, judgement
  }

  static let columns = ["field", "scope", "code", "name", "include_any", "basis", "note"]

  private let fields: [Caliber.Field]
  private let isConfirmed: Bool
  private let classification: HealthClassification
  private let industries: IndustryClassification
  private(set) var fieldOfItem: [Int?]
  private(set) var outside: [Caliber.OutsideIndustry] = []
  private var isNamed: [Bool]

  init(
    fields: [Caliber.Field], isConfirmed: Bool, classification: HealthClassification, industries: IndustryClassification
  ) {
    self.fields = fields
    self.isConfirmed = isConfirmed
    self.classification = classification
    self.industries = industries
    fieldOfItem = classification.items.map { _ in nil }
    isNamed = classification.items.map { _ in false }
  }

  /// - Parameter report: takes what is wrong, the line, and whether the mapping is whole all the same.
  mutating func read(_ table: DefinitionTable, report: Report) {
    for row in table.rows {
      let field = fields.firstIndex { $0.code == row["field"] }
      if field == nil, !row["field"].isEmpty {
        report(
          "the field \"\(row["field"])\" is not in caliber.yaml; expected one of its codes, or nothing", row.line, false
        )
      }
      checkWords(row, report)
      switch Scope(rawValue: row["scope"]) {
      case .national: readNational(row, field, report)
      case .outside: readOutside(row, field, report)
      case nil: report("scope \"\(row["scope"])\"; expected national or outside", row.line, false)
      }
    }
    checkComplete(report)
  }

  private func checkWords(_ row: DefinitionTable.Row, _ report: Report) {
    guard let basis = Basis(rawValue: row["basis"]) else {
      return report("basis \"\(row["basis"])\"; expected published or judgement", row.line, true)
    }
    if isConfirmed, basis == .judgement {
      report("caliber.yaml says confirmed: true, but this row is a judgement", row.line, true)
    }
    if row["note"].isEmpty { report("the note is missing; say what the row is based on", row.line, true) }
  }

  private mutating func readNational(_ row: DefinitionTable.Row, _ field: Int?, _ report: Report) {
    guard let item = classification.index(of: row["code"]) else {
      return report("\"\(row["code"])\" is no code of \(classification.edition.id)", row.line, false)
    }
    checkName(row, classification.items[item].name, report)
    if !row["include_any"].isEmpty {
      report(
        "a class is in a field as a whole; include_any is for industries outside the classification", row.line, true)
    }
    for index in classification.items.indices
    where classification.items[index].level == .class && classification.lineage(of: index).contains(item) {
      if isNamed[index] {
        report("class \(classification.items[index].code) is named twice; it can be in one field only", row.line, false)
      }
      isNamed[index] = true
      fieldOfItem[index] = field
    }
  }

  private mutating func readOutside(_ row: DefinitionTable.Row, _ field: Int?, _ report: Report) {
    guard let industry = IndustryCode(row["code"]), let item = industries[row["code"]], item.level == "class" else {
      return report("\"\(row["code"])\" is no class of 4 digits of \(industries.title)", row.line, false)
    }
    checkName(row, item.name, report)
    if classification.membership(of: industry) != .outside {
      report("industry \(industry) is in the classification; give its class to a field instead", row.line, false)
    }
    if outside.contains(where: { $0.industry == industry }) {
      report("industry \(industry) is there twice", row.line, false)
    }
    guard let field else { return report("an industry outside the classification needs a field", row.line, false) }
    let list = TermList(row, "include_any")
    for message in list.faults { report(message, row.line, true) }
    outside.append(
      .init(industry: industry, name: item.name, field: field, terms: list.terms, note: row["note"]))
  }

  private func checkName(_ row: DefinitionTable.Row, _ name: String, _ report: Report) {
    if !ClassificationCheck.isSameName(row["name"], name) {
      report("\(row["code"]) is \"\(name)\", not \"\(row["name"])\"", row.line, true)
    }
  }

  private func checkComplete(_ report: Report) {
    let missing = classification.items.indices.filter { classification.items[$0].level == .class && !isNamed[$0] }
    if !missing.isEmpty {
      let codes = missing.map { classification.items[$0].code }.joined(separator: ", ")
      report(
        "the classes \(codes) are in no row; give them a field, or an empty one where they are not covered", 1, true)
    }
    for (index, field) in fields.enumerated()
    where !fieldOfItem.contains(index) && !outside.contains(where: { $0.field == index }) {
      report("the field \(field.code) \(field.name) has no row", 1, true)
    }
  }
}
