internal import Foundation

/// One run: the sub-processes of GSBPM 5, in order, from files to published tables.
///
/// - Throws: definition, reading, refusal and writing errors, each with its place; nothing is published then.
public func produce(_ pipeline: Pipeline, _ request: RunRequest, _ observer: any RunObserver) async throws -> RunSummary {
  let run = try PreparedRun(pipeline, request)
  let workspace = try Workspace(output: request.output, pipeline: pipeline.id, period: run.period)
  var stages = StageClock(observer)

  let raw = try stages.time("4.3 run collection") { try runCollection(run.allSources) }
  let inputs = try await stages.time("manifest of inputs") { try await InputFile.describe(raw) }
  var collected = try await stages.time("4.4 finalise collection") {
    try await finaliseCollection(raw.units(run), run.collectionContext, sourceCount: run.sources.count, jobs: request.jobs) {
      observer.progress(file: $0.path, records: $1)
    }
  }
  let gdp = try stages.time("4.4 finalise collection: GDP") { try run.collectGDP(raw, &collected) }
  let integrated = stages.time("5.1 integrate data") { integrateData(collected, run.rules) }
  let coded = stages.time("5.2 classify and code") { classifyAndCode(integrated, pipeline.classification, run.rules) }
  let reviewed = stages.time("5.3 review and validate") { reviewAndValidate(coded, run.validationRules) }
  let derived = stages.time("5.5 derive variables") {
    deriveVariables(reviewed, pipeline.packs, pipeline.variables, run.rules)
  }
  let aggregates = stages.time("5.7 calculate aggregates") {
    calculateAggregates(derived, pipeline.classification, pipeline.divisions, scopes: pipeline.scopes, gdp: gdp)
  }
  let files = stages.time("5.8 finalise data files") { finaliseDataFiles(derived, aggregates, run.describer(raw)) }
  let drafts = stages.time("6.1 prepare draft outputs") {
    prepareDraftOutputs(aggregates, pipeline.layouts, run.outputContext)
  }
  let tables = try stages.time("6.2 validate outputs") { try validateOutputs(drafts, aggregates, run.outputContext) }
  return try stages.finish { timings in
    let balance = run.balance(collected, derived)
    let manifest = Manifest(run, inputs, balance, derived.findings, timings, jobs: request.jobs)
    return try finaliseOutputs(tables, files, manifest, run, aggregates, in: workspace)
  }
}
