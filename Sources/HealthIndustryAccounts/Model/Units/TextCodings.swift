/// What the text coder said of units that it was asked about. Grain: one row such a unit; most have none.
struct TextCodings: Sendable {
  /// Of the units of one of ``RowRanges``.
  struct Part: Sendable {
    private var rows: [Int] = []
    private var candidates = TextColumn()
    private var evidence = TextColumn()
    private var chances: [Int16] = []
    /// Of all candidates of all rows, in 1/100, one row behind the other.
    private var scores: [Int32] = []
    /// One a row: where its scores end.
    private var scoreEnds: [Int32] = []
    /// That the first candidate's division is right, in 1/10000.
    private var confidences: [Int16] = []

    /// Rows are added in ascending order.
    ///
    /// - Parameters:
    ///   - chance: that the unit belongs to the health industry, in 1/10000.
    ///   - scores: of the candidates, in 1/100.
    ///   - confidence: that the first candidate's division is right, in 1/10000.
    mutating func append(
      row: Int, candidates: String, evidence: String, chance: Int, scores: some Sequence<Int32> = [],
      confidence: Int = 0
    ) {
      rows.append(row)
      chances.append(Int16(chance))
      self.scores.append(contentsOf: scores)
      scoreEnds.append(Int32(self.scores.count))
      confidences.append(Int16(confidence))
      self.candidates.append(candidates)
      self.evidence.append(evidence)
    }

    fileprivate func coding(of row: Int) -> Coding? {
      // No closure: it would hold, and so copy, all columns.
      guard let place = place(of: row) else { return nil }
      return (candidates[place], evidence[place], Int(chances[place]))
    }

    fileprivate func suggestions(of row: Int) -> [Suggestion] {
      guard let place = place(of: row) else { return [] }
      let scores = self.scores[Int(place == 0 ? 0 : scoreEnds[place - 1])..<Int(scoreEnds[place])]
      let industries = candidates[place].split(separator: "|").compactMap { IndustryCode($0) }
      return zip(industries, scores).enumerated().map { number, candidate in
        Suggestion(
          industry: candidate.0, score: Int(candidate.1), confidence: number == 0 ? Int(confidences[place]) : nil)
      }
    }

    private func place(of row: Int) -> Int? {
      var low = 0
      var high = rows.count
      while low < high {
        let middle = (low + high) / 2
        if rows[middle] < row { low = middle + 1 } else { high = middle }
      }
      return low < rows.count && rows[low] == row ? low : nil
    }
  }

  /// An industry that the text coder suggests for a unit.
  struct Suggestion: Sendable, Equatable {
    let industry: IndustryCode
    /// In 1/100; to be compared with those of the same unit only.
    let score: Int
    /// Share of right first divisions among texts like this, in 1/10000; known of the first suggestion alone.
    let confidence: Int?
  }

  fileprivate typealias Coding = (candidates: String, evidence: String, chance: Int)

  private let parts: [Part]

  /// One part a range, in their order.
  init(_ parts: [Part] = []) {
    self.parts = parts
  }

  /// Codes of GB/T 4754 suggested for the unit, the best first, separated by `|`; blank where the coder was not asked.
  func candidates(of row: Int) -> String { coding(of: row)?.candidates ?? "" }

  /// The same industries with what is known of each; empty where the coder was not asked.
  func suggestions(of row: Int) -> [Suggestion] {
    let part = row / RowRanges.length
    return part < parts.count ? parts[part].suggestions(of: row) : []
  }

  /// What spoke for and against, in Chinese; nil where the coder was not asked.
  func evidence(of row: Int) -> String? { coding(of: row)?.evidence }

  /// That the unit belongs to the health industry, in 1/10000; nil where the coder was not asked.
  func chanceOfBelonging(_ row: Int) -> Int? { coding(of: row)?.chance }

  private func coding(of row: Int) -> Coding? {
    let part = row / RowRanges.length
    return part < parts.count ? parts[part].coding(of: row) : nil
  }
}
