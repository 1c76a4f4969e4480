/// 文本编码器: suggests classes of GB/T 4754-2017 and of the health classification for what a unit says of itself.
///
/// Four linear models over the same n-grams: the industry's first two digits; within these its class; whether the unit
/// belongs to the health industry; and if so, to which of the 13 divisions. One object for all: copies of its tables would
/// be counted at each text.
final class TextCoder: Sendable {
  /// What the coder was trained to choose from, and how it weighs.
  struct Parts: Sendable {
    var rules: CodingTextRules
    var dictionary: FeatureDictionary
    /// Two digits, ascending.
    var divisions: [String]
    var divisionScores: LinearScores
    /// What a class's score counts beside that of its division; one a ``CodingTextKind``.
    var classWeights: [Float]
    /// Ascending.
    var classes: [IndustryCode]
    var classScores: LinearScores
    /// One score: above 0 the unit belongs.
    var healthScores: LinearScores
    /// Codes of the 13 divisions, ascending.
    var healthDivisions: [String]
    var healthDivisionScores: LinearScores
    /// What each division of the industries says of belonging to the health industry.
    var divisionBelongings: [Belonging]
    /// What each class says of it; none where the divisions alone are looked at.
    var classBelongings: [Belonging]
    /// What the lead of industries that belong over the others counts beside the health score, where a text names
    /// products: they tell the industry best.
    var industryWeight: Float
    /// Of the distance of the health score from 0; one a ``CodingTextKind``.
    var healthCalibrations: [HealthCalibration]
    /// Of the lead of the first division over the second.
    var divisionCalibration: Calibration
    var evidence: CodingEvidence.Limits
  }

  /// Divisions that may come first, or say by their likeliest class whether a unit belongs.
  private static let likely = 5

  let parts: Parts
  /// Scores of the divisions, of health and of the health divisions.
  private let rows: ScoreRows
  private let classRows: ClassRows
  /// The divisions of the industries, then health.
  private let evidenceColumns: EvidenceColumns
  /// The n-grams of the dictionary without the signs of a phrase's ends.
  private let words: [NGram]
  private let phraseWords: PhraseWords

  init(_ parts: Parts) {
    self.parts = parts
    words = parts.dictionary.grams.map(\.withoutEnds)
    phraseWords = PhraseWords(parts.rules)
    rows = ScoreRows([parts.divisionScores, parts.healthScores, parts.healthDivisionScores])
    evidenceColumns = EvidenceColumns([parts.divisionScores, parts.healthScores], words: words)
    let divisionOfClass = parts.classes.map { Int($0.number) / 100 }
    classRows = ClassRows(
      parts.classScores,
      classesOfDivision: parts.divisions.map { code in
        let division = Int(code)
        let first = divisionOfClass.firstIndex { $0 == division } ?? 0
        return first..<first + divisionOfClass.count { $0 == division }
      })
  }

  /// A reader of texts for this coder. One a worker.
  func makeReader() -> FeatureReader { FeatureReader(parts.dictionary, parts.rules, phraseWords) }

  /// What the coder says of a text; nothing of one in which it knows nothing.
  ///
  /// - Parameter candidateCount: of how many divisions a class is wanted.
  func suggestion(for vector: FeatureVector, candidateCount: Int = 5) -> CodingSuggestion {
    guard !vector.isEmpty else { return .none }
    return rows.withScores(of: vector) { scores in
      let healthDivision = Self.highest(scores, rows.ranges[2]) - rows.ranges[2].lowerBound
      return withBestDivisions(scores, max(candidateCount, Self.likely)) { best in
        let lead = best.count > 1 ? scores[best[0]] - scores[best[1]] : 0
        let health = scores[rows.ranges[1].lowerBound] + shareOfIndustries(vector, best, scores)
        let isHealth = health > 0
        return CodingSuggestion(
          candidates: candidates(for: vector, best, scores, candidateCount),
          confidence: parts.divisionCalibration.confidence(of: lead), isHealth: isHealth,
          healthConfidence: calibration(vector).confidence(of: health),
          healthDivision: isHealth ? healthDivision : nil, lead: lead, healthScore: health,
          likeliestHealthDivision: healthDivision)
      }
    }
  }

