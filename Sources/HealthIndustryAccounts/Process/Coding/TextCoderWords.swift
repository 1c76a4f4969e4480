/// Puts what the text coder said into the words of the data files.
struct TextCoderWords {
  private let coder: TextCoder
  private let classification: HealthClassification

  init(_ coder: TextCoder, _ classification: HealthClassification) {
    self.coder = coder
    self.classification = classification
  }

  /// Whether the unit belongs, how sure that is, and which terms spoke for and against; of a unit that belongs, the same of
  /// its industry, from which its class comes. Most units of a register do not, and their industry is nobody's question.
  func evidence(_ vector: FeatureVector, _ suggestion: CodingSuggestion) -> String {
    "文本编码：" + health(vector, suggestion) + (suggestion.isHealth ? industry(vector, suggestion) : "")
  }

  /// The same of any unit, without saying whose word it is.
  func verdict(_ vector: FeatureVector, _ suggestion: CodingSuggestion) -> String {
    health(vector, suggestion) + industry(vector, suggestion)
  }

  private func health(_ vector: FeatureVector, _ suggestion: CodingSuggestion) -> String {
    let found = coder.evidence(for: vector, of: .health)
    let (supporting, opposing) =
      suggestion.isHealth ? (found.supporting, found.opposing) : (found.opposing, found.supporting)
    let verdict = division(suggestion).map { "属于健康产业，大类 \($0)" } ?? "不属于健康产业"
    return "\(verdict)（把握 \(Self.percent(suggestion.healthConfidence))）；" + terms(supporting, opposing)
  }

  private func industry(_ vector: FeatureVector, _ suggestion: CodingSuggestion) -> String {
    guard let best = suggestion.candidates.first else { return "" }
    let found = coder.evidence(for: vector, of: .industry(division: best.division))
    return "；行业 \(best.industry)（把握 \(Self.percent(suggestion.confidence))）" + terms(found.supporting, found.opposing)
  }

  /// Code and name of the health division; nil where the unit does not belong.
  private func division(_ suggestion: CodingSuggestion) -> String? {
    suggestion.healthDivision.map { number in
      let code = coder.parts.healthDivisions[number]
      return classification.index(of: code).map { "\(code) \(classification.items[$0].name)" } ?? code
    }
  }

  private func terms(_ supporting: [NGram], _ opposing: [NGram]) -> String {
    let against = opposing.isEmpty ? "" : "，相反\(Self.quoted(opposing))"
    return supporting.isEmpty ? "依据：无单独用语\(against)" : "依据\(Self.quoted(supporting))\(against)"
  }

  private static func quoted(_ terms: [NGram]) -> String { terms.map { "“\($0.text)”" }.joined() }

  private static func percent(_ confidence: Float) -> String {
    DecimalText.formatFixed(Int128((confidence * 10_000).rounded()), scale: 2) + "%"
  }
}
