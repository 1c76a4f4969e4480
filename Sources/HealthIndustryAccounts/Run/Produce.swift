/// One run: the sub-processes of GSBPM in their order, from files to published tables.
///
/// - Throws: definition, reading, refusal and writing errors, each with its place; nothing is published then.
public func produce(_ pipeline: Pipeline, _ request: RunRequest, _ observer: any RunObserver) async throws -> RunSummary
{
  let run = try PreparedRun(pipeline, request)
  let workspace = try Workspace(output: request.output, pipeline: pipeline.id, period: run.period)
  let draft = workspace.draft
  let earlier = try workspace.earlierRun(before: run.period)
  let clock = StageClock(observer)
  // The draft goes with the workspace: not before all that is written into it has ended.
  defer { withExtendedLifetime(workspace) {} }

  // The model is read beside the records.
  async let coder = pipeline.coding.coder?.coder()
  let raw = try clock.time("4.3 run collection") { try collectFiles(run, request, observer) }
  var collected = try await clock.time("4.4 finalise collection") {
    try await collect(raw, run, request.jobs, observer)
  }
  let textCoder = try await coder
  let units = collected.takeUnits()
  // A second coding begins where the first did; a run that has none must not hold the units twice.
  let comparedUnits = run.compared.map { _ in units }
  let integrated = clock.time("5.1 integrate data") {
    integrateData(units, countedAsZero: run.countedAsZero, run.rules, jobs: request.jobs)
  }
  let codingContext = run.codingContext(textCoder)
  let coded = clock.time("5.2 classify and code") {
    classifyAndCode(integrated, codingContext, run.rules, jobs: request.jobs)
  }
  let compared = comparedUnits.flatMap { units in
    clock.time("5.2 classify and code by the compared edition") {
      run.codeByComparedEdition(units, coded, textCoder, jobs: request.jobs)
    }
  }
  let reviewed = clock.time("5.3 review and validate") {
    reviewAndValidate(
      keepAside(coded, pipeline.calibers, compared, jobs: request.jobs), run.validationRules, run.rules,
      jobs: request.jobs)
  }
  let derived = clock.time("5.5 derive variables") {
    deriveVariables(reviewed, pipeline.packs, pipeline.variables, run.rules, jobs: request.jobs)
  }
  let describer = run.describer(raw)
  // Most of what a run writes; it waits for no aggregate.
  async let unitFile = writeDataFile(
    finaliseUnitFile(derived, describer), in: draft, jobs: request.jobs)
  let aggregates = clock.time("5.7 calculate aggregates") {
    calculateAggregates(derived, run.frame, gdp: collected.gdp, jobs: request.jobs)
  }
  let comparison = compared.map { compareEditions(derived, aggregates, $0, run.frame, jobs: request.jobs) }
  let (review, files) = clock.time("5.8 finalise data files") {
    run.finaliseFiles(derived, aggregates, comparison, describer)
  }
  let balances = try run.balances(collected, derived)
  let context = run.outputContext(balances, aggregates.gdp)
  let drafts = clock.time("6.1 prepare draft outputs") {
    prepareDraftOutputs(aggregates, pipeline.layouts, context)
  }
  let tables = try clock.time("6.2 validate outputs") { try validateOutputs(drafts, aggregates, context) }
  let changes = try comparison.map { try run.validate($0, aggregates, context) }
  let writing = clock.begin("6.5 finalise outputs")
  var sums = try await finaliseOutputs(tables, files, review, run.publication, in: draft, jobs: request.jobs)
  if let changes { try finaliseComparison(changes, run.publication, in: draft) }
  try finaliseReadme(run.readme(tables, files, context, isCompared: changes != nil), in: draft)
  sums.append(try await unitFile)
  clock.end("6.5 finalise outputs", since: writing)

  return try FinishedRun(
    run: run, raw: raw, collected: collected, derived: derived, aggregates: aggregates, comparison: comparison,
    balances: balances, context: context, tables: tables, sums: sums, earlier: earlier
  ).conclude(in: workspace, request, clock.timings, observer)
}

extension PreparedRun {
  /// The review list, and all data files but the unit file.
  fileprivate func finaliseFiles(
    _ units: DerivedUnits, _ aggregates: Aggregates, _ comparison: EditionComparison?, _ describer: UnitDescriber
  ) -> (review: ReviewSheet, files: [DataFile]) {
    let review = ReviewSheet(units, reviewContext, describer)
    return (
      review,
      finaliseDataFiles(units, aggregates, review, describer)
        + finaliseCaliberFiles(units, aggregates, frame, describer)
        + (comparison.map { finaliseComparisonFiles(units, $0, describer) } ?? [])
    )
  }
}