  /// What the industries say beside the health score: nothing where no products are named.
  private func shareOfIndustries(
    _ vector: FeatureVector, _ likely: UnsafeMutableBufferPointer<Int>, _ scores: UnsafeMutableBufferPointer<Float>
  ) -> Float {
    guard vector.kind == .withProducts, parts.industryWeight > 0 else { return 0 }
    let belongings = belongings(vector, likely)
    var lead = HealthLead()
    for division in rows.ranges[0] { lead.add(belongings[division], scores[division]) }
    return parts.industryWeight * lead.value
  }

  /// One a division of the industries. Where a likely one belongs partly, its likeliest class says.
  private func belongings(_ vector: FeatureVector, _ likely: UnsafeMutableBufferPointer<Int>) -> [Belonging] {
    var belongings = parts.divisionBelongings
    guard !parts.classBelongings.isEmpty else { return belongings }
    for division in likely.prefix(Self.likely) where belongings[division] == .partly {
      if let best = classRows.best(of: vector, in: division) {
        belongings[division] = parts.classBelongings[best.number]
      }
    }
    return belongings
  }

  private func calibration(_ vector: FeatureVector) -> HealthCalibration {
    parts.healthCalibrations[vector.kind.rawValue]
  }

  /// The place of the largest score of a range; of equal ones the first.
  private static func highest(_ scores: UnsafeMutableBufferPointer<Float>, _ range: Range<Int>) -> Int {
    range.reduce(range.lowerBound) { scores[$1] > scores[$0] ? $1 : $0 }
  }

  /// Hands on the divisions with the largest scores, the largest first; of equal ones the first.
  private func withBestDivisions<Result>(
    _ scores: UnsafeMutableBufferPointer<Float>, _ wanted: Int, _ body: (UnsafeMutableBufferPointer<Int>) -> Result
  ) -> Result {
    withUnsafeTemporaryAllocation(of: Int.self, capacity: wanted + 1) { best in
      var count = 0
      for number in rows.ranges[0] {
        if count == wanted, scores[best[count - 1]] >= scores[number] { continue }
        var place = count
        while place > 0, scores[best[place - 1]] < scores[number] {
          best[place] = best[place - 1]
          place -= 1
        }
        best[place] = number
        count = min(count + 1, wanted)
      }
      return body(UnsafeMutableBufferPointer(rebasing: best[..<count]))
    }
  }

  /// The best class of each division that may come first.
  private func candidates(
    for vector: FeatureVector, _ divisions: UnsafeMutableBufferPointer<Int>,
    _ scores: UnsafeMutableBufferPointer<Float>, _ wanted: Int
  ) -> [CodingSuggestion.Candidate] {
    let classWeight = parts.classWeights[vector.kind.rawValue]
    var candidates: [CodingSuggestion.Candidate] = []
    candidates.reserveCapacity(divisions.count)
    for (rank, division) in divisions.enumerated() {
      // The class's own score seldom makes up for a greater distance.
      let isNear = scores[division] > scores[divisions[0]] - classWeight
      guard rank < wanted || isNear && classWeight > 0, let best = classRows.best(of: vector, in: division) else {
        continue
      }
      let score = scores[division] + classWeight * best.score
      candidates.append(.init(industry: parts.classes[best.number], division: division, score: score))
    }
    candidates.sort { ($1.score, $0.industry) < ($0.score, $1.industry) }
    candidates.removeLast(max(candidates.count - wanted, 0))
    return candidates
  }

  // MARK: - Evidence

  /// The n-grams that spoke most for a decision and against it.
  func evidence(for vector: FeatureVector, of decision: CodingEvidence.Decision) -> CodingEvidence {
    let column =
      switch decision {
      case .health: parts.divisions.count
      case .industry(let division): division
      }
    return evidenceColumns.withContributions(of: vector, to: column) { found in
      words.withUnsafeBufferPointer { words in
        CodingEvidence(found.values, strongest: found.strongest, parts.evidence) { words[Int(found.numbers[$0])] }
      }
    }
  }
}
