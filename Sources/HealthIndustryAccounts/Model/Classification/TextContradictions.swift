/// 代码与文字的矛盾: which texts speak against which industry codes.
struct TextContradictions: Sendable {
  /// How much of a field is looked at.
  enum Extent: String, Sendable, CaseIterable {
    case all
    /// The first activity that the field names: the main one, where the others may well be of other industries.
    case first
  }

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
        && !negations.contains { Self.denies($0.range, place.range, length: text.count) }
    }
    return term.map { Found(rule: words[$0.word].rule, term: words[$0.word].text) }
  }

  private func isInLonger(_ place: Place, _ places: [Place]) -> Bool {
    places.contains { other in
      words[other.word].kind == .unless && words[other.word].rule == words[place.word].rule
        && other.range.lowerBound <= place.range.lowerBound && other.range.upperBound >= place.range.upperBound
    }
  }

  /// A negation denies what follows it and, at the activity's end, what stands before: 不含药品; 药品除外.
  private static func denies(_ negation: Range<Int>, _ term: Range<Int>, length: Int) -> Bool {
    negation.upperBound <= term.lowerBound || negation.upperBound == length
  }
}

/// The activities that a text lists: between semicolons, commas and stops; what stands in brackets is one of its own.
private enum Activities {
  /// - Parameter extent: for ``TextContradictions/Extent/first``, only what stands before the first sign, that between the items of a list too.
  static func ranges(of text: Span<UInt8>, _ extent: TextContradictions.Extent) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start = 0
    var depth = 0
    var index = 0
    func end() {
      if start < index { ranges.append(start..<index) }
    }
    while index < text.count {
      let (sign, length) = sign(text, index)
      let isEnd =
        switch sign {
        case .opening, .closing: true
        case .end: depth == 0
        case .list: extent == .first
        case nil: false
        }
      if isEnd {
        end()
        if extent == .first, !ranges.isEmpty { return ranges }
        start = index + length
      }
      if sign == .opening { depth += 1 }
      if sign == .closing { depth = max(depth - 1, 0) }
      index += length
    }
    end()
    return ranges
  }

  private enum Sign {
    case opening, closing, end, list
  }

  /// The sign that begins at a byte, and how many bytes it takes; 1 where there is none.
  private static func sign(_ text: Span<UInt8>, _ index: Int) -> (Sign?, Int) {
    switch text[index] {
    case UInt8(ascii: "("), UInt8(ascii: "["): return (.opening, 1)
    case UInt8(ascii: ")"), UInt8(ascii: "]"): return (.closing, 1)
    case UInt8(ascii: ";"), UInt8(ascii: ","), 0x0A, 0x0D: return (.end, 1)
    case 0xE3, 0xEF: break
    default: return (nil, 1)
    }
    guard index + 2 < text.count else { return (nil, 1) }
    switch (text[index], text[index + 1], text[index + 2]) {
    case (0xEF, 0xBC, 0x88), (0xE3, 0x80, 0x90), (0xE3, 0x80, 0x94): return (.opening, 3)
    case (0xEF, 0xBC, 0x89), (0xE3, 0x80, 0x91), (0xE3, 0x80, 0x95): return (.closing, 3)
    case (0xEF, 0xBC, 0x9B), (0xEF, 0xBC, 0x8C), (0xE3, 0x80, 0x82): return (.end, 3)
    case (0xE3, 0x80, 0x81): return (.list, 3)
    default: return (nil, 1)
    }
  }
}
