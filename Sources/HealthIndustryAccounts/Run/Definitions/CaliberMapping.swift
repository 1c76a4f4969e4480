/// Reads mapping.csv of a local caliber. Grain: one row an item of the classification with all classes under it, or an
/// industry outside it.
///
/// Every class must be named once, also those in no field: what is left out by mistake would otherwise look decided.
struct CaliberMapping {
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

  /// - Parameter fault: takes what is wrong, and the line.
  mutating func read(_ table: DefinitionTable, fault: (String, Int) -> Void) {
    for row in table.rows {
      let field = fields.firstIndex { $0.code == row["field"] }
      if field == nil, !row["field"].isEmpty {
        fault("the field \"\(row["field"])\" is not in caliber.yaml; expected one of its codes, or nothing", row.line)
      }
      checkWords(row, fault)
      switch Scope(rawValue: row["scope"]) {
      case .national: readNational(row, field, fault)
      case .outside: readOutside(row, field, fault)
      case nil: fault("scope \"\(row["scope"])\"; expected national or outside", row.line)
      }
    }
    checkComplete(fault)
  }

  private func checkWords(_ row: DefinitionTable.Row, _ fault: (String, Int) -> Void) {
    guard let basis = Basis(rawValue: row["basis"]) else {
      return fault("basis \"\(row["basis"])\"; expected published or judgement", row.line)
    }
    if isConfirmed, basis == .judgement {
      fault("caliber.yaml says confirmed: true, but this row is a judgement", row.line)
    }
    if row["note"].isEmpty { fault("the note is missing; say what the row is based on", row.line) }
  }

  private mutating func readNational(_ row: DefinitionTable.Row, _ field: Int?, _ fault: (String, Int) -> Void) {
    guard let item = classification.index(of: row["code"]) else {
      return fault("\"\(row["code"])\" is no code of \(classification.edition.id)", row.line)
    }
    checkName(row, classification.items[item].name, fault)
    if !row["include_any"].isEmpty {
      fault("a class is in a field as a whole; include_any is for industries outside the classification", row.line)
    }
    for index in classification.items.indices
    where classification.items[index].level == .class && classification.lineage(of: index).contains(item) {
      if isNamed[index] {
        fault("class \(classification.items[index].code) is named twice; it can be in one field only", row.line)
      }
      isNamed[index] = true
      fieldOfItem[index] = field
    }
  }

  private mutating func readOutside(_ row: DefinitionTable.Row, _ field: Int?, _ fault: (String, Int) -> Void) {
    guard let industry = IndustryCode(row["code"]), let item = industries[row["code"]], item.level == "class" else {
      return fault("\"\(row["code"])\" is no class of 4 digits of \(industries.title)", row.line)
    }
    checkName(row, item.name, fault)
    if classification.membership(of: industry) != .outside {
      fault("industry \(industry) is in the classification; give its class to a field instead", row.line)
    }
    if outside.contains(where: { $0.industry == industry }) { fault("industry \(industry) is there twice", row.line) }
    guard let field else { return fault("an industry outside the classification needs a field", row.line) }
    let list = TermList(row, "include_any")
    for message in list.faults { fault(message, row.line) }
    outside.append(
      .init(industry: industry, name: item.name, field: field, terms: list.terms, note: row["note"]))
  }

  private func checkName(_ row: DefinitionTable.Row, _ name: String, _ fault: (String, Int) -> Void) {
    if !ClassificationCheck.isSameName(row["name"], name) {
      fault("\(row["code"]) is \"\(name)\", not \"\(row["name"])\"", row.line)
    }
  }

  private func checkComplete(_ fault: (String, Int) -> Void) {
    let missing = classification.items.indices.filter { classification.items[$0].level == .class && !isNamed[$0] }
    if !missing.isEmpty {
      let codes = missing.map { classification.items[$0].code }.joined(separator: ", ")
      fault("the classes \(codes) are in no row; give them a field, or an empty one where they are not covered", 1)
    }
    for (index, field) in fields.enumerated()
    where !fieldOfItem.contains(index) && !outside.contains(where: { $0.field == index }) {
      fault("the field \(field.code) \(field.name) has no row", 1)
    }
  }
}
