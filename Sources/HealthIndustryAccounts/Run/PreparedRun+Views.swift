extension PreparedRun {
  /// The units' sources, then GDP.
  var allSources: [SourceDefinition] { sources + (gdp.map { [$0.source] } ?? []) }

  /// For each source, the variables that its form counts as zero.
  var countedAsZero: [[Int]] { sources.map(\.form.countedAsZero) }

  /// What cells are made of.
  var frame: AggregationFrame {
    AggregationFrame(
      classification: pipeline.classification, divisions: pipeline.divisions, scopes: pipeline.scopes,
      calibers: pipeline.calibers)
  }

  /// What units are coded by.
  func codingContext(_ coder: TextCoder?) -> CodingContext {
    CodingContext(
      ladder: pipeline.coding.ladder, classification: pipeline.classification, approvedDecisions: approvedDecisions,
      coder: coder)
  }

  /// What the review list says beside the units.
  var reviewContext: ReviewContext {
    let review = pipeline.coding.review
    return ReviewContext(
      title: "\(pipeline.title) \(period)年 待定名单", period: period, amount: review.amount,
      amountName: review.amount.map { "\($0.words)，\($0.unit)" }, workbookRowLimit: review.workbookRows,
      industries: pipeline.industries, divisions: pipeline.divisions, scopes: pipeline.scopes,
      decisions: approvedDecisions, serialSources: sources.map { $0.form.hasSerialIdentifiers ? $0.id : nil },
      asksTextCoder: pipeline.coding.coder != nil)
  }

  /// What units are coded by under the compared edition; nil for a run that is not compared.
  private func comparedCodingContext(_ coder: TextCoder?) -> CodingContext? {
    compared.map { compared in
      CodingContext(
        ladder: pipeline.coding.ladder, classification: compared.classification,
        approvedDecisions: approvedDecisions.carried(from: pipeline.classification, to: compared.classification),
        coder: coder)
    }
  }

  /// What the compared edition makes of the units that the run coded; nil for a run that is not compared.
  func codeByComparedEdition(_ units: CollectedUnits, _ coded: CodedUnits, _ coder: TextCoder?, jobs: Int)
    -> ComparedCoding?
  {
    comparedCodingContext(coder).map { context in
      codeByEdition(
        units, countedAsZero: countedAsZero, context, rules, outcomes: coded.table.decisionOutcomes, jobs: jobs)
    }
  }

  func describer(_ raw: [RawFile]) -> UnitDescriber {
    UnitDescriber(
      classification: pipeline.classification, variables: pipeline.variables, packs: pipeline.packs,
      approvedDecisions: approvedDecisions, files: Self.shortNames(of: raw.map(\.path)),
      forms: raw.map(\.form))
  }

  /// Names without folders, where that leaves each file its own.
  private static func shortNames(of paths: [String]) -> [String] {
    let names = paths.map { Paths.name(of: $0) }
    return Set(names).count == names.count ? names : paths
  }

  var publication: Publication {
    Publication(title: "\(pipeline.title) \(period)年", workbookName: "\(pipeline.id)-\(period).xlsx", period: period)
  }

  /// - Parameter files: the data files, but for that of the units, which every run has.
  func readme(_ tables: [PublishableTable], _ files: [DataFile], _ context: OutputContext, isCompared: Bool)
    -> RunReadme
  {
    RunReadme(
      publication, context, tables,
      files: ["units.csv", "review.xlsx"] + files.map(\.name) + (isCompared ? ["classification-changes.xlsx"] : []))
  }

  /// - Throws: ``ComparisonIdentityError``.
  func validate(_ comparison: EditionComparison, _ own: Aggregates, _ context: OutputContext) throws -> PublishableTable
  {
    try validateComparison(comparison.changes, before: own, after: comparison.aggregates, context)
  }
}
