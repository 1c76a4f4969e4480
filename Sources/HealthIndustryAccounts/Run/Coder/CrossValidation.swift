/// What a coder says of texts that it was not trained on: all firms in folds, each fold by a coder of the others.
struct CrossValidation {
  /// One text and what was said of it.
  struct Outcome: Sendable {
    let text: TrainingText
    let suggestion: CodingSuggestion
    /// How much of the text was read.
    let kind: CodingTextKind
    /// Code of the division of the health classification that was suggested, or would have been.
    let healthDivision: String
    /// Lead of the first industry division over the second.
    let lead: Float
    /// Above 0 where the unit is said to belong.
    let healthScore: Float
    /// Of the decision on health.
    var healthConfidence: Float
  }

  /// Of records, and of their names alone.
  private let all: [Outcome]
  /// One a labelled record.
  var outcomes: [Outcome] { all.filter { $0.text.record > 0 } }

  private let folds: Int

  /// - Parameters:
  ///   - texts: labelled ones are split by firm; those of definitions teach every fold.
  ///   - folds: parts of the firms.
  init(_ texts: [TrainingText], folds: Int, _ trainer: CoderTrainer) {
    self.folds = folds
    let definitions = texts.filter(\.firm.isEmpty)
    let labelled = texts.filter { !$0.firm.isEmpty }
    let outcomes = (0..<folds).flatMap { fold in
      let coder = TextCoder(trainer.train(definitions + labelled.filter { Self.fold(of: $0.firm, folds) != fold }))
      return Self.outcomes(of: labelled.filter { Self.fold(of: $0.firm, folds) == fold }, coder)
    }
    all = Self.withConfidences(outcomes, folds)
  }

  /// Confidences as the other half of the firms teaches them, so that they are tested on texts they were not found on.
  private static func withConfidences(_ outcomes: [Outcome], _ folds: Int) -> [Outcome] {
    let halves = [0, 1].map { half in HealthCalibrations(outcomes.filter { fold(of: $0.text.firm, folds) % 2 != half })
    }
    return outcomes.map { outcome in
      var outcome = outcome
      let calibrations = halves[fold(of: outcome.text.firm, folds) % 2]
      outcome.healthConfidence = calibrations.confidence(of: outcome)
      return outcome
    }
  }

  static func outcomes(of texts: [TrainingText], _ coder: TextCoder) -> [Outcome] {
    var reader = coder.makeReader()
    return texts.map { text in
      let vector = reader.read(text.text)
      let suggestion = coder.suggestion(for: vector)
      return Outcome(
        text: text, suggestion: suggestion, kind: vector.kind,
        healthDivision: coder.parts.healthDivisions[suggestion.likeliestHealthDivision],
        lead: suggestion.lead, healthScore: suggestion.healthScore, healthConfidence: suggestion.healthConfidence)
    }
  }

  /// By a hash of the firm, so that a firm is in the same fold whatever stands beside it.
  private static func fold(of firm: String, _ folds: Int) -> Int { Int(StableHash.number(of: firm) >> 33) % folds }

  /// Number of the fold in which a firm was tested.
  func fold(of firm: String) -> Int { Self.fold(of: firm, folds) }

  /// Calibrations from the outcomes.
  func calibrate(_ parts: inout TextCoder.Parts) {
    let calibrations = HealthCalibrations(all)
    parts.healthCalibrations = calibrations.calibrations
    let coded = all.filter { !$0.text.industry.isEmpty && !$0.suggestion.candidates.isEmpty }
    parts.divisionCalibration = Calibration(
      coded.map { ($0.lead, $0.suggestion.candidates[0].industry.description.hasPrefix($0.text.industry.prefix(2))) })
  }
}

/// Confidences in decisions on health; one a ``CodingTextKind``.
private struct HealthCalibrations {
  let calibrations: [HealthCalibration]

  /// Where no text of a kind is known, all texts stand for it.
  init(_ outcomes: [CrossValidation.Outcome]) {
    // Of a text that says nothing nothing was decided.
    let known = outcomes.filter { $0.text.isHealth != nil && !$0.suggestion.candidates.isEmpty }
    calibrations = CodingTextKind.allCases.map { kind in
      let own = known.filter { $0.kind == kind }
      return Self.calibration(own.isEmpty ? known : own)
    }
  }

  private static func calibration(_ known: [CrossValidation.Outcome]) -> HealthCalibration {
    HealthCalibration(
      health: Calibration(known.filter { $0.healthScore > 0 }.map { ($0.healthScore, $0.text.isHealth == true) }),
      notHealth: Calibration(known.filter { $0.healthScore <= 0 }.map { (-$0.healthScore, $0.text.isHealth == false) }))
  }

  func confidence(of outcome: CrossValidation.Outcome) -> Float {
    outcome.suggestion.candidates.isEmpty
      ? 0 : calibrations[outcome.kind.rawValue].confidence(of: outcome.healthScore)
  }
}
