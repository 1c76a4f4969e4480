/// One text to learn from, and what is known of it.
struct TrainingText: Sendable {
  let text: CodingText
  /// Digits of the industry that are known: two, three or four; none where only health is.
  let industry: String
  /// All classes that the label may stand for, where it is of the edition before.
  let successors: [IndustryCode]
  /// Whether the unit belongs to the health industry; nil where the industry does not say.
  let isHealth: Bool?
  /// Code of the division of the health classification.
  let healthDivision: String?
  let origin: CoderDefinition.Origin
  let weight: Float
  /// Number of the record in its file, counted from 1; 0 for texts of the definitions, and names beside their records.
  let record: Int
  /// The file that it is from; blank for texts of the definitions.
  let file: String
  /// Texts of the same firm never stand on both sides of a split; blank for texts of the definitions.
  var firm: String

  /// Whether a class is what the label says, as far as it says it. Where no digits are known, every class may be right.
  func isRight(_ code: IndustryCode) -> Bool {
    successors.isEmpty ? code.description.hasPrefix(industry) : successors.contains(code)
  }
}

/// Gathers what a coder learns from: labelled records, names and explanations of classes, terms of activity rules.
struct TrainingTexts {
  private let definition: CoderDefinition
  private let truth: HealthTruth
  private var gathered: [TrainingText] = []
  private var firms = Firms()

  /// What was gathered. Records of one firm have the same firm, whichever of its numbers they give.
  var texts: [TrainingText] {
    gathered.map { text in
      var text = text
      if !text.firm.isEmpty { text.firm = firms.first(of: text.firm) }
      return text
    }
  }

  init(_ definition: CoderDefinition) {
    self.definition = definition
    truth = HealthTruth(definition)
  }

  /// Adds the labelled records of a file.
  ///
  /// - Parameter edition: what its labels are codes of.
  /// - Throws: `ReadingError`, ``CoderError``.
  mutating func add(_ path: String, _ edition: IndustryLabels.Edition) throws {
    let records = try CoderRecords(path, definition, required: [[.name, .scope, .products], [.label, .health]])
    let labels = IndustryLabels(definition)
    let before = gathered.count
    var unknown: [CoderError.UnknownLabel] = []
    for (number, record) in try records.all().enumerated() {
      guard let label = labels.read(record.label, edition) else {
        unknown.append(CoderError.UnknownLabel(record: number + 1, label: record.label))
        continue
      }
      let industry = label.digits
      var known = truth.of(label, record.text)
      if let stated = try stated(record, number + 1, path) { known = stated }
      if industry.isEmpty, known.isHealth == nil { continue }
      let firm = record.firms.isEmpty ? Self.firm(without: record.text) : firms.firm(of: record.firms)
      let isNameAlone = record.text.scope.isEmpty && record.text.products.isEmpty
      append(
        record.text, industry, known, isNameAlone ? .nameAlone : .labelled, firm, path, number + 1, label.successors)
    }
    if !unknown.isEmpty { throw CoderError.labelsUnknown(file: path, unknown) }
    if gathered.count == before { throw CoderError.noLabels(file: path) }
  }

  /// What a record states of health; nil where it states nothing.
  private func stated(_ record: CoderRecords.Record, _ number: Int, _ path: String) throws
    -> (isHealth: Bool?, division: String?)?
  {
    switch record.health {
    case "": return nil
    case "0": return (false, nil)
    case "1" where record.division.isEmpty: return (true, nil)
    case "1":
      let index = definition.classification.index(of: record.division)
      guard index.map({ definition.classification.items[$0].level }) == .division else {
        throw CoderError.divisionUnknown(file: path, record: number, division: record.division)
      }
      return (true, record.division)
    default: throw CoderError.healthUnknown(file: path, record: number, health: record.health)
    }
  }

  /// What stands for a firm that no number tells: its name, else its texts. Its other records must not be in another fold,
  /// and where the file lies must not matter. Never blank, and no number begins so.
  private static func firm(without text: CodingText) -> String {
    "#\(text.name.isEmpty ? "\(text.scope)#\(text.products)" : text.name)"
  }

