/// A pipeline with period and files fixed: what one run reads.
struct PreparedRun: Sendable {
  let pipeline: Pipeline
  let period: Int
  let sources: [SourceDefinition]
  let gdp: Pipeline.GDPSource?
  let rules: RuleBook
  /// Those that hold in the period.
  let approvedDecisions: ApprovedDecisions
  let compared: ComparedEdition?
  /// Sources whose files the command line names.
  let overridden: Set<String>

  /// - Throws: ``RunRefusal``.
  init(_ pipeline: Pipeline, _ request: RunRequest) throws(RunRefusal) {
    self.pipeline = pipeline
    period = request.period ?? pipeline.defaultPeriod
    let edition = pipeline.classification.edition
    if request.requiresOfficial, !edition.isOfficial {
      throw .notOfficial(edition: edition.id, note: edition.statusNote)
    }
    try Self.checkValidity(of: pipeline, period)
    let known = pipeline.sources.map(\.id) + (pipeline.gdp == nil ? [] : ["gdp"])
    for override in request.overrides where !known.contains(override.source) {
      throw .unknownSource(override.source, known: known)
    }
    var sources: [SourceDefinition] = []
    for source in pipeline.sources { sources.append(try Self.withFiles(source, period, request)) }
    self.sources = sources
    var gdp = pipeline.gdp
    if let source = gdp?.source { gdp?.source = try Self.withFiles(source, period, request) }
    self.gdp = gdp
    rules = RuleBook(severities: pipeline.severities)
    approvedDecisions = ApprovedDecisions(pipeline.coding.decisions, period: period)
    compared = request.compared
    overridden = Set(request.overrides.map(\.source))
  }

  /// What says how a year's figures were collected and are worked up must be for the run's year. Classifications, industry
  /// editions and divisions are not asked: earlier years are accounted for by today's, so that they can be compared.
  private static func checkValidity(of pipeline: Pipeline, _ period: Int) throws(RunRefusal) {
    let definitions =
      [("pipeline \(pipeline.id)", pipeline.validity)]
      + pipeline.sources.map { ("form \($0.form.id) \($0.form.year)", $0.form.validity) }
      + (pipeline.gdp.map { [("form \($0.source.form.id) \($0.source.form.year)", $0.source.form.validity)] } ?? [])
      + pipeline.relations.map { ("rules \($0.name)", $0.validity) }
      + pipeline.packs.map { ("formula pack \($0.id)", $0.validity) }
      + pipeline.calibers.map { ("caliber \($0.id)", $0.validity) }
    for (name, validity) in definitions where !validity.contains(period) {
      throw .periodOutsideValidity(period, validity, definition: name)
    }
  }

  /// The command line's files, or those that the patterns name for the period.
  private static func withFiles(_ source: SourceDefinition, _ period: Int, _ request: RunRequest) throws(RunRefusal)
    -> SourceDefinition
  {
    var source = source
    let given = request.overrides.filter { $0.source == source.id }.flatMap(\.files)
    let patterns = source.files.map {
      $0.split(separator: "{period}", omittingEmptySubsequences: false).joined(separator: "\(period)")
    }
    let named = given.isEmpty ? patterns.flatMap(Paths.matching) : given.flatMap(Self.files)
    // A file that two patterns name is one: read twice, all its records would be duplicates.
    var known: Set<String> = []
    source.files = named.filter { known.insert(Paths.real($0)).inserted }
    guard !source.files.isEmpty else { throw .noFiles(source: source.id, patterns: patterns) }
    return source
  }

  /// A file, or what a pattern names; a path without either stays, so that opening it says what is wrong.
  private static func files(_ path: String) -> [String] {
    let found = Paths.exists(path) ? [path] : Paths.matching(path)
    return found.isEmpty ? [path] : found
  }

  var collectionContext: CollectionContext {
    CollectionContext(
      period: period, rules: rules,
      regions: RegionResolver(divisions: pipeline.divisions, nameParts: pipeline.nameParts, scopes: pipeline.scopes),
      industries: IndustryCodeReader(edition: pipeline.industries, earlier: pipeline.earlierIndustries),
      categories: pipeline.institutionCategories, classification: pipeline.classification,
      ladder: pipeline.coding.ladder, aside: AsideIndustries(pipeline.calibers, compared: compared?.classification),
      contradictions: pipeline.coding.contradictions, industryNames: pipeline.industries,
      approvedDecisions: approvedDecisions,
      variableCount: pipeline.variables.variables.count,
      packs: Dictionary(
        pipeline.packs.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first }))
  }

  var validationRules: [any ValidationRule] {
    let names = CompiledExpression.Names(variables: pipeline.variables)
    let relations: [any ValidationRule] = pipeline.relations.flatMap { relations in
      relations.items.compactMap { item in
        guard let pack = pipeline.packs.firstIndex(where: { $0.id == relations.formulas }),
          let compiled = CompiledRelation(item.relation, names)
        else { return nil }
        return AuditRelationRule(pack: Int8(pack), relation: compiled, text: item.relation.text, rule: item.rule)
      }
    }
    return [CategoryContradictsIndustryRule(rule: rules[.categoryContradictsIndustry])] + relations
  }
}
