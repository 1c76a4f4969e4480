/// 代码与文字的矛盾: which texts speak against which industry codes.
struct TextContradictions: Sendable {
  typealias Extent = Activities.Extent

  /// A field that is looked at.
  struct Field: Sendable {
    let role: FormDefinition.Role
    let extent: Extent
  }

  /// What was found in a text.
  struct Found: Sendable, Equatable {
    /// Index of the rule.
    let rule: Int
    let term: String
  }

  /// A rule is a bit of a word: codes and texts are compared by one instruction a record.
  static let mostRules = 64

  let rules: [ContradictionRule]
  /// In the order in which they are looked at.
  let fields: [Field]
  /// The rules that are against each code, by its number.
  private let rulesByCode: [UInt64]
  private let automaton: TermAutomaton
  /// One a word of the automaton.
  private let words: [Word]

  private struct Word: Sendable {
    enum Kind: Sendable { case term, unless, negation }

    let text: String
    let kind: Kind
    /// The rule; -1 for negations.
    let rule: Int
  }

  /// - Parameters:
  ///   - rules: at most ``mostRules``.
  ///   - negations: words that say that something is not done.
  init(
    _ rules: [ContradictionRule], fields: [Field], negations: [String], _ classification: HealthClassification
  ) {
    self.rules = rules
    self.fields = fields
    rulesByCode = (0..<10_000).map { number in
      guard let code = IndustryCode(number: UInt16(number)) else { return 0 }
      let (digits, membership) = (code.description, classification.membership(of: code))
      return rules.indices.reduce(0) { flags, rule in
        rules[rule].isAgainst(digits, membership) ? flags | 1 << UInt64(rule) : flags
      }
    }
    words =
      rules.enumerated().flatMap { number, rule in
        rule.terms.map { Word(text: $0, kind: .term, rule: number) }
          + rule.unless.map { Word(text: $0, kind: .unless, rule: number) }
      } + negations.map { Word(text: $0, kind: .negation, rule: -1) }
    automaton = TermAutomaton(words.map { Array($0.text.utf8) })
  }

  /// The rules against a code, a bit each.
  @inline(__always)
  func rules(against code: IndustryCode) -> UInt64 { rulesByCode[Int(code.number)] }

  /// All terms with the bit of their rule.
  var terms: [(text: String, flag: UInt64)] {
    words.filter { $0.kind == .term }.map { ($0.text, 1 << UInt64($0.rule)) }
  }

  /// The first of the rules that a text in UTF-8 speaks for, with its term; nil where it speaks for none.
  func find(_ wanted: UInt64, in text: Span<UInt8>, _ extent: Extent) -> Found? {
    for activity in Activities.ranges(of: text, extent) {
      if let found = find(wanted, inActivity: text.extracting(activity)) { return found }
    }
    return nil
  }

  private struct Place {
    let word: Int
    let range: Range<Int>
  }

  private func find(_ wanted: UInt64, inActivity text: Span<UInt8>) -> Found? {
    var places: [Place] = []
    automaton.forEach(in: text) { word, end in
      let rule = words[word].rule
      guard rule < 0 || wanted & 1 << UInt64(rule) != 0 else { return }
      places.append(Place(word: word, range: end - words[word].text.utf8.count..<end))
    }
    let negations = places.filter { words[$0.word].kind == .negation }
    let term = places.first { place in
      words[place.word].kind == .term && !isInLonger(place, places)
        && !negations.contains { Activities.denies($0.range, place.range, length: text.count) }
    }
    return term.map { Found(rule: words[$0.word].rule, term: words[$0.word].text) }
  }

  private func isInLonger(_ place: Place, _ places: [Place]) -> Bool {
    places.contains { other in
      words[other.word].kind == .unless && words[other.word].rule == words[place.word].rule
        && other.range.lowerBound <= place.range.lowerBound && other.range.upperBound >= place.range.upperBound
    }
  }
}