  /// Adds the names of the records that say more than a name, each as a text of its own: else what a full name alone says
  /// would be learnt from the few files that hold no more.
  mutating func addNamesAlone() {
    for text in gathered where text.record > 0 && text.origin == .labelled && !text.text.name.isEmpty {
      append(
        CodingText(name: text.text.name), text.industry, (text.isHealth, text.healthDivision), .nameAlone, text.firm,
        text.file, 0, text.successors)
    }
  }

  /// Adds the names of the industries and classes, and the rules' terms, those for health each with the name of its industry.
  mutating func addDefinitions() {
    for item in definition.industries.items where item.code.first?.isNumber == true && item.code.count >= 2 {
      append(CodingText(scope: item.name), item.code, truth.of(item.code, CodingText(scope: item.name)), .className, "")
    }
    for rule in definition.classification.activityRules {
      let code = rule.industry.description
      let division = truth.division(ofClass: rule.classIndex)
      let name = definition.industries[code]?.name ?? ""
      // 医院 alone is a hospital; who builds says so.
      for term in rule.includes {
        append(CodingText(scope: "\(name)；\(term)"), code, (true, division), .ruleTerm, "")
      }
      for term in rule.excludes { append(CodingText(scope: term), "", (false, nil), .ruleTerm, "") }
    }
  }

  /// Adds the terms of the definition's table: what names and scopes say of units that no labelled file has.
  ///
  /// - Throws: ``DefinitionError``.
  mutating func addTerms() throws {
    let reader = DefinitionReader()
    let table = reader.table(definition.termsPath, columns: ["name", "scope", "industry_code", "health", "division"])
    for row in table?.rows ?? [] {
      guard row["industry_code"].isEmpty || definition.industries[row["industry_code"]] != nil,
        let health = ["0": false, "1": true][row["health"]], health != row["division"].isEmpty
      else {
        reader.problems.add(
          "expected a code of the industry edition or nothing, health 0 or 1, and a division where it is 1; found "
            + "\"\(row["industry_code"])\", \"\(row["health"])\", \"\(row["division"])\"",
          file: definition.termsPath, line: row.line)
        continue
      }
      let text = CodingText(name: row["name"], scope: row["scope"])
      append(text, row["industry_code"], (health, health ? row["division"] : nil), .term, "")
    }
    try reader.problems.throwIfAny()
  }

  /// Adds the words that units of each industry use: what they do is one text, what they sell another, what they are
  /// called a third.
  ///
  /// - Throws: ``DefinitionError``.
  mutating func addIndustryWords() throws {
    let reader = DefinitionReader()
    let path = definition.industryWordsPath
    let columns = ["industry_code", "activities", "products", "names"]
    let table = reader.table(path, columns: columns, key: ["industry_code"])
    for row in table?.rows ?? [] {
      let code = row["industry_code"]
      if definition.industries[code]?.level != "class" {
        reader.problems.add(
          "expected a class of the industry edition; found \"\(code)\"", file: path, line: row.line)
      }
      let words = columns.dropFirst().map { reader.terms($0, of: row, in: path).joined(separator: "；") }
      // The words of a partial industry are those of all its units: none tells what a unit with the others is.
      let known = truth.of(code, CodingText())
      for text in [CodingText(scope: words[0]), CodingText(products: words[1]), CodingText(name: words[2])] {
        append(text, code, known, .industryWords, "")
      }
    }
    try reader.problems.throwIfAny()
  }

  /// Adds explanations of industries: a file with the columns code and note.
  mutating func addExplanations(_ path: String) throws {
    let reader = DefinitionReader()
    let table = reader.table(path, columns: ["code", "note"])
    try reader.problems.throwIfAny()
    for row in table?.rows ?? [] where row["code"].first?.isNumber == true && definition.industries[row["code"]] != nil
    {
      let text = CodingText(scope: row["note"])
      append(text, row["code"], truth.of(row["code"], text), .explanation, "")
    }
  }

  private mutating func append(
    _ text: CodingText, _ industry: String, _ known: (isHealth: Bool?, division: String?),
    _ origin: CoderDefinition.Origin, _ firm: String, _ file: String = "", _ record: Int = 0,
    _ successors: [IndustryCode] = []
  ) {
    gathered.append(
      TrainingText(
        text: text, industry: industry, successors: successors, isHealth: known.isHealth,
        healthDivision: known.division, origin: origin, weight: definition.weights[origin] ?? 0, record: record,
        file: file, firm: firm))
  }
}
