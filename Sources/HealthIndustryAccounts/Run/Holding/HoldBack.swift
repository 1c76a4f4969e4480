/// Why a complete run is not published: its records tell of a damaged or a wrong file. See <doc:HeldRuns>.
extension PreparedRun {
  /// The first reason to hold the run back; nil where there is none.
  ///
  /// - Parameters:
  ///   - gdp: the rows that GDP comes from.
  ///   - earlier: the run that the records are counted against; nil where they need not be.
  ///   - folder: where the run will be kept, for the message.
  func reasonToHold(
    _ balances: [SourceBalance], _ findings: [Finding], _ aggregates: Aggregates,
    gdp: [RegionCode: CollectedGDP.Figure], _ raw: [RawFile], earlier: EarlierRun?, folder: String
  ) -> RunRefusal? {
    cutFile(findings, raw, folder) ?? tooManyRejected(balances, folder) ?? nothingCounts(balances, folder)
      ?? earlier.flatMap { fewerRecords(balances, than: $0, folder) }
      ?? shareTooLarge(aggregates, gdp, raw, folder)
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
    guard let found = comparisons(balances, earlier).first(where: \.hasFarFewer), let limit = found.limit else {
      return nil
    }
    return .fewerRecords(
      source: found.source, read: found.read, before: found.before, beforeWords: found.beforeWords, limit: limit,
      folder: folder)
  }
}
