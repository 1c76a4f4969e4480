extension Pipeline {
  /// Reads a pipeline and every definition that it names.
  ///
  /// - Parameter location: a folder with pipeline.yaml, or the name of one under ./Pipelines.
  /// - Throws: ``DefinitionError`` with every fault found; ``RunRefusal/noPipeline(_:tried:)``.
  public static func read(_ location: String) throws -> Pipeline {
    let reader = DefinitionReader()
    let pipeline = reader.pipeline(try file(of: location))
    try reader.problems.throwIfAny()
    guard let pipeline else { throw DefinitionError(problems: []) }
    return pipeline
  }

  /// Reads the definitions that a run keeps. They were accepted when it was made: what only the check of today refuses is handed
  /// on with them.
  ///
  /// - Throws: ``DefinitionError`` where something cannot be read.
  static func readKept(_ file: String, in kept: KeptDefinitions) throws(DefinitionError)
    -> (pipeline: Pipeline, objections: [DefinitionProblem])
  {
    let reader = DefinitionReader(kept: kept)
    let pipeline = reader.pipeline(file)
    try reader.problems.throwIfUnreadable()
    guard let pipeline else { throw DefinitionError(problems: reader.problems.all) }
    return (pipeline, reader.problems.all)
  }

  private static func file(of location: String) throws(RunRefusal) -> String {
    let folders = [location, "Pipelines/" + location].map { Paths.resolve("pipeline.yaml", relativeTo: $0) }
    let candidates = location.hasSuffix(".yaml") ? [location] : folders
    guard let file = candidates.first(where: Paths.exists) else { throw .noPipeline(location, tried: candidates) }
    return file
  }
}

extension DefinitionReader {
  fileprivate func pipeline(_ file: String) -> Pipeline? {
    guard let node = yaml(file) else { return nil }
    defer { node.finish() }
    let id = node.required("pipeline")?.fileName()
    let title = node.required("description")?.text()
    let source = node.required("source")?.text()
    let validity = node.readValidity()
    let period = node.required("period")?.year()
    let areas = node.required("areas")?.text()
    let shared = SharedDefinitions(self, node)
    let regions = node.required("regions")
    let scopes = regions.map { self.scopes($0, shared.divisions?.divisions) } ?? []
    // With a region that is none, every caliber would seem to lie elsewhere.
    for caliber in shared.calibers ?? []
    where !scopes.isEmpty && scopes.count == regions?.items().count
      && !scopes.contains(where: { shared.contains($0, caliber.region) })
    {
      node.optional("calibers")?.objection(
        "the caliber \"\(caliber.id)\" is of \(caliber.region), which lies in none of the pipeline's regions")
    }
    let sources = (node.required("sources")?.items() ?? []).compactMap { self.source($0, shared) }
    let coding = node.required("coding").flatMap {
      self.coding($0, shared.classification, shared.industries, sources)
    }
    let gdp = node.optional("gdp").flatMap { self.gdp($0, shared.variables) }
    let severities = node.optional("severities").map(self.severities) ?? [:]
    let limits = node.required("limits").flatMap { self.limits($0, hasGDP: node.optional("gdp") != nil) }
    reportRepeatedSources(sources + [gdp?.source].compactMap(\.self), node)
    reportTooMany(sources.count, "sources", most: UnitTable.mostSources, node)
    reportTooMany(shared.packs.count, "formulas", most: UnitTable.mostPacks, node)
    guard let id, let title, let source, let validity, let period, let areas, let limits,
      let coding, let classification = shared.classification, let industries = shared.industries,
      let divisions = shared.divisions, let variables = shared.variables
    else { return nil }
    return Pipeline(
      id: id, title: title, source: source, file: file, validity: validity, defaultPeriod: period, scopes: scopes,
      areas: areas,
      classification: classification, industries: industries, earlierIndustries: shared.earlierIndustries,
      institutionCategories: shared.categories, coding: coding, divisions: divisions.divisions,
      nameParts: divisions.nameParts, variables: variables, packs: shared.packs,
      relations: shared.relations, calibers: shared.calibers ?? [], layouts: shared.layouts, sources: sources, gdp: gdp,
      severities: severities,
      limits: limits, definitionFiles: files, definitionSums: sums)
  }

  /// - Parameter divisions: nil where they cannot be read, which is told at their place.
  private func scopes(_ node: DefinitionNode, _ divisions: Divisions?) -> [RegionCode] {
    let items = node.items()
    if items.isEmpty { node.fault("no region; name at least one division to account for, such as \"530000\"") }
    let scopes = items.compactMap { item in
      if let divisions { item.division(of: divisions) } else { item.divisionCode() }
    }
    for scope in scopes
    where divisions.map({ $0.lineage(of: scope).dropFirst().contains(where: scopes.contains) }) == true {
      node.objection("\(scope) lies in another of the regions, so that its units would count twice; keep one of both")
    }
    for (scope, group) in Dictionary(grouping: scopes, by: \.self) where group.count > 1 {
      node.objection("\(scope) is there \(group.count) times; keep one")
    }
    return scopes
  }

