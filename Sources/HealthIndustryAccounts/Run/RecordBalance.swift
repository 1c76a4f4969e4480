/// 记录平衡: what became of the records of one source. read = accepted + review + rejected + duplicate + outside + blank.
public struct RecordBalance: Sendable, Encodable {
  /// Records read.
  public var read = 0
  /// Units that count.
  public var accepted = 0
  /// Units on the review list.
  public var review = 0
  /// Records with a finding of severity error.
  public var rejected = 0
  /// Records for which another of the same unit stands.
  public var duplicate = 0
  /// Records of another period, region or industry.
  public var outside = 0
  /// Lines of a CSV file that hold delimiters and nothing else, as spreadsheets export rows that were once filled.
  public var blank = 0

  /// Whether every record read has exactly one fate.
  public var isBalanced: Bool { read == accepted + review + rejected + duplicate + outside + blank }

  /// Records read that hold something: what runs are counted against each other by.
  public var filled: Int { read - blank }
}

/// The balance of one source.
public struct SourceBalance: Sendable, Encodable {
  /// Id of the source.
  public let id: String
  /// Name of the source in Chinese.
  public let title: String
  /// Its records.
  public let balance: RecordBalance
}

/// A record without a fate, or with two: a fault of the program, never of the data.
public struct RecordBalanceError: Error, CustomStringConvertible {
  let source: SourceBalance

  /// What was found, where, what was expected and what to do.
  public var description: String {
    "source \"\(source.id)\": read \(source.balance.read) records, but \(source.balance). The tables are not published; "
      + "keep the inputs and report this as a fault of kanghe."
  }
}

extension PreparedRun {
  /// - Throws: ``RecordBalanceError`` where a source does not balance.
  func balances(_ collected: Collected, _ derived: DerivedUnits) throws(RecordBalanceError) -> [SourceBalance] {
    let balances = countFates(collected, derived)
    for source in balances where !source.balance.isBalanced { throw RecordBalanceError(source: source) }
    return balances
  }

  private func countFates(_ collected: Collected, _ derived: DerivedUnits) -> [SourceBalance] {
    var balances = collected.counts.map(\.asBalance)
    for row in 0..<derived.table.count {
      let source = Int(derived.table.sources[row])
      switch derived.table.statuses[row] {
      case .accepted: balances[source].accepted += 1
      case .review: balances[source].review += 1
      case .rejected: balances[source].rejected += 1
      case .duplicate: balances[source].duplicate += 1
      case .outside, .aside, .excludedAside, .passedOver: balances[source].outside += 1
      }
    }
    for (source, duplicates) in derived.outsideDuplicates.enumerated() {
      balances[source].duplicate += duplicates
      balances[source].outside -= duplicates
    }
    return zip(sources, balances).map { SourceBalance(id: $0.id, title: $0.title, balance: $1) } + gdpBalance(collected)
  }

  /// A region's GDP of the period counts as accepted.
  private func gdpBalance(_ collected: Collected) -> [SourceBalance] {
    guard let gdp else { return [] }
    let counts = collected.gdpCounts
    var balance = counts.asBalance
    balance.accepted = counts.read - counts.rejected - counts.outside - counts.duplicate - counts.blank
    return [SourceBalance(id: gdp.source.id, title: gdp.source.title, balance: balance)]
  }
}

extension CollectedUnits.Counts {
  fileprivate var asBalance: RecordBalance {
    var balance = RecordBalance()
    balance.read = read
    balance.rejected = rejected
    balance.outside = outside
    balance.blank = blank
    balance.duplicate = duplicate
    return balance
  }
}
