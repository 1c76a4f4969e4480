/// What all records of a run are read against.
struct CollectionContext: Sendable {
  let period: Int
  let rules: RuleBook
  let regions: RegionResolver
  let industries: IndustryCodeReader
  let categories: InstitutionCategories
  let classification: HealthClassification
  let ladder: CodingLadder
  /// What is kept beside the classification.
  var aside = AsideIndustries.none
  /// nil where the pipeline does not ask.
  let contradictions: TextContradictions?
  /// Names of the industries, for findings.
  let industryNames: IndustryClassification
  let approvedDecisions: ApprovedDecisions
  let variableCount: Int
  /// Index of each formula pack by its name.
  let packs: [String: Int]
}

/// What becomes of a record by its codes alone, before any of its texts is read.
enum CollectionFate: Sendable {
  /// A code puts the unit into a class.
  case whole
  /// The texts, or a person, have the word.
  case byTexts
  /// Outside the classification.
  case outside
  /// Outside the classification, but kept beside it.
  case aside
}

extension CollectionContext {
  /// - Parameters: the stated industry, and that of the institution category.
  func fate(industry: IndustryCode?, category: IndustryCode?) -> CollectionFate {
    switch ladder.fate(industry: industry, category: category, classification) {
    case .byTexts: .byTexts
    case .whole: aside.needsTexts(industry: industry, category: category, ladder) ? .byTexts : .whole
    case .outside: aside.keeps(industry) ? .aside : .outside
    }
  }

  /// Whether the codes alone put a unit into a class of the run's own edition, whatever a compared one asks for.
  func isWhole(industry: IndustryCode?, category: IndustryCode?) -> Bool {
    ladder.fate(industry: industry, category: category, classification) == .whole
  }
}