  private func source(_ node: DefinitionNode, _ shared: SharedDefinitions) -> SourceDefinition? {
    defer { node.finish() }
    guard let source = sourceFiles(node, id: node.required("id")?.text(), shared.variables) else { return nil }
    if let formulas = source.form.formulas { shared.check(formulas, of: source.form, node) }
    requireFields([.unitID, .unitName, .region], of: source.form, node)
    return source
  }

  private func requireFields(_ roles: [FormDefinition.Role], of form: FormDefinition, _ node: DefinitionNode) {
    for role in roles where !form.fields.contains(where: { $0.role == role }) {
      node.objection("the form \(form.id) has no field \"\(role.rawValue)\", which every record of it needs")
    }
  }

  private func gdp(_ node: DefinitionNode, _ variables: VariableCatalogue?) -> Pipeline.GDPSource? {
    defer { node.finish() }
    let scope = node.required("scope")?.word(Pipeline.GDPSource.Scope.self)
    guard let source = sourceFiles(node, id: "gdp", variables), let scope else { return nil }
    if case .xml = source.form.format {
      node.objection("GDP is read from CSV and workbooks (format: csv or xlsx), not from XML")
    }
    requireFields([.region, .period, .gdp], of: source.form, node)
    return .init(source: source, scope: scope)
  }

  private func sourceFiles(_ node: DefinitionNode, id: String?, _ variables: VariableCatalogue?) -> SourceDefinition? {
    let title = node.required("title")?.text()
    let form = node.required("form")?.existingFile().flatMap { file in variables.flatMap { self.form(file, $0) } }
    let patterns = node.required("paths")?.items().compactMap { $0.path() } ?? []
    let encoding = node.optional("encoding")
    let delimiter = node.optional("delimiter")
    if let form, case .xlsx = form.format {
      for key in [encoding, delimiter].compactMap(\.self) {
        key.objection("a workbook has no encoding and no delimiter")
      }
    }
    if let encoding, let name = encoding.text(), !SourceDefinition.isEncoding(name) {
      encoding.fault("\"\(name)\" is no known encoding; expected UTF-8, GB18030, GBK, UTF-16LE or UTF-16BE")
    }
    if let delimiter, let name = delimiter.text(), !SourceDefinition.isDelimiter(name) {
      delimiter.fault("\"\(name)\" is no known delimiter; expected comma, tab or semicolon")
    }
    guard let id, let title, let form else { return nil }
    return SourceDefinition(
      id: id, title: title, form: form, files: patterns, encoding: encoding?.text(), delimiter: delimiter?.text())
  }

  private func severities(_ node: DefinitionNode) -> [String: Severity] {
    var severities: [String: Severity] = [:]
    for (id, value) in node.entries() {
      if FindingKind(rawValue: id)?.isAdjustable != true {
        let adjustable = FindingKind.allCases.filter(\.isAdjustable).map(\.rawValue).joined(separator: ", ")
        value.objection("the severity of \"\(id)\" cannot be chosen; expected one of: \(adjustable)")
      }
      severities[id] = value.word(Severity.self)
    }
    return severities
  }

  private func limits(_ node: DefinitionNode, hasGDP: Bool) -> HoldingLimits? {
    defer { node.finish() }
    let fewer = node.optional("fewerRecordsPercent").flatMap { percent($0, "fewerRecordsPercent") }
    let share = node.optional("shareOfGDPPercent")
    if !hasGDP {
      share?.objection("shareOfGDPPercent without `gdp:`; name the GDP of the regions, or take the limit away")
    }
    // With 0, every run would be held.
    let sharePercent = share.flatMap { percent($0, "shareOfGDPPercent", in: 1...100) }
    guard let rejected = node.required("rejectedPercent").flatMap({ percent($0, "rejectedPercent") }) else {
      return nil
    }
    return HoldingLimits(rejectedPercent: rejected, fewerRecordsPercent: fewer, shareOfGDPPercent: sharePercent)
  }

  private func percent(_ node: DefinitionNode, _ key: String, in range: ClosedRange<Int> = 0...100) -> Int? {
    let expected = "\(range.lowerBound) to \(range.upperBound)"
    guard let percent = node.whole(expected) else { return nil }
    if !range.contains(percent) { node.objection("\(key) \(percent); expected \(expected)") }
    return percent
  }

  private func reportTooMany(_ count: Int, _ key: String, most: Int, _ node: DefinitionNode) {
    guard count > most else { return }
    node.optional(key)?.fault("\(count) \(key); a pipeline has \(most) at most: split it into two")
  }

  private func reportRepeatedSources(_ sources: [SourceDefinition], _ node: DefinitionNode) {
    for (id, group) in Dictionary(grouping: sources, by: \.id) where group.count > 1 {
      node.optional("sources")?.fault("the source \"\(id)\" is there \(group.count) times")
    }
  }
}

