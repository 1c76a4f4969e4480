/// One text to learn from, and what is known of it.
struct TrainingText: Sendable {
  let text: CodingText
  /// Digits of the industry that are known: two, three or four; none where only health is.
  let industry: String
  /// Whether the unit belongs to the health industry; nil where the industry does not say.
  let isHealth: Bool?
  /// Code of the division of the health classification.
  let healthDivision: String?
  let weight: Float
  /// The file that it is from; blank for texts of the definitions.
  let file: String
  /// Texts of the same firm never stand on both sides of a split; blank for texts of the definitions.
  let firm: String
}

/// Gathers what a coder learns from: labelled records, names and explanations of classes, terms of activity rules.
struct TrainingTexts {
  private let definition: CoderDefinition
  private let truth: HealthTruth
  private(set) var texts: [TrainingText] = []

  init(_ definition: CoderDefinition) {
    self.definition = definition
    truth = HealthTruth(definition)
  }

  /// Adds the labelled records of a file.
  ///
  /// - Parameter isOfEarlierEdition: whether its labels are those of the edition before.
  /// - Throws: `ReadingError`, ``CoderError``.
  mutating func add(_ path: String, isOfEarlierEdition: Bool) throws {
    let records = try CoderRecords(path, definition, required: [[.name, .scope, .products], [.label, .health]])
    let labels = IndustryLabels(definition)
    let before = texts.count
    for (number, record) in try records.all().enumerated() {
      guard let industry = labels.read(record.label, isOfEarlierEdition: isOfEarlierEdition) else {
        throw CoderError.labelUnknown(file: path, record: number + 1, label: record.label)
      }
      var known = truth.of(industry, record.text)
      if let stated = ["0": false, "1": true][record.health] {
        known = (stated, record.division.isEmpty ? nil : record.division)
      }
      if industry.isEmpty, known.isHealth == nil { continue }
      let firm = record.firm.isEmpty ? "\(path)#\(number)" : record.firm
      let isNameAlone = record.text.scope.isEmpty && record.text.products.isEmpty
      append(record.text, industry, known, isNameAlone ? .nameAlone : .labelled, firm, path)
    }
    if texts.count == before { throw CoderError.noLabels(file: path) }
  }

  /// Adds the names of the industries and classes, and the rules' terms.
  mutating func addDefinitions() {
    for item in definition.industries.items where item.code.first?.isNumber == true && item.code.count >= 2 {
      append(CodingText(scope: item.name), item.code, truth.of(item.code, CodingText(scope: item.name)), .className, "")
    }
    for rule in definition.classification.activityRules {
      let code = rule.industry.description
      let division = truth.division(ofClass: rule.classIndex)
      for term in rule.includes { append(CodingText(scope: term), code, (true, division), .ruleTerm, "") }
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
    _ origin: CoderDefinition.Origin, _ firm: String, _ file: String = ""
  ) {
    texts.append(
      TrainingText(
        text: text, industry: industry, isHealth: known.isHealth, healthDivision: known.division,
        weight: definition.weights[origin] ?? 0, file: file, firm: firm))
  }
}

/// Reads labels of two to four digits, with or without the section letter.
struct IndustryLabels {
  private let definition: CoderDefinition

  init(_ definition: CoderDefinition) { self.definition = definition }

  /// The known digits in the edition in use; blank where there is no label, nil where it is no code of the edition.
  func read(_ label: String, isOfEarlierEdition: Bool) -> String? {
    let digits = String(FieldText.code(label).drop { $0.isLetter })
    if digits.isEmpty { return "" }
    guard isOfEarlierEdition else { return definition.industries[digits] == nil ? nil : digits }
    guard let code = IndustryCode(digits), let item = definition.earlierIndustries[code] else { return nil }
    return commonDigits(item.successors.map(\.description))
  }

  /// What all codes begin with, as long as that is a code of two digits or more.
  private func commonDigits(_ codes: [String]) -> String {
    guard let first = codes.first else { return "" }
    return [4, 3, 2].lazy.map { String(first.prefix($0)) }.first { prefix in codes.allSatisfy { $0.hasPrefix(prefix) } }
      ?? ""
  }
}

/// What an industry, where need be with a text, says of belonging to the health industry.
struct HealthTruth {
  private let classification: HealthClassification
  /// The classes under each code of two or three digits.
  private let classesUnder: [String: [IndustryCode]]

  private let mostlyWhole: Double

  init(_ definition: CoderDefinition) {
    classification = definition.classification
    mostlyWhole = definition.training.mostlyWhole
    let codes = definition.industries.items.compactMap { IndustryCode($0.code) }
    classesUnder = Dictionary(grouping: codes) { String($0.description.prefix(2)) }
      .merging(Dictionary(grouping: codes) { String($0.description.prefix(3)) }) { first, _ in first }
  }

  /// Code of the division above a class.
  func division(ofClass index: Int) -> String {
    classification.lineage(of: index).last.map { classification.items[$0].code } ?? ""
  }

  /// nil where the digits alone leave it open, and no rule finds a term.
  func of(_ industry: String, _ text: CodingText) -> (isHealth: Bool?, division: String?) {
    if let code = IndustryCode(industry) { return of(code, text) }
    let classes = classesUnder[industry] ?? []
    if classes.allSatisfy({ classification.membership(of: $0) == .outside }) { return (false, nil) }
    let whole = classes.compactMap { code -> Int? in
      if case .whole(let index) = classification.membership(of: code) { index } else { nil }
    }
    guard Double(whole.count) >= mostlyWhole * Double(classes.count) else { return (nil, nil) }
    let divisions = Set(whole.map(division(ofClass:)))
    return (true, divisions.count == 1 ? divisions.first : nil)
  }

  private func of(_ code: IndustryCode, _ text: CodingText) -> (isHealth: Bool?, division: String?) {
    switch classification.membership(of: code) {
    case .outside: return (false, nil)
    case .whole(let index): return (true, division(ofClass: index))
    case .partial:
      let rules = classification.rules(of: code)
      for field in [text.scope, text.products, text.name] {
        for (rule, verdict) in zip(rules, classification.verdicts(of: rules, on: field.utf8.span)) {
          switch verdict {
          case .belongs: return (true, division(ofClass: classification.activityRules[rule].classIndex))
          case .doesNotBelong: return (false, nil)
          case .mixed: return (nil, nil)
          case .silent: continue
          }
        }
      }
      return (nil, nil)
    }
  }
}
