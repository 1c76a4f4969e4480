/// What a coder says of texts that it was not trained on: all firms in folds, each fold by a coder of the others.
struct CrossValidation {
  /// One text and what was said of it.
  struct Outcome: Sendable {
    let text: TrainingText
    let suggestion: CodingSuggestion
    /// Code of the division of the health classification that was suggested, or would have been.
    let healthDivision: String
    /// Lead of the first industry division over the second.
    let lead: Float
    /// Above 0 where the unit is said to belong.
    let healthScore: Float
  }

  static let folds = 5
  let outcomes: [Outcome]

  /// - Parameter texts: labelled ones are split by firm; those of definitions teach every fold.
  init(_ texts: [TrainingText], _ trainer: CoderTrainer) {
    let definitions = texts.filter(\.firm.isEmpty)
    let labelled = texts.filter { !$0.firm.isEmpty }
    outcomes = (0..<Self.folds).flatMap { fold in
      let coder = TextCoder(trainer.train(definitions + labelled.filter { Self.fold(of: $0.firm) != fold }))
      return Self.outcomes(of: labelled.filter { Self.fold(of: $0.firm) == fold }, coder)
    }
  }

  static func outcomes(of texts: [TrainingText], _ coder: TextCoder) -> [Outcome] {
    var reader = coder.makeReader()
    return texts.map { text in
      let vector = reader.read(text.text)
      let suggestion = coder.suggestion(for: vector)
      let division = suggestion.healthDivisionScores.indices.max {
        suggestion.healthDivisionScores[$0] < suggestion.healthDivisionScores[$1]
      }
      return Outcome(
        text: text, suggestion: suggestion, healthDivision: division.map { coder.parts.healthDivisions[$0] } ?? "",
        lead: suggestion.lead, healthScore: suggestion.healthScore)
    }
  }

  /// By a hash of the firm (FNV-1a), so that a firm is in the same fold whatever stands beside it.
  private static func fold(of firm: String) -> Int {
    let hash = firm.utf8.reduce(UInt64(14_695_981_039_346_656_037)) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 }
    return Int(hash >> 33) % folds
  }

  /// Calibrations from the outcomes.
  func calibrate(_ parts: inout TextCoder.Parts) {
    let known = outcomes.filter { $0.text.isHealth != nil }
    parts.healthCalibration = Calibration(
      known.filter { $0.healthScore > 0 }.map { ($0.healthScore, $0.text.isHealth == true) })
    parts.notHealthCalibration = Calibration(
      known.filter { $0.healthScore <= 0 }.map { (-$0.healthScore, $0.text.isHealth == false) })
    let coded = outcomes.filter { !$0.text.industry.isEmpty && !$0.suggestion.candidates.isEmpty }
    parts.divisionCalibration = Calibration(
      coded.map { ($0.lead, $0.suggestion.candidates[0].industry.description.hasPrefix($0.text.industry.prefix(2))) })
  }
}
