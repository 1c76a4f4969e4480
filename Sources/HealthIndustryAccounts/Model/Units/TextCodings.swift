/// What the text coder said of units that it was asked about. Grain: one row such a unit; most have none.
struct TextCodings: Sendable {
  /// Of the units of one of ``RowRanges``.
  struct Part: Sendable {
    private var rows: [Int] = []
    private var candidates = TextColumn()
    private var evidence = TextColumn()
    private var chances: [Int16] = []

    /// Rows are added in ascending order.
    ///
    /// - Parameter chance: that the unit belongs to the health industry, in 1/10000.
    mutating func append(row: Int, candidates: String, evidence: String, chance: Int) {
      rows.append(row)
      chances.append(Int16(chance))
      self.candidates.append(candidates)
      self.evidence.append(evidence)
    }

    fileprivate func coding(of row: Int) -> Coding? {
      var low = 0
      var high = rows.count
      while low < high {
        let middle = (low + high) / 2
        if rows[middle] < row { low = middle + 1 } else { high = middle }
      }
      return low < rows.count && rows[low] == row ? (candidates[low], evidence[low], Int(chances[low])) : nil
    }
  }

  fileprivate typealias Coding = (candidates: String, evidence: String, chance: Int)

  private let parts: [Part]

  /// One part a range, in their order.
  init(_ parts: [Part] = []) {
    self.parts = parts
  }

  /// Codes of GB/T 4754 suggested for the unit, the best first, separated by `|`; blank where the coder was not asked.
  func candidates(of row: Int) -> String { coding(of: row)?.candidates ?? "" }

  /// What spoke for and against, in Chinese; nil where the coder was not asked.
  func evidence(of row: Int) -> String? { coding(of: row)?.evidence }

  /// That the unit belongs to the health industry, in 1/10000; nil where the coder was not asked.
  func chanceOfBelonging(_ row: Int) -> Int? { coding(of: row)?.chance }

  private func coding(of row: Int) -> Coding? {
    let part = row / RowRanges.length
    return part < parts.count ? parts[part].coding(of: row) : nil
  }
}
