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
    /// Of the distance of the health score from 0, on either side.
    var healthCalibration: Calibration
    var notHealthCalibration: Calibration
    /// Of the lead of the first division over the second.
    var divisionCalibration: Calibration
  }

  let parts: Parts
  /// For each division, its classes' places.
  private let classesOfDivision: [Range<Int>]

  init(_ parts: Parts) {
    self.parts = parts
    classesOfDivision = parts.divisions.map { division in
      let first = parts.classes.firstIndex { $0.description.hasPrefix(division) } ?? 0
      let count = parts.classes.count { $0.description.hasPrefix(division) }
      return first..<first + count
    }
  }

  /// A reader of texts for this coder. One a worker.
  func makeReader() -> FeatureReader { FeatureReader(parts.dictionary, parts.rules) }

  /// What the coder says of a text.
  func suggestion(for vector: FeatureVector) -> CodingSuggestion {
    let divisionScores = parts.divisionScores.scores(of: vector)
    let classScores = parts.classScores.scores(of: vector)
    let health = parts.healthScores.scores(of: vector)[0]
    let healthDivisionScores = parts.healthDivisionScores.scores(of: vector)
    let ranked = divisionScores.indices.sorted { (divisionScores[$1], $0) < (divisionScores[$0], $1) }
    var candidates = ranked.prefix(CodingSuggestion.divisionCount).compactMap {
      candidate(in: $0, divisionScores[$0], classScores)
    }
    candidates.sort { ($1.score, $0.industry) < ($0.score, $1.industry) }
    let lead = ranked.count > 1 ? divisionScores[ranked[0]] - divisionScores[ranked[1]] : 0
    let isHealth = health > 0 && !vector.isEmpty
    let calibration = isHealth ? parts.healthCalibration : parts.notHealthCalibration
    let bestDivision = healthDivisionScores.indices.max { healthDivisionScores[$0] < healthDivisionScores[$1] }
    return CodingSuggestion(
      candidates: candidates, confidence: parts.divisionCalibration.confidence(of: lead), isHealth: isHealth,
      healthConfidence: vector.isEmpty ? 0 : calibration.confidence(of: health.magnitude),
      healthDivision: isHealth ? bestDivision : nil, lead: lead, healthScore: health,
      healthDivisionScores: healthDivisionScores)
  }

  /// The best class of a division.
  private func candidate(in division: Int, _ score: Float, _ classScores: [Float]) -> CodingSuggestion.Candidate? {
    guard let best = classesOfDivision[division].max(by: { classScores[$0] < classScores[$1] }) else { return nil }
    return .init(industry: parts.classes[best], score: score + parts.classWeight * classScores[best])
  }

  /// The n-grams that spoke most for a decision and against it.
  func evidence(for vector: FeatureVector, of scores: LinearScores, class wanted: Int, limit: Int = 3)
    -> (for: [String], against: [String])
  {
    var weighted: [(value: Float, feature: Int)] = []
    for (place, number) in vector.numbers.enumerated() {
      let value = vector.values[place] * scores.weight(ofFeature: Int(number), class: wanted)
      if value != 0 { weighted.append((value, Int(number))) }
    }
    // Equal values stay in the order of the dictionary.
    weighted.sort { $0.value > $1.value }
    return (
      terms(weighted.lazy.filter { $0.value > 0 }.map(\.feature), limit),
      terms(weighted.reversed().lazy.filter { $0.value < 0 }.map(\.feature), limit)
    )
  }

  /// The n-grams of some features; a piece of one that is there already says nothing more.
  private func terms(_ features: some Sequence<Int>, _ limit: Int) -> [String] {
    var terms: [[UInt16]] = []
    for feature in features {
      let term = parts.dictionary.grams[feature].characters.filter { $0 != TextPhrases.begin && $0 != TextPhrases.end }
      guard term.count > 1, !terms.contains(where: { Self.overlap($0, term) }) else { continue }
      terms.append(term)
      if terms.count == limit { break }
    }
    return terms.map { String(decoding: $0, as: UTF16.self) }
  }

  private static func overlap(_ a: [UInt16], _ b: [UInt16]) -> Bool {
    let (long, short) = a.count < b.count ? (b, a) : (a, b)
    return (0...long.count - short.count).contains { start in
      short.indices.allSatisfy { long[start + $0] == short[$0] }
    }
  }
}

/// What the text coder says of one text.
struct CodingSuggestion: Sendable {
  /// Divisions of which a class is suggested.
  static let divisionCount = 5

  /// The best class of a division.
  struct Candidate: Sendable {
    let industry: IndustryCode
    let score: Float
  }

  /// The best first, one a division of the industries.
  let candidates: [Candidate]
  /// Share of right first divisions among texts like this.
  let confidence: Float
  let isHealth: Bool
  /// Share of right decisions on health or not among texts like this.
  let healthConfidence: Float
  /// Index among the 13 divisions; nil where the unit does not belong.
  let healthDivision: Int?
  /// Lead of the first division of the industries over the second.
  let lead: Float
  /// Above 0 where the unit belongs.
  let healthScore: Float
  /// One a division of the health classification.
  let healthDivisionScores: [Float]
}
