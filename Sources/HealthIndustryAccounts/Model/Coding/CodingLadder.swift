/// 编码阶梯: the rungs in their order, and how sure the text coder must be. From the pipeline.
struct CodingLadder: Sendable, Equatable {
  /// From how many percent on the text coder's word is taken.
  struct Thresholds: Sendable, Equatable {
    /// That a unit is of the health industry.
    let health: Int
    /// That it is not.
    let notHealth: Int
    /// That it is of a class, so that it counts in it.
    let classification: Int
  }

  /// What the codes of a record alone say, before any of its texts is read.
  enum Fate: Sendable, Equatable {
    /// A code puts the unit into a class.
    case whole
    /// A code puts the unit outside the classification.
    case outside
    /// A rung that reads texts, or a person, has the word.
    case byTexts
  }

  let rungs: [CodingRung]
  /// nil where no rung asks the text coder.
  let thresholds: Thresholds?

  /// Whether `rung` is there, and before `other` where that is there too.
  func has(_ rung: CodingRung, before other: CodingRung) -> Bool {
    guard let place = rungs.firstIndex(of: rung) else { return false }
    return rungs.firstIndex(of: other).map { place < $0 } ?? true
  }

  /// What the codes say of a record that no approved decision is about: the stated industry, and that of its institution
  /// category.
  func fate(
    industry stated: IndustryCode?, category: IndustryCode?, _ classification: HealthClassification
  ) -> Fate {
    var industry = stated
    for rung in rungs {
      switch rung {
      case .approvedDecision, .activityRule: break
      case .registryCategory:
        guard let category else { break }
        industry = category
        // Of a health registry's own categories, one outside the classification is worth a look: it is kept.
        switch classification.membership(of: category) {
        case .whole: return .whole
        case .outside: return .byTexts
        case .partial: break
        }
      case .wholeIndustry:
        if let industry, let fate = Self.fate(industry, classification) { return fate }
      case .textCoder: return .byTexts
      }
    }
    return .byTexts
  }

  private static func fate(_ industry: IndustryCode, _ classification: HealthClassification) -> Fate? {
    switch classification.membership(of: industry) {
    case .whole: .whole
    case .outside: .outside
    case .partial: nil
    }
  }
}
