/// Confidences in decisions on health, for either decision. The score is above 0 where a unit is said to belong.
struct HealthCalibration: Sendable, Equatable {
  let health: Calibration
  let notHealth: Calibration

  func confidence(of score: Float) -> Float {
    score > 0 ? health.confidence(of: score) : notHealth.confidence(of: -score)
  }
}

/// Turns a score into the share of right decisions among those with such a score: a rising step function, found on texts
/// that were not trained on (isotonic regression, with the lower bound of each step's share, so that its word is kept).
struct Calibration: Sendable, Equatable {
  /// Ascending; the step that begins at each score.
  let scores: [Float]
  /// One a step, ascending.
  let confidences: [Float]

  init(scores: [Float], confidences: [Float]) {
    self.scores = scores
    self.confidences = confidences
  }

  /// Learns the steps from scores and whether the decision was right.
  init(_ outcomes: [(score: Float, isRight: Bool)]) {
    var steps: [(score: Float, count: Float, right: Float)] = []
    // Equal scores are one step, in whatever order they come: no score tells them apart.
    let ofScores = Dictionary(grouping: outcomes, by: \.score).sorted { $0.key < $1.key }
    for (score, own) in ofScores {
      steps.append((score, Float(own.count), Float(own.count { $0.isRight })))
      while steps.count > 1, Self.share(steps[steps.count - 2]) >= Self.share(steps[steps.count - 1]) {
        let last = steps.removeLast()
        steps[steps.count - 1].count += last.count
        steps[steps.count - 1].right += last.right
      }
    }
    scores = steps.map(\.score)
    var highest: Float = 0
    confidences = steps.map { step in
      highest = max(highest, Self.lowerBound(step))
      return highest
    }
  }

  /// The confidence in a decision of this score.
  func confidence(of score: Float) -> Float {
    var low = 0
    var high = scores.count
    while low < high {
      let middle = (low + high) / 2
      if scores[middle] <= score { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? 0 : confidences[low - 1]
  }

  private static func share(_ step: (score: Float, count: Float, right: Float)) -> Float { step.right / step.count }

  /// One standard error below the share, with one mistake added (after Agresti and Coull 1998).
  private static func lowerBound(_ step: (score: Float, count: Float, right: Float)) -> Float {
    let count = step.count + 1
    let share = step.right / count
    return max(share - (share * (1 - share) / count).squareRoot(), 0)
  }
}
