/// Figures on what a coder says of labelled texts.
struct CoderReport {
  private let outcomes: [CrossValidation.Outcome]
  private let definition: CoderDefinition

  private init(_ outcomes: [CrossValidation.Outcome], _ definition: CoderDefinition) {
    self.outcomes = outcomes
    self.definition = definition
  }

  /// Lines for people, file by file: figure, value.
  static func lines(_ outcomes: [CrossValidation.Outcome], _ definition: CoderDefinition) -> [String] {
    Dictionary(grouping: outcomes, by: \.text.file).sorted { $0.key < $1.key }
      .flatMap { ["", $0.key] + CoderReport($0.value, definition).lines }
  }

  private var lines: [String] {
    let divisions = outcomes.filter { $0.text.industry.count >= 2 }
    let classes = outcomes.filter { $0.text.industry.count == 4 || !$0.text.successors.isEmpty }
    let health = outcomes.filter { $0.text.isHealth != nil }
    let ofHealth = outcomes.filter { $0.text.isHealth == true && $0.text.healthDivision != nil }
    return ["texts \(outcomes.count)"]
      + ranks("division", divisions) { $0.description.hasPrefix($1.industry.prefix(2)) }
      + ["division macro-F1 \(macroF1(divisions).map(DecimalText.formatShare) ?? Self.nothing)"]
      + ranks("class", classes) { $1.isRight($0) }
      + healthLines(health)
      + ["health division \(share(ofHealth.count { $0.healthDivision == $0.text.healthDivision }, ofHealth.count))"]
      + thresholds(health) + costlyConfusions()
  }

  private func ranks(
    _ name: String, _ outcomes: [CrossValidation.Outcome], _ isRight: (IndustryCode, TrainingText) -> Bool
  ) -> [String] {
    [1, 3, 5].map { rank in
      let right = outcomes.count { outcome in
        outcome.suggestion.candidates.prefix(rank).contains { isRight($0.industry, outcome.text) }
      }
      return "\(name) top-\(rank) \(share(right, outcomes.count))"
    }
  }

  /// In place of a share of nothing.
  private static let nothing = "–"

  /// nil where there are no labels.
  private func macroF1(_ outcomes: [CrossValidation.Outcome]) -> Double? {
    let truths = outcomes.map { String($0.text.industry.prefix(2)) }
    let said = outcomes.map { $0.suggestion.candidates.first.map { String($0.industry.description.prefix(2)) } ?? "" }
    let scores = Set(truths).map { label in
      let right = zip(truths, said).count { $0 == label && $1 == label }
      let all = truths.count { $0 == label } + said.count { $0 == label }
      return 2 * Double(right) / Double(all)
    }
    return scores.isEmpty ? nil : scores.reduce(0, +) / Double(scores.count)
  }

  private func healthLines(_ outcomes: [CrossValidation.Outcome]) -> [String] {
    let right = outcomes.count { $0.healthScore > 0 && $0.text.isHealth == true }
    let said = outcomes.count { $0.healthScore > 0 }
    let known = outcomes.count { $0.text.isHealth == true }
    let f1 = said + known == 0 ? Self.nothing : DecimalText.formatShare(2 * Double(right) / Double(said + known))
    return [
      "health precision \(share(right, said))", "health recall \(share(right, known))",
      "health F1 \(f1)",
    ]
  }

  /// What may be decided at a confidence, and how much of that is right.
  private func thresholds(_ outcomes: [CrossValidation.Outcome]) -> [String] {
    [0.95, 0.99].map { threshold in
      let decided = outcomes.filter { $0.healthConfidence >= Float(threshold) }
      let right = decided.count { ($0.healthScore > 0) == ($0.text.isHealth == true) }
      return
        "health at \(DecimalText.formatShare(threshold)): coverage \(share(decided.count, outcomes.count)), right \(share(right, decided.count))"
    }
  }

  /// The confusions that cost an account most, each with its cost in all and how often it came.
  private func costlyConfusions() -> [String] {
    var confusions: [String: (cost: Double, count: Int)] = [:]
    for outcome in outcomes {
      guard let said = outcome.suggestion.candidates.first?.industry, !outcome.text.isRight(said) else { continue }
      let found = confusions[confusion(outcome.text.industry, said)] ?? (0, 0)
      confusions[confusion(outcome.text.industry, said)] = (found.cost + cost(outcome, said), found.count + 1)
    }
    return confusions.sorted { ($1.value.cost, $0.key) < ($0.value.cost, $1.key) }.prefix(20).map {
      "confusion \($0.key): cost \(DecimalText.formatShare($0.value.cost)), \($0.value.count) texts"
    }
  }

  /// Classes where the division is right, else divisions.
  private func confusion(_ truth: String, _ said: IndustryCode) -> String {
    let digits = said.description.hasPrefix(truth.prefix(2)) ? 4 : 2
    return "\(truth.prefix(digits)) → \(said.description.prefix(digits))"
  }

  private func cost(_ outcome: CrossValidation.Outcome, _ said: IndustryCode) -> Double {
    let costs = definition.costs
    if let isHealth = outcome.text.isHealth, isHealth != outcome.suggestion.isHealth { return costs.health }
    let truth = outcome.text.industry.prefix(2)
    if said.description.hasPrefix(truth) { return costs.class }
    let section = definition.industries[String(truth)]?.section
    return section == definition.industries[said.description]?.section ? costs.division : costs.section
  }

  private func share(_ part: Int, _ whole: Int) -> String {
    "\(whole == 0 ? Self.nothing : DecimalText.formatShare(Double(part) / Double(whole))) (\(part) of \(whole))"
  }
}
