/// Why a complete run is not published: its records tell of a damaged or a wrong file. See <doc:HeldRuns>.
extension PreparedRun {
  /// The first reason to hold the run back; nil where there is none.
  ///
  /// - Parameters:
  ///   - earlier: the run that the records are counted against.
  ///   - folder: where the run will be kept, for the message.
  func reasonToHold(
    _ balances: [SourceBalance], _ findings: [Finding], _ raw: [RawFile], earlier: EarlierRun?,
    folder: String
  ) -> RunRefusal? {
    cutFile(findings, raw, folder) ?? tooManyRejected(balances, folder) ?? nothingCounts(balances, folder)
      ?? earlier.flatMap { fewerRecords(balances, than: $0, folder) }
  }

  /// A file that ends within a record was cut on its way: what is missing behind cannot be known.
  private func cutFile(_ findings: [Finding], _ raw: [RawFile], _ folder: String) -> RunRefusal? {
    let id = FindingKind.fileEndsInRecord.rawValue
    return findings.first { $0.rule.id == id }.map {
      .fileEndsInRecord(file: raw[$0.place.file].path, record: $0.place.record, found: $0.found, folder: folder)
    }
  }

  private func tooManyRejected(_ balances: [SourceBalance], _ folder: String) -> RunRefusal? {
    let limit = pipeline.limits.rejectedPercent
    let source = balances.first { $0.balance.rejected * 100 > $0.balance.read * limit }
    return source.map {
      .tooManyRejected(
        source: $0.id, rejected: $0.balance.rejected, read: $0.balance.read, limit: limit, folder: folder)
    }
  }

  /// Files of another year must not put tables of zeros in the place of good ones.
  private func nothingCounts(_ balances: [SourceBalance], _ folder: String) -> RunRefusal? {
    let units = balances.prefix(sources.count).map(\.balance)
    if units.contains(where: { $0.accepted + $0.review > 0 }) { return nil }
    return .nothingCounts(period: period, read: units.map(\.read).reduce(0, +), folder: folder)
  }

  /// A file that lost its end between two records looks whole: only the count of the run before tells.
  private func fewerRecords(_ balances: [SourceBalance], than earlier: EarlierRun, _ folder: String) -> RunRefusal? {
    guard let limit = pipeline.limits.fewerRecordsPercent else { return nil }
    for source in balances where isComparable(source.id, earlier) {
      guard let before = earlier.recordsRead(from: source.id),
        source.balance.read * 100 < before * (100 - limit)
      else { continue }
      return .fewerRecords(
        source: source.id, read: source.balance.read, before: before, period: earlier.period, limit: limit,
        folder: folder)
    }
    return nil
  }

  /// Files named on the command line are compared with a run of the same files only.
  private func isComparable(_ source: String, _ earlier: EarlierRun) -> Bool {
    guard overridden.contains(source), let now = allSources.first(where: { $0.id == source }) else { return true }
    return Set(now.files) == earlier.paths(of: source)
  }
}
