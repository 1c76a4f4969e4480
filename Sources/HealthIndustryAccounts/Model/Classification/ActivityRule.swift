/// 活动规则: which words in a unit's activity say that a partial industry's unit belongs to a class, and which that not.
struct ActivityRule: Sendable {
  let industry: IndustryCode
  let classIndex: Int
  let includes: [String]
  let excludes: [String]
  /// Its line in activity_rules.csv; nil where it was not read from there.
  let line: Int?

  /// Creates a rule.
  init(industry: IndustryCode, classIndex: Int, includes: [String], excludes: [String], line: Int? = nil) {
    self.industry = industry
    self.classIndex = classIndex
    self.includes = includes
    self.excludes = excludes
    self.line = line
  }

  /// What one text says.
  enum Verdict: Sendable, Equatable {
    case silent
    /// Belongs; the index of the term in ``includes``.
    case belongs(term: Int)
    /// Does not belong; the index of the term in ``excludes``.
    case doesNotBelong(term: Int)
    /// Words for both: a person decides.
    case mixed(include: Int, exclude: Int)
  }

  /// The verdict from what was found of the rule in a text.
  static func verdict(_ found: ActivityTerms.Found) -> Verdict {
    switch (found.include, found.exclude) {
    case (nil, nil): .silent
    case (let term?, nil): .belongs(term: term)
    case (nil, let term?): .doesNotBelong(term: term)
    case (let include?, let exclude?): .mixed(include: include, exclude: exclude)
    }
  }
}
