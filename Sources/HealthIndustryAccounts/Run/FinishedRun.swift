/// A run whose tables and data files are written, and what they were made of: all that manifest, publication and summary need.
struct FinishedRun {
  let run: PreparedRun
  let raw: [RawFile]
  let collected: Collected
  let derived: DerivedUnits
  let aggregates: Aggregates
  /// nil where no other edition was asked for.
  let comparison: EditionComparison?
  let balances: [SourceBalance]
  let context: OutputContext
  let tables: [PublishableTable]
  /// Of the files that were hashed as they were written.
  let sums: [OutputSum]
  /// The published run that this one is counted against.
  let earlier: EarlierRun?

  /// Writes the manifest, then publishes the run or holds it back.
  ///
  /// - Parameter timings: of the sub-processes, in their order.
  /// - Throws: ``RunRefusal`` where the run is held back; reading and writing errors, each with its place: nothing is published then.
  func conclude(
    in workspace: Workspace, _ request: RunRequest, _ timings: [(stage: String, seconds: Double)],
    _ observer: any RunObserver
  ) throws -> RunSummary {
    let coding = CodingBalance.all(countCodings(derived, jobs: request.jobs))
    let fates = run.approvedDecisions.fates(derived.table)
    let manifest = try Manifest(
      run, inputs: zip(raw, collected.hashes).map { InputFile($0, run.allSources, sha256: $1) }, balances, coding,
      fates,
      run.ownFileCounts(balances, earlier: earlier), derived.findings, timings, request)
    try workspace.close(
      with: manifest, definitions: run.pipeline.definitionCopy, compared: run.compared?.files ?? [], sums: sums)
    if let reason = reasonToHold(request, folder: workspace.held) {
      try workspace.hold()
      throw reason
    }
    try workspace.publish()
    let notices = run.notices(
      balances, tables, aggregates.gdp, collected, raw, earlier: earlier)
    notices.forEach(observer.notice)
    return RunSummary(
      run, balances, coding, fates, derived.findings, aggregates, comparison, context, notices: notices, timings,
      folder: workspace.published)
  }

  private func reasonToHold(_ request: RunRequest, folder: String) -> RunRefusal? {
    run.reasonToHold(
      balances, derived.findings, aggregates, gdp: collected.gdpFigures, raw,
      earlier: request.acceptsFewerRecords ? nil : earlier, folder: folder)
  }
}
