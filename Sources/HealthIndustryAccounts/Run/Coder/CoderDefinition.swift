/// How the text coder reads texts and files, and what its training rests on. One YAML file.
public struct CoderDefinition: Sendable {
  /// What a column of a file holds.
  enum Column: String, Sendable, CaseIterable {
    case name, scope, products, label, health, division, firm
  }

  /// Where a training text comes from.
  enum Origin: String, Sendable, CaseIterable {
    case labelled, nameAlone, className, explanation, ruleTerm, term, industryWords
  }

  let file: String
  let industries: IndustryClassification
  let earlierIndustries: EarlierIndustries
  let classification: HealthClassification
  let modelPath: String
  let columns: [Column: [String]]
  let rules: CodingTextRules
  let vocabulary: Vocabulary
  let weights: [Origin: Float]
  /// Table of terms with what they say, to learn from beside names of classes.
  let termsPath: String
  /// Table of the words that units of each industry use.
  let industryWordsPath: String
  /// What labels of listed companies are in the industry edition: two digits, blank where no industry of it.
  let listedCompanies: [String: String]
  /// Industries of two digits that belong but for a part, and words that say that a text is of this part.
  let notWhole: [String: [String]]
  let training: Training
  let costs: ConfusionCosts

  /// The n-grams that a coder knows.
  struct Vocabulary: Sendable {
    /// In so many texts or more.
    let least: Int
    let most: Int
    /// Characters.
    let longest: Int
  }

  /// What a confusion costs an account.
  struct ConfusionCosts: Sendable {
    /// Between what belongs to the health industry and what does not.
    let health: Double
    let section: Double
    let division: Double
    let `class`: Double
  }

  /// How the models are trained.
  struct Training: Sendable {
    /// Cost of a mistake against the size of the weights.
    let cost: Float
    let passes: Int
    /// Power of how much rarer a label is than the mean, by which its texts count more.
    let balance: Double
    /// What a health text counts, for each other one.
    let healthWeight: Float
    /// Share of an industry's classes that belong as a whole, from which a shorter code is taken to belong.
    let mostlyWhole: Double
    /// What a class's score counts beside that of its division; one a ``CodingTextKind``.
    let classWeights: [Float]
    /// What the mark of a text's kind counts, for n-grams in all of length 1.
    let kindWeight: Float
    /// What a term of the table counts more in the model of health divisions.
    let termsForDivision: Float
    /// What words of industries count more in the model of classes, of which labelled files show few.
    let wordsForClass: Float
    /// What the lead of industries that belong as a whole counts beside the health score, where products are named.
    let industryWeight: Float
    /// Part of the largest weight below which none is kept.
    let least: Float
  }

  /// Reads a definition.
  ///
  /// - Throws: ``DefinitionError`` with every fault found.
  public static func read(_ file: String) throws -> CoderDefinition {
    let reader = DefinitionReader()
    let definition = reader.coder(file)
    try reader.problems.throwIfAny()
    guard let definition else { throw DefinitionError(problems: []) }
    return definition
  }

  /// The sentence that marks an edition which is not official.
  public var statusNote: String { classification.edition.statusNote }
}

extension DefinitionReader {
  /// A definition of the text coder; nil where it has faults.
  func coder(_ file: String) -> CoderDefinition? {
    guard let node = yaml(file) else { return nil }
    defer { node.finish() }
    _ = node.readHead("coder")
    let industries = node.required("industries")?.existingFolder(holding: DefinitionFolder.industries).map(industries)
    let earlier = node.required("earlierIndustries")?.existingFolder(holding: DefinitionFolder.earlierIndustries)
    let classification = node.required("classification")?
      .existingFolder(holding: DefinitionFolder.classification).flatMap(healthClassification)
    let model = node.required("model")?.path()
    let columns = node.required("columns").map(self.columns) ?? [:]
    let text = node.required("text")
    let negations = node.required("negations")?.texts() ?? []
    let boilerplate = node.required("boilerplate")?.texts() ?? []
    let vocabulary = node.required("vocabulary").flatMap(self.vocabulary)
    let weights = node.required("weights").map(self.weights) ?? [:]
    let terms = node.required("terms")?.existingFile()
    if let terms { _ = noteFile(terms) }
    let industryWords = node.required("industryWords")?.existingFile()
    if let industryWords { _ = noteFile(industryWords) }
    let listed = node.required("listedCompanies")?.existingFile()
    let notWhole = node.required("notWhole").map { self.notWhole($0, industries) } ?? [:]
    let training = node.required("training").map(self.training)
    let costs = node.required("costs").map(self.costs)
    let percents = text.map { self.percents($0, ["name", "scope", "products", "decay"]) } ?? [:]
    guard let industries, let earlier, let classification, let model, let vocabulary, let terms,
      let industryWords, let listed, let training, let costs
    else { return nil }
    let rules = CodingTextRules(
      negations: negations, boilerplate: boilerplate, nameWeight: percents["name"] ?? 0,
      scopeWeight: percents["scope"] ?? 0, productsWeight: percents["products"] ?? 0, decay: percents["decay"] ?? 0)
    return CoderDefinition(
      file: file, industries: industries, earlierIndustries: earlierIndustries(earlier, industries),
      classification: classification, modelPath: model, columns: columns, rules: rules, vocabulary: vocabulary,
      weights: weights, termsPath: terms, industryWordsPath: industryWords,
      listedCompanies: listedCompanies(listed, industries), notWhole: notWhole,
      training: training, costs: costs)
  }

