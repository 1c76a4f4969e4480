/// The rung 文本编码: what the text coder makes of a unit's name, activity, scope and products.
///
/// Two thresholds decide whether a unit belongs at all; none is put outside whose industry the coder is sure of, and which
/// belongs as a whole. For the class of one that does, two voices must agree: the coder's
/// health division, and what is known of the industry, be it a partial industry's own classes or, where there is no code, the
/// industry that the coder suggests. One a worker: the reader keeps what it needs from text to text.
struct TextCoderRung {
  private let coder: TextCoder
  private let thresholds: CodingLadder.Thresholds
  private let classification: HealthClassification
  private let words: TextCoderWords
  private var reader: FeatureReader
  private(set) var codings = TextCodings.Part()

  /// nil where the ladder does not ask the text coder.
  init?(_ context: CodingContext) {
    guard let coder = context.coder, let thresholds = context.ladder.thresholds else { return nil }
    self.coder = coder
    self.thresholds = thresholds
    classification = context.classification
    words = TextCoderWords(coder, context.classification)
    reader = coder.makeReader()
  }

  mutating func decide(_ table: UnitTable, _ row: Int, _ open: inout OpenCoding) -> CodingDecision? {
    let vector = reader.read(CodingText(table, row))
    guard !vector.isEmpty else { return nil }
    let suggestion = coder.suggestion(for: vector)
    codings.append(
      row: row, candidates: suggestion.candidates.map(\.industry.description).joined(separator: "|"),
      evidence: words.evidence(vector, suggestion), chance: chance(suggestion),
      scores: suggestion.candidates.lazy.map { Int32(($0.score * 100).rounded()) },
      confidence: Self.tenThousandths(suggestion.confidence))
    return decide(suggestion, &open)
  }

  /// The decision on what the coder said.
  func decide(_ suggestion: CodingSuggestion, _ open: inout OpenCoding) -> CodingDecision? {
    open.confidence = Self.tenThousandths(suggestion.healthConfidence)
    guard suggestion.isHealth else { return decideOutside(suggestion, &open) }
    let found = classIndex(suggestion, open)
    if open.candidate == nil { open.candidate = found.candidate }
    guard isSure(suggestion.healthConfidence, thresholds.health) else { return nil }
    guard let classIndex = found.classIndex else {
      open.reason = .healthWithoutClass
      return nil
    }
    open.confidence = min(open.confidence ?? 0, found.confidence)
    return open.decided(.textCoder, classIndex)
  }

  private func decideOutside(_ suggestion: CodingSuggestion, _ open: inout OpenCoding) -> CodingDecision? {
    guard isSure(suggestion.healthConfidence, thresholds.notHealth) else { return nil }
    guard let classIndex = wholeClass(suggestion) else { return open.decided(.textCoderOutside, nil) }
    open.reason = .outsideOfHealthIndustry
    // The unit's own code may lead to another class: then there is not just one.
    open.candidate = (open.candidate ?? classIndex) == classIndex ? classIndex : nil
    return nil
  }

  /// The class of the likeliest industry, where the coder is sure of it and it belongs as a whole.
  private func wholeClass(_ suggestion: CodingSuggestion) -> Int? {
    guard isSure(suggestion.confidence, thresholds.classification), let likeliest = suggestion.candidates.first,
      case .whole(let classIndex) = classification.membership(of: likeliest.industry)
    else { return nil }
    return classIndex
  }

  /// That the unit belongs; where the coder's two models differ, half of what each says.
  func chance(_ suggestion: CodingSuggestion) -> Int {
    let confidence = Self.tenThousandths(suggestion.healthConfidence)
    if suggestion.isHealth { return confidence }
    guard wholeClass(suggestion) != nil else { return 10_000 - confidence }
    return (10_000 - confidence + Self.tenThousandths(suggestion.confidence)) / 2
  }

  private func isSure(_ confidence: Float, _ percent: Int) -> Bool {
    Self.tenThousandths(confidence) >= percent * 100
  }

  private static func tenThousandths(_ confidence: Float) -> Int { Int((confidence * 10_000).rounded()) }

  // MARK: - The class of a unit that belongs

  private typealias Found = (classIndex: Int?, candidate: Int?, confidence: Int)

  private func classIndex(_ suggestion: CodingSuggestion, _ open: OpenCoding) -> Found {
    guard let number = suggestion.healthDivision,
      let division = classification.index(of: coder.parts.healthDivisions[number])
    else { return (nil, nil, 0) }
    if let industry = open.industry, case .partial(let classes) = classification.membership(of: industry) {
      return classOfPartial(classes, division, suggestion)
    }
    return classOfCandidate(division, suggestion)
  }

  /// Of a partial industry's own classes, the one in the coder's division; where several are, the one to which the suggested
  /// industry leads.
  private func classOfPartial(_ classes: [Int], _ division: Int, _ suggestion: CodingSuggestion) -> Found {
    let own = classes.filter { classification.lineage(of: $0).last == division }
    let confidence = Self.tenThousandths(suggestion.healthConfidence)
    if own.count == 1 { return (own[0], own[0], confidence) }
    let suggested = suggestion.candidates.first.map { classification.classes(of: $0.industry) } ?? []
    let both = own.filter(suggested.contains)
    return (both.count == 1 ? both[0] : nil, nil, confidence)
  }

  /// The class to which the suggested industry leads, where it lies in the coder's division; counted only where the coder is
  /// sure enough of the industry.
  private func classOfCandidate(_ division: Int, _ suggestion: CodingSuggestion) -> Found {
    let classes = suggestion.candidates.first.map { classification.classes(of: $0.industry) } ?? []
    let own = classes.filter { classification.lineage(of: $0).last == division }
    guard own.count == 1 else { return (nil, division, 0) }
    let isCounted = isSure(suggestion.confidence, thresholds.classification)
    return (isCounted ? own[0] : nil, own[0], Self.tenThousandths(suggestion.confidence))
  }
}

extension CodingText {
  /// A unit's texts; its main activity stands before its scope.
  init(_ table: UnitTable, _ row: Int) {
    let activity = table.mainActivities[row]
    let scope = table.businessScopes[row]
    self.init(
      name: table.names[row], scope: activity.isEmpty ? scope : scope.isEmpty ? activity : "\(activity);\(scope)",
      products: table.mainProducts[row])
  }
}
