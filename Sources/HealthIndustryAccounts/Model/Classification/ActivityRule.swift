/// 活动规则: which words in a unit's activity say that a partial industry's unit belongs to a class, and which that not.
struct ActivityRule: Sendable {
  let industry: IndustryCode
  let classIndex: Int
  let includes: [String]
  let excludes: [String]

  /// Creates a rule.
  init(industry: IndustryCode, classIndex: Int, includes: [String], excludes: [String]) {
    self.industry = industry
    self.classIndex = classIndex
    self.includes = includes
    self.excludes = excludes
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

  func verdict(on text: Span<UInt8>) -> Verdict {
    let include = includes.firstIndex { Self.contains(text, $0) }
    let exclude = excludes.firstIndex { Self.contains(text, $0) }
    switch (include, exclude) {
    case (nil, nil): return .silent
    case (let term?, nil): return .belongs(term: term)
    case (nil, let term?): return .doesNotBelong(term: term)
    case (let include?, let exclude?): return .mixed(include: include, exclude: exclude)
    }
  }

  private static func contains(_ text: Span<UInt8>, _ term: String) -> Bool {
    var term = term
    return term.withUTF8 { needle in
      guard let first = needle.first, text.count >= needle.count else { return false }
      for start in 0...(text.count - needle.count) where text[start] == first {
        if (1..<needle.count).allSatisfy({ text[start + $0] == needle[$0] }) { return true }
      }
      return false
    }
  }
}
