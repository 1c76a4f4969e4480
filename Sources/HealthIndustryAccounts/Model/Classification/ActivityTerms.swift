/// Every term of the activity rules, found in one pass over a text's bytes; what a text denies is not found. Built once a
/// classification.
struct ActivityTerms: Sendable {
  /// What was found of one rule: the smallest index among its terms.
  struct Found: Sendable {
    var include: Int?
    var exclude: Int?
  }

  /// Where a term stands in the rules.
  private struct Use: Sendable {
    /// -1 for a negation.
    let rule: Int32
    let term: Int16
    let excludes: Bool
    /// Bytes.
    let length: Int
    /// Whether a negation is a part of it: 不含诊疗 says what is not done, and no other negation turns it round.
    let negates: Bool
  }

  private let automaton: TermAutomaton
  /// One a term of the automaton.
  private let uses: [Use]

  /// - Parameter negations: words that say that something is not done.
  init(_ rules: [ActivityRule], negations: [String]) {
    func use(_ rule: Int, _ term: Int, _ text: String, excludes: Bool = false) -> (String, Use) {
      (
        text,
        Use(
          rule: Int32(rule), term: Int16(term), excludes: excludes, length: text.utf8.count,
          negates: negations.contains { !$0.isEmpty && text.contains($0) })
      )
    }
    let terms =
      rules.enumerated().flatMap { number, rule in
        rule.includes.enumerated().map { use(number, $0, $1) }
          + rule.excludes.enumerated().map { use(number, $0, $1, excludes: true) }
      } + negations.map { use(-1, 0, $0) }
    automaton = TermAutomaton(terms.map { Array($0.0.utf8) })
    uses = terms.map(\.1)
  }

  /// What of the rules a text holds, one a rule given; empty where it holds no term of any.
  func find(_ rules: [Int], in text: Span<UInt8>) -> [Found] {
    var found: [Found] = []
    var isDenying = false
    automaton.forEach(in: text) { term, _ in
      isDenying = isDenying || uses[term].rule < 0
      add(uses[term], of: rules, to: &found)
    }
    // Few texts deny anything: only they are read again, activity by activity.
    return isDenying && !found.isEmpty ? findUndenied(rules, in: text) : found
  }

  /// Whether a text holds a term of a rule.
  func holds(_ rule: Int, in text: Span<UInt8>) -> Bool { !find([rule], in: text).isEmpty }

  private func add(_ use: Use, of rules: [Int], to found: inout [Found]) {
    guard let place = rules.firstIndex(of: Int(use.rule)) else { return }
    if found.isEmpty { found = Array(repeating: Found(), count: rules.count) }
    let number = Int(use.term)
    if use.excludes {
      found[place].exclude = min(found[place].exclude ?? number, number)
    } else {
      found[place].include = min(found[place].include ?? number, number)
    }
  }

  private func findUndenied(_ rules: [Int], in text: Span<UInt8>) -> [Found] {
    var found: [Found] = []
    for activity in Activities.ranges(of: text, .all) {
      var places: [(use: Use, range: Range<Int>)] = []
      automaton.forEach(in: text.extracting(activity)) { term, end in
        places.append((uses[term], end - uses[term].length..<end))
      }
      let negations = places.filter { $0.use.rule < 0 }
      for (use, range) in places
      where use.negates || !negations.contains(where: { Activities.denies($0.range, range, length: activity.count) }) {
        add(use, of: rules, to: &found)
      }
    }
    return found
  }
}
