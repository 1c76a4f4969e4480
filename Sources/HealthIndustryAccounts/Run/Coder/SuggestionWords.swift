/// Puts what the coder says into fields and sentences.
struct SuggestionWords: Sendable {
  /// Columns that a file of suggestions has beside those of the file asked about. Grain: one row a record of it.
  static let columns = [
    "health", "health_confidence", "division", "industry_code", "score", "candidates", "evidence",
  ]

  private let coder: TextCoder
  private let definition: CoderDefinition

  init(_ coder: TextCoder, _ definition: CoderDefinition) {
    self.coder = coder
    self.definition = definition
  }

  /// The fields of one record.
  func fields(_ vector: FeatureVector, _ suggestion: CodingSuggestion) -> [String] {
    [
      suggestion.isHealth ? "1" : "0", Self.decimal(suggestion.healthConfidence),
      suggestion.healthDivision.map { coder.parts.healthDivisions[$0] } ?? "",
      suggestion.candidates.first?.industry.description ?? "", Self.decimal(suggestion.confidence),
      suggestion.candidates.map(\.industry.description).joined(separator: "|"), evidence(vector, suggestion),
    ]
  }

  /// Sentences for one text.
  func lines(_ vector: FeatureVector, _ suggestion: CodingSuggestion) -> [String] {
    let health =
      suggestion.healthDivision.map { "属于健康产业:\(coder.parts.healthDivisions[$0]) \(healthName($0))" } ?? "不属于健康产业"
    return ["\(health)(把握 \(Self.decimal(suggestion.healthConfidence)))"]
      + suggestion.candidates.enumerated().map { number, candidate in
        let name = definition.industries[candidate.industry.description]?.name ?? ""
        let confidence = number == 0 ? "(大类把握 \(Self.decimal(suggestion.confidence)))" : ""
        return "\(number + 1). \(candidate.industry) \(name)\(confidence)"
      } + [evidence(vector, suggestion), "注:\(definition.statusNote)"]
  }

  private func healthName(_ division: Int) -> String {
    let code = coder.parts.healthDivisions[division]
    return definition.classification.index(of: code).map { definition.classification.items[$0].name } ?? ""
  }

  /// What spoke for and against belonging, and for the industry.
  private func evidence(_ vector: FeatureVector, _ suggestion: CodingSuggestion) -> String {
    guard !vector.isEmpty else { return "文字中没有认识的用语" }
    let health = coder.evidence(for: vector, of: coder.parts.healthScores, class: 0)
    let sides = suggestion.isHealth ? (health.for, health.against) : (health.against, health.for)
    var parts = ["健康与否:" + words(sides.0, sides.1)]
    if let best = suggestion.candidates.first,
      let division = coder.parts.divisions.firstIndex(where: { best.industry.description.hasPrefix($0) })
    {
      let found = coder.evidence(for: vector, of: coder.parts.divisionScores, class: division)
      parts.append("行业:" + words(found.for, found.against))
    }
    return parts.joined(separator: ";")
  }

  private func words(_ supporting: [String], _ opposing: [String]) -> String {
    let against = opposing.isEmpty ? "" : ",相反 \(opposing.joined(separator: "、"))"
    return "依据 \(supporting.isEmpty ? "无" : supporting.joined(separator: "、"))\(against)"
  }

  private static func decimal(_ value: Float) -> String {
    DecimalText.formatFixed(Int128((value * 10_000).rounded()), scale: 4)
  }
}