  private func training(_ node: DefinitionNode) -> CoderDefinition.Training {
    let passes = node.required("passes")?.whole("how often the texts are gone through, such as 12") ?? 0
    let classWeights = node.required("classWeight").map {
      self.percents($0, CodingTextKind.allCases.map { "\($0)" })
    }
    let percents = percents(
      node,
      [
        "cost", "balance", "healthWeight", "mostlyWhole", "kindWeight", "termsForDivision", "wordsForClass",
        "industryWeight", "least",
      ])
    return .init(
      cost: Float(percents["cost"] ?? 0), passes: passes, balance: percents["balance"] ?? 0,
      healthWeight: Float(percents["healthWeight"] ?? 0), mostlyWhole: percents["mostlyWhole"] ?? 0,
      classWeights: CodingTextKind.allCases.map { Float(classWeights?["\($0)"] ?? 0) },
      kindWeight: Float(percents["kindWeight"] ?? 0), termsForDivision: Float(percents["termsForDivision"] ?? 0),
      wordsForClass: Float(percents["wordsForClass"] ?? 0), industryWeight: Float(percents["industryWeight"] ?? 0),
      least: Float(percents["least"] ?? 0))
  }

  private func costs(_ node: DefinitionNode) -> CoderDefinition.ConfusionCosts {
    let percents = percents(node, ["health", "section", "division", "class"])
    return .init(
      health: percents["health"] ?? 0, section: percents["section"] ?? 0, division: percents["division"] ?? 0,
      class: percents["class"] ?? 0)
  }

  private func listedCompanies(_ file: String, _ industries: IndustryClassification) -> [String: String] {
    var divisions: [String: String] = [:]
    for row in table(file, columns: ["code", "name", "industry_code"], key: ["code"])?.rows ?? [] {
      let division = row["industry_code"]
      if !division.isEmpty, industries[division]?.level != "division" {
        problems.add(
          "expected a division of the industry edition or nothing; found \"\(division)\"", file: file, line: row.line)
      }
      divisions[row["code"]] = division
    }
    return divisions
  }

  private func notWhole(_ node: DefinitionNode, _ industries: IndustryClassification?) -> [String: [String]] {
    let entries = node.entries()
    for (code, words) in entries where industries.map({ $0[code]?.level != "division" }) == true {
      words.fault("\"\(code)\" is no industry of two digits of \(industries?.title ?? ""); write it in quotes")
    }
    return Dictionary(entries.map { ($0.key, $0.value.texts()) }, uniquingKeysWith: { first, _ in first })
  }

  private func columns(_ node: DefinitionNode) -> [CoderDefinition.Column: [String]] {
    defer { node.finish() }
    var columns: [CoderDefinition.Column: [String]] = [:]
    for column in CoderDefinition.Column.allCases { columns[column] = node.required(column.rawValue)?.texts() ?? [] }
    return columns
  }

  private func vocabulary(_ node: DefinitionNode) -> CoderDefinition.Vocabulary? {
    defer { node.finish() }
    guard let least = node.required("least")?.whole("a number of texts, such as 2"),
      let most = node.required("most")?.whole("a number of n-grams, such as 40000"),
      let longest = node.required("longest")?.whole("1 to \(NGram.longest) characters")
    else { return nil }
    for (key, number) in [("least", least), ("most", most)] where number < 1 {
      node.fault("\(key) is \(number); expected 1 or more")
    }
    if !(1...NGram.longest).contains(longest) {
      node.fault("longest is \(longest); expected 1 to \(NGram.longest) characters")
    }
    return .init(least: least, most: most, longest: longest)
  }

  private func weights(_ node: DefinitionNode) -> [CoderDefinition.Origin: Float] {
    let percents = percents(node, CoderDefinition.Origin.allCases.map(\.rawValue))
    var weights: [CoderDefinition.Origin: Float] = [:]
    for origin in CoderDefinition.Origin.allCases { weights[origin] = Float(percents[origin.rawValue] ?? 0) }
    return weights
  }

  private func percents(_ node: DefinitionNode, _ keys: [String]) -> [String: Double] {
    defer { node.finish() }
    var percents: [String: Double] = [:]
    for key in keys {
      guard let percent = node.required(key)?.whole("0 or more percent") else { continue }
      if percent < 0 { node.fault("\(key) is \(percent); expected 0 or more percent") }
      percents[key] = Double(percent) / 100
    }
    return percents
  }
}
