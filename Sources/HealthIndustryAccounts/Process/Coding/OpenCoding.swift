/// What the rungs passed so far know of a unit that none of them decided.
struct OpenCoding: Sendable, Equatable {
  /// The industry that the next rungs start from.
  var industry: IndustryCode?
  /// Whether the institution category gave the industry.
  var isByCategory = false
  /// Why the unit is undetermined so far.
  var reason: CodingBasis
  /// The class that the unit may belong to, where there is just one.
  var candidate: Int?
  var evidence: CodingDecision.Evidence?
  /// How sure the text coder is, in 1/10000; nil where it was not asked.
  var confidence: Int?
  /// The decision on the unit as it was before it changed.
  var formerDecision: Int?

  /// What a record says of its industry, before any rung.
  init(_ stated: StatedIndustry) {
    switch stated {
    case .code(let industry):
      self.industry = industry
      reason = .industryNotAsked
    case .missing: reason = .noIndustry
    case .earlierEdition: reason = .earlierEdition
    case .tooCoarse: reason = .tooCoarse
    case .unknown: reason = .unknownIndustry
    }
  }

  /// A decision on the unit, from what is known of it. How sure the text coder was is said only of its own decisions and
  /// where nothing decided: it may have been asked before a rung that needs no estimate.
  func decided(_ basis: CodingBasis, _ classIndex: Int?) -> CodingDecision {
    let isByOther = classIndex != nil && basis != .textCoder || basis.isOutside && basis != .textCoderOutside
    return CodingDecision(
      basis: basis, classIndex: classIndex, candidate: candidate, industry: industry, isByCategory: isByCategory,
      evidence: evidence, confidence: isByOther ? nil : confidence)
  }

  /// What stands where no rung decided.
  var undetermined: CodingDecision { decided(reason, nil) }
}
