/// Every term of the activity rules, found in one pass over a text's bytes. Built once a classification.
struct ActivityTerms: Sendable {
  /// What was found of one rule: the smallest index among its terms.
  struct Found: Sendable {
    var include: Int?
    var exclude: Int?
  }

  /// Where a term stands in the rules.
  private struct Use: Sendable {
    let rule: Int32
    let term: Int16
    let excludes: Bool
  }

  private let automaton: TermAutomaton
  /// One a term of the automaton.
  private let uses: [Use]

  init(_ rules: [ActivityRule]) {
    let terms = rules.enumerated().flatMap { number, rule in
      rule.includes.enumerated().map { ($1, Use(rule: Int32(number), term: Int16($0), excludes: false)) }
        + rule.excludes.enumerated().map { ($1, Use(rule: Int32(number), term: Int16($0), excludes: true)) }
    }
    automaton = TermAutomaton(terms.map { Array($0.0.utf8) })
    uses = terms.map(\.1)
  }

  /// What of the rules a text holds, one a rule given; empty where it holds no term of any.
  func find(_ rules: [Int], in text: Span<UInt8>) -> [Found] {
    var found: [Found] = []
    automaton.forEach(in: text) { term, _ in
      let use = uses[term]
      guard let place = rules.firstIndex(of: Int(use.rule)) else { return }
      if found.isEmpty { found = Array(repeating: Found(), count: rules.count) }
      let number = Int(use.term)
      if use.excludes {
        found[place].exclude = min(found[place].exclude ?? number, number)
      } else {
        found[place].include = min(found[place].include ?? number, number)
      }
    }
    return found
  }

  /// Whether a text holds a term of a rule.
  func holds(_ rule: Int, in text: Span<UInt8>) -> Bool {
    var isFound = false
    automaton.forEach(in: text) { term, _ in isFound = isFound || Int(uses[term].rule) == rule }
    return isFound
  }
}