/// What the forms of a pipeline refer to. What is nil cannot be read, and was told; nothing is then read that rests on it.
private struct SharedDefinitions {
  let classification: HealthClassification?
  let industries: IndustryClassification?
  let earlierIndustries: EarlierIndustries
  let categories: InstitutionCategories
  let divisions: (divisions: Divisions, nameParts: RegionNames.Parts)?
  let variables: VariableCatalogue?
  let packs: [FormulaPack]
  private let hasAllPacks: Bool
  let relations: [AuditRelations]
  /// nil where one of them has faults.
  let calibers: [Caliber]?
  let layouts: [TableLayout]

  init(_ reader: DefinitionReader, _ node: DefinitionNode) {
    func items(_ key: String) -> [DefinitionNode] { node.required(key)?.items() ?? [] }
    func folder(_ key: String, _ names: [String]) -> String? { node.required(key)?.existingFolder(holding: names) }
    let classification = folder("classification", DefinitionFolder.classification).flatMap(reader.healthClassification)
    self.classification = classification
    let industries = folder("industries", DefinitionFolder.industries).map(reader.industries)
    self.industries = industries
    if let classification, let industries {
      ClassificationCheck(classification, industries).report(to: reader.problems)
    }
    let earlier = folder("earlierIndustries", DefinitionFolder.earlierIndustries)
    earlierIndustries =
      industries.flatMap { industries in earlier.map { reader.earlierIndustries($0, industries) } }
      ?? EarlierIndustries([])
    let categories = folder("institutionCategories", DefinitionFolder.institutionCategories)
    self.categories =
      industries.flatMap { industries in categories.map { reader.institutionCategories($0, industries) } }
      ?? InstitutionCategories([])
    let divisions = folder("divisions", DefinitionFolder.divisions).map(reader.divisions)
    self.divisions = divisions
    let variables = node.required("variables")?.existingFile().map(reader.variables)
    self.variables = variables
    let formulas = items("formulas")
    let packs = formulas.compactMap { item in
      item.existingFile().flatMap { file in variables.flatMap { reader.formulaPack(file, $0) } }
    }
    self.packs = packs
    hasAllPacks = packs.count == formulas.count
    for (id, group) in Dictionary(grouping: packs, by: \.id) where group.count > 1 {
      node.optional("formulas")?.fault("the formulas \"\(id)\" are there \(group.count) times")
    }
    // A pack with a fault is not missing: only its own fault is told.
    let known = packs.count == formulas.count ? packs.map(\.id) : nil
    relations = items("rules").compactMap { item in
      item.existingFile().flatMap { file in variables.flatMap { reader.auditRelations(file, $0, formulas: known) } }
    }
    let calibers = items("calibers")
    let folders = calibers.compactMap { $0.existingFolder(holding: DefinitionFolder.caliber) }
    var read: [Caliber] = []
    if let classification, let industries, let divisions {
      read = folders.compactMap { reader.caliber($0, classification, industries, divisions.divisions) }
    }
    let complete = read.count == calibers.count ? read : nil
    self.calibers = complete
    for (id, group) in Dictionary(grouping: read, by: \.id) where group.count > 1 {
      node.optional("calibers")?.fault("the caliber \"\(id)\" is there \(group.count) times")
    }
    let tables = items("tables")
    layouts = tables.compactMap { item in
      item.existingFile().flatMap { file in classification.flatMap { reader.tableLayout(file, $0, complete) } }
    }
    // A workbook tells the names of its sheets apart by more than the case of letters.
    for group in Dictionary(grouping: layouts, by: { $0.id.lowercased() }).values where group.count > 1 {
      node.optional("tables")?.fault(
        "the table \"\(group[0].id)\" is there \(group.count) times; one would be written over the other")
    }
  }

  /// Whether a division lies in another; true where the divisions cannot be read.
  func contains(_ scope: RegionCode, _ region: RegionCode) -> Bool {
    divisions?.divisions.contains(scope, region) ?? true
  }

  /// A form must have, or state as not collected, every variable that its formulas need.
  func check(_ formulas: String, of form: FormDefinition, _ node: DefinitionNode) {
    guard let pack = packs.first(where: { $0.id == formulas }) else {
      guard hasAllPacks else { return }
      node.fault("the form \(form.id) uses the formulas \"\(formulas)\", which the pipeline does not list")
      return
    }
    let collected = Set(form.variables.map(\.variable) + form.notCollected.map(\.variable))
    let needed = Set(pack.variables).subtracting(pack.quantityNames)
    for name in needed.sorted() where !(variables?.index(of: name).map(collected.contains) ?? true) {
      node.objection(
        "the form \(form.id) \(form.year) does not collect \"\(name)\", which the formulas \"\(formulas)\" need; add it "
          + "to `variables:` or, with the reason, to `notCollected:` as {counts: zero} or, so that the formulas impute it "
          + "where they can, {counts: missing}")
    }
  }
}

extension FormulaPack {
  /// The names that its formulas use.
  fileprivate var variables: [String] {
    ([revenue, employees] + components + derived).flatMap { formula in
      formula.expression.terms.map(\.name) + (formula.otherwise?.terms.map(\.name) ?? [])
    }
  }

  fileprivate var quantityNames: [String] {
    components.map(\.name) + derived.map(\.name) + [PackCalculator.valueAddedName]
  }
}
