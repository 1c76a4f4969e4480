/// Puts what the coder says into sentences.
struct SuggestionWords: Sendable {
  private let coder: TextCoder
  private let definition: CoderDefinition

  init(_ coder: TextCoder, _ definition: CoderDefinition) {
    self.coder = coder
    self.definition = definition
  }

  /// Sentences for one text.
  func lines(_ vector: FeatureVector, _ suggestion: CodingSuggestion) -> [String] {
    let health =
      suggestion.healthDivision.map { "属于健康产业：\(coder.parts.healthDivisions[$0]) \(healthName($0))" } ?? "不属于健康产业"
    return ["\(health)（把握 \(DecimalText.formatShare(suggestion.healthConfidence))）"]
      + suggestion.candidates.enumerated().map { number, candidate in
        let name = definition.industries[candidate.industry.description]?.name ?? ""
        let confidence = number == 0 ? "（大类把握 \(DecimalText.formatShare(suggestion.confidence))）" : ""
        return "\(number + 1). \(candidate.industry) \(name)\(confidence)"
      } + [Self.evidence(coder, vector, suggestion), "注：\(definition.statusNote)"]
  }

  private func healthName(_ division: Int) -> String {
    let code = coder.parts.healthDivisions[division]
    return definition.classification.index(of: code).map { definition.classification.items[$0].name } ?? ""
  }

  // MARK: - Evidence

  /// What spoke for and against the decision on health, and for and against the industry.
  static func evidence(_ coder: TextCoder, _ vector: FeatureVector, _ suggestion: CodingSuggestion) -> String {
    var utf8 = OutputBytes()
    appendEvidence(coder, vector, suggestion, to: &utf8)
    return utf8.withBytes { String(decoding: $0, as: UTF8.self) }
  }

  /// The same as bytes: a file of suggestions holds millions.
  static func appendEvidence(
    _ coder: TextCoder, _ vector: FeatureVector, _ suggestion: CodingSuggestion, to utf8: inout OutputBytes
  ) {
    guard !vector.isEmpty else { return append("文字中没有认识的用语", to: &utf8) }
    let health = coder.evidence(for: vector, of: .health)
    append("健康与否：", to: &utf8)
    append(
      suggestion.isHealth ? health.supporting : health.opposing,
      against: suggestion.isHealth ? health.opposing : health.supporting, to: &utf8)
    guard let best = suggestion.candidates.first else { return }
    let industry = coder.evidence(for: vector, of: .industry(division: best.division))
    append("；行业：", to: &utf8)
    append(industry.supporting, against: industry.opposing, to: &utf8)
  }

  private static func append(_ supporting: [NGram], against opposing: [NGram], to utf8: inout OutputBytes) {
    append("依据 ", to: &utf8)
    if supporting.isEmpty { append("无", to: &utf8) }
    append(supporting, to: &utf8)
    guard !opposing.isEmpty else { return }
    append("，相反 ", to: &utf8)
    append(opposing, to: &utf8)
  }

  private static func append(_ terms: [NGram], to utf8: inout OutputBytes) {
    for (number, term) in terms.enumerated() {
      if number > 0 { append("、", to: &utf8) }
      utf8.append(atMost: NGram.longestUTF8) { term.writeUTF8(to: $0) }
    }
  }

  @inline(__always)
  private static func append(_ text: StaticString, to utf8: inout OutputBytes) {
    utf8.append(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }
}
