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
    let negations = node.required("negations")?.terms() ?? []
    let boilerplate = node.required("boilerplate")?.terms() ?? []
    let openings = node.optional("openings")?.terms() ?? []
    let places = node.optional("divisions")?.existingFolder(holding: DefinitionFolder.divisions).map(self.places) ?? []
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
    let brands = node.required("brands").flatMap(self.brands)
    let evidence = node.required("evidence").flatMap(self.evidence)
    let percents = text.map { self.percents($0, ["name", "scope", "products", "decay"], orElse: ["first": 1]) } ?? [:]
    guard let industries, let earlier, let classification, let model, let vocabulary, let terms,
      let industryWords, let listed, let training, let costs, let brands, let evidence
    else { return nil }
    let rules = CodingTextRules(
      negations: negations, boilerplate: boilerplate, openings: openings, places: places,
      nameWeight: percents["name"] ?? 0, scopeWeight: percents["scope"] ?? 0,
      productsWeight: percents["products"] ?? 0,
      order: .init(first: percents["first"] ?? 1, decay: percents["decay"] ?? 0), brands: brands)
    return CoderDefinition(
      file: file, industries: industries, earlierIndustries: earlierIndustries(earlier, industries),
      classification: classification, modelPath: model, columns: columns, rules: rules, vocabulary: vocabulary,
      weights: weights, termsPath: terms, industryWordsPath: industryWords,
      listedCompanies: listedCompanies(listed, industries), notWhole: notWhole,
      training: training, costs: costs, evidence: evidence)
  }

  /// The names of the divisions of a folder, in a fixed order.
  private func places(_ folder: String) -> [String] {
    let (divisions, parts) = divisions(folder)
    return RegionNames.all(divisions, parts: parts).sorted()
  }

  private func training(_ node: DefinitionNode) -> CoderDefinition.Training {
    let passes = count(node, "passes", 1...1000) ?? 1
    let folds = count(node, "folds", 2...20) ?? 2
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
      cost: Float(percents["cost"] ?? 0), passes: passes, folds: folds, balance: percents["balance"] ?? 0,
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

  private func brands(_ node: DefinitionNode) -> CodingTextRules.Brands? {
    defer { node.finish() }
    let least = count(node, "least", CodingTextRules.Brands.leastCounts)
    let share = count(node, "share", CodingTextRules.Brands.shares)
    let shortest = count(node, "shortest", CodingTextRules.Brands.lengths)
    let longest = count(node, "longest", CodingTextRules.Brands.lengths)
    guard let least, let share, let shortest, let longest else { return nil }
    if longest < shortest {
      node.fault("longest is \(longest); expected \(shortest), as the shortest, or more")
      return nil
    }
    return .init(least: least, share: share, shortest: shortest, longest: longest)
  }

  private func evidence(_ node: DefinitionNode) -> CodingEvidence.Limits? {
    defer { node.finish() }
    let terms = count(node, "terms", CodingEvidence.Limits.termCounts)
    let least = count(node, "least", CodingEvidence.Limits.percents)
    guard let least, let terms else { return nil }
    return .init(terms: terms, least: Float(least) / 100)
  }

  /// A whole number within bounds; nil where it is not there, or is none.
  private func count(_ node: DefinitionNode, _ key: String, _ bounds: ClosedRange<Int>) -> Int? {
    let expected = "\(bounds.lowerBound) to \(bounds.upperBound)"
    guard let number = node.required(key)?.whole(expected) else { return nil }
    if !bounds.contains(number) { node.fault("\(key) is \(number); expected \(expected)") }
    return bounds.contains(number) ? number : nil
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
    return Dictionary(entries.map { ($0.key, $0.value.terms()) }, uniquingKeysWith: { first, _ in first })
  }

  private func columns(_ node: DefinitionNode) -> [CoderDefinition.Column: [String]] {
    defer { node.finish() }
    var columns: [CoderDefinition.Column: [String]] = [:]
    for column in CoderDefinition.Column.allCases { columns[column] = node.required(column.rawValue)?.terms() ?? [] }
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

  /// - Parameter defaults: keys that came later, and what definitions without them say.
  private func percents(
    _ node: DefinitionNode, _ keys: [String], orElse defaults: [String: Double] = [:]
  ) -> [String: Double] {
    defer { node.finish() }
    var percents = defaults
    for (key, value) in keys.map({ ($0, node.required($0)) }) + defaults.keys.sorted().map({ ($0, node.optional($0)) })
    {
      guard let percent = value?.whole("0 or more percent") else { continue }
      if percent < 0 { node.fault("\(key) is \(percent); expected 0 or more percent") }
      percents[key] = Double(percent) / 100
    }
    return percents
  }
}
