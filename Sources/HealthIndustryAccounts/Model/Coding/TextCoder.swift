/// 文本编码器: suggests classes of GB/T 4754-2017 and of the health classification for what a unit says of itself.
///
/// Four linear models over the same n-grams: the industry's first two digits; within these its class; whether the unit
/// belongs to the health industry; and if so, to which of the 13 divisions.
struct TextCoder: Sendable {
  /// What the coder was trained to choose from, and how it weighs.
  struct Parts: Sendable {
    var rules: CodingTextRules
    var dictionary: FeatureDictionary
    /// Two digits, ascending.
    var divisions: [String]
    var divisionScores: LinearScores
    /// What a class's score counts beside that of its division.
    var classWeight: Float
    /// Ascending.
    var classes: [IndustryCode]
    var classScores: LinearScores
    /// One score: above 0 the unit belongs.
    var healthScores: LinearScores
    /// Codes of the 13 divisions, ascending.
    var healthDivisions: [String]
    var healthDivisionScores: LinearScores
    /// Divisions of the industries that belong as a whole; ascending indices.
    var wholeDivisions: [UInt16]
    /// What the lead of these divisions over the others counts beside the health score, where a text names products: they
    /// tell the industry best.
    var industryWeight: Float
    /// Of the distance of the health score from 0; one a ``CodingTextKind``.
    var healthCalibrations: [HealthCalibration]
    /// Of the lead of the first division over the second.
    var divisionCalibration: Calibration
  }

  let parts: Parts
  /// Scores of the divisions, of health and of the health divisions, side by side.
  private let rows: ScoreRows
  private let classRows: ClassRows
  /// The n-grams of the dictionary without the signs of a phrase's ends.
  private let words: [NGram]
  /// One a division of the industries.
  private let isWhole: [Bool]

  init(_ parts: Parts) {
    self.parts = parts
    rows = ScoreRows([parts.divisionScores, parts.healthScores, parts.healthDivisionScores])
    isWhole = parts.divisions.indices.map { parts.wholeDivisions.contains(UInt16($0)) }
    words = parts.dictionary.grams.map(\.withoutEnds)
    let divisionOfClass = parts.classes.map { $0.description.prefix(2) }
    classRows = ClassRows(
      parts.classScores,
      classesOfDivision: parts.divisions.map { division in
        let first = divisionOfClass.firstIndex { $0 == division } ?? 0
        return first..<first + divisionOfClass.count { $0 == division }
      })
  }

  /// A reader of texts for this coder. One a worker.
  func makeReader() -> FeatureReader { FeatureReader(parts.dictionary, parts.rules) }

  /// What the coder says of a text.
  ///
  /// - Parameter candidateCount: of how many divisions a class is wanted.
  func suggestion(for vector: FeatureVector, candidateCount: Int = 5) -> CodingSuggestion {
    rows.withScores(of: vector) { scores in
      let divisions = UnsafeBufferPointer(rebasing: scores[rows.ranges[0]])
      let health = healthScore(vector, scores)
      let best = Self.best(divisions, max(candidateCount, 5))
      let lead = best.count > 1 ? divisions[best[0]] - divisions[best[1]] : 0
      let isHealth = health > 0 && !vector.isEmpty
      let healthDivision = Self.best(UnsafeBufferPointer(rebasing: scores[rows.ranges[2]]), 1).first ?? 0
      return CodingSuggestion(
        candidates: candidates(for: vector, best, divisions, candidateCount),
        confidence: parts.divisionCalibration.confidence(of: lead), isHealth: isHealth,
        healthConfidence: vector.isEmpty ? 0 : calibration(vector).confidence(of: health),
        healthDivision: isHealth ? healthDivision : nil, lead: lead, healthScore: health,
        likeliestHealthDivision: healthDivision)
    }
  }

  private func healthScore(_ vector: FeatureVector, _ scores: UnsafeMutableBufferPointer<Float>) -> Float {
    let health = scores[rows.ranges[1].lowerBound]
    guard vector.kind == .withProducts, parts.industryWeight > 0, !parts.wholeDivisions.isEmpty else { return health }
    var whole = -Float.infinity
    var others = -Float.infinity
    for division in rows.ranges[0] {
      if isWhole[division] { whole = max(whole, scores[division]) } else { others = max(others, scores[division]) }
    }
    return others == -.infinity ? health : health + parts.industryWeight * (whole - others)
  }

  private func calibration(_ vector: FeatureVector) -> HealthCalibration {
    parts.healthCalibrations[vector.kind.rawValue]
  }

  /// The places of the largest scores, the largest first; of equal ones the first.
  private static func best(_ scores: UnsafeBufferPointer<Float>, _ count: Int) -> [Int] {
    var best: [Int] = []
    best.reserveCapacity(count + 1)
    for number in scores.indices {
      if best.count == count, scores[best[count - 1]] >= scores[number] { continue }
      var place = best.count
      while place > 0, scores[best[place - 1]] < scores[number] { place -= 1 }
      best.insert(number, at: place)
      if best.count > count { best.removeLast() }
    }
    return best
  }

  /// The best class of each division that may come first.
  private func candidates(
    for vector: FeatureVector, _ divisions: [Int], _ scores: UnsafeBufferPointer<Float>, _ wanted: Int
  ) -> [CodingSuggestion.Candidate] {
    var candidates: [CodingSuggestion.Candidate] = []
    candidates.reserveCapacity(divisions.count)
    for (rank, division) in divisions.enumerated() {
      // The class's own score seldom makes up for a greater distance.
      let isNear = scores[division] > scores[divisions[0]] - parts.classWeight
      guard rank < wanted || isNear && parts.classWeight > 0, let best = classRows.best(of: vector, in: division) else {
        continue
      }
      let score = scores[division] + parts.classWeight * best.score
      candidates.append(.init(industry: parts.classes[best.number], division: division, score: score))
    }
    candidates.sort { ($1.score, $0.industry) < ($0.score, $1.industry) }
    return Array(candidates.prefix(wanted))
  }

  // MARK: - Evidence

  /// The n-grams that spoke most for a decision and against it.
  func evidence(for vector: FeatureVector, of decision: CodingEvidence.Decision, limit: Int = 3) -> CodingEvidence {
    let sum =
      switch decision {
      case .health: rows.ranges[1].lowerBound
      case .industry(let division): division
      }
    return words.withUnsafeBufferPointer { words in
      vector.numbers.withUnsafeBufferPointer { numbers in
        withUnsafeTemporaryAllocation(of: Float.self, capacity: numbers.count) { contributions in
          let strongest = rows.contributions(of: vector, to: sum, contributions) { words[$0].bits >> 16 != 0 }
          return CodingEvidence(contributions, strongest: strongest, limit: limit) { words[Int(numbers[$0])] }
        }
      }
    }
  }
}
