/// The records of one source beside those that it had before.
struct RecordComparison: Sendable {
  let source: String
  let read: Int
  let before: Int
  /// Which run had them, as messages say it.
  let beforeWords: String
  /// Percent of the records that may be missing; nil where the pipeline does not ask.
  let limit: Int?
  /// Whether files of the command line take the place of others.
  let isOfOtherFiles: Bool
  /// Whether the counts say anything of one another.
  let isMeant: Bool

  var hasFarFewer: Bool {
    guard isMeant, let limit else { return false }
    return read * 100 < before * (100 - limit)
  }
}

extension PreparedRun {
  /// One a source that an earlier run had too.
  func comparisons(_ balances: [SourceBalance], _ earlier: EarlierRun) -> [RecordComparison] {
    balances.compactMap { source in
      guard let before = reference(of: source.id, earlier) else { return nil }
      let isOfOtherFiles = hasOtherFiles(source.id, earlier)
      return RecordComparison(
        source: source.id, read: source.balance.filled, before: before.read,
        beforeWords: words(before, earlier), limit: pipeline.limits.fewerRecordsPercent, isOfOtherFiles: isOfOtherFiles,
        // A file of GDP may well have fewer years; a region that it lacks is told by name.
        isMeant: !isOfOtherFiles || source.id != gdp?.source.id)
    }
  }

  /// Own files are counted against the last own files, even where a run of others stands between; others against what they
  /// would replace.
  private func reference(of source: String, _ earlier: EarlierRun) -> OwnFileCount? {
    let published = earlier.recordsRead(from: source).map {
      OwnFileCount(source: source, period: earlier.period, read: $0)
    }
    return overridden.contains(source) ? published : earlier.ownFiles(of: source) ?? published
  }

  private func words(_ count: OwnFileCount, _ earlier: EarlierRun) -> String {
    count.period == earlier.period && count.read == earlier.recordsRead(from: count.source)
      ? "in the published run of \(earlier.period)"
      : "in the last run of the pipeline's own files, of \(count.period)"
  }

  private func hasOtherFiles(_ source: String, _ earlier: EarlierRun) -> Bool {
    guard overridden.contains(source), let now = allSources.first(where: { $0.id == source }) else { return false }
    return Set(now.files) != earlier.paths(of: source)
  }
}
