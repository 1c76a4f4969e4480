/// How many records a source's own files had when a run last read them. A run of other files hands the count on, so that the
/// next of the own files is not counted against those.
struct OwnFileCount: Sendable, Codable, Equatable {
  let source: String
  /// Of the run that read them.
  let period: Int
  let read: Int
}

extension PreparedRun {
  /// The counts that the manifest of this run keeps for the next.
  func ownFileCounts(_ balances: [SourceBalance], earlier: EarlierRun?) -> [OwnFileCount] {
    balances.compactMap { source in
      overridden.contains(source.id)
        ? earlier?.ownFiles(of: source.id)
        : OwnFileCount(source: source.id, period: period, read: source.balance.filled)
    }
  }
}
