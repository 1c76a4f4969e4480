/// What the text coder said of units that it was asked about. Grain: one row such a unit; most have none.
struct TextCodings: Sendable {
  /// Of the units of one of ``RowRanges``.
  struct Part: Sendable {
    private var rows: [Int] = []
    private var candidates = TextColumn()
    private var evidence = TextColumn()

    /// Rows are added in ascending order.
    mutating func append(row: Int, candidates: String, evidence: String) {
      rows.append(row)
      self.candidates.append(candidates)
      self.evidence.append(evidence)
    }

    fileprivate func coding(of row: Int) -> (candidates: String, evidence: String)? {
      var low = 0
      var high = rows.count
      while low < high {
        let middle = (low + high) / 2
        if rows[middle] < row { low = middle + 1 } else { high = middle }
      }
      return low < rows.count && rows[low] == row ? (candidates[low], evidence[low]) : nil
    }
  }

  private let parts: [Part]

  /// One part a range, in their order.
  init(_ parts: [Part] = []) {
    self.parts = parts
  }

  /// Codes of GB/T 4754 suggested for the unit, the best first, separated by `|`; blank where the coder was not asked.
  func candidates(of row: Int) -> String { coding(of: row)?.candidates ?? "" }

  /// What spoke for and against, in Chinese; nil where the coder was not asked.
  func evidence(of row: Int) -> String? { coding(of: row)?.evidence }

  private func coding(of row: Int) -> (candidates: String, evidence: String)? {
    let part = row / RowRanges.length
    return part < parts.count ? parts[part].coding(of: row) : nil
  }
}
