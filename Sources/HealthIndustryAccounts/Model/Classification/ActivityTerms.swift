/// Every term of the activity rules, found in one pass over a text's bytes (Aho and Corasick 1975).
///
/// The automaton's state is the longest beginning of a term that the text ends with. It is built once a classification, so
/// that a unit's text is read once however many terms its industry has.
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

  /// One row a state, one column a byte class: the next state.
  private var transitions: [UInt16] = []
  /// Bytes that no term has are one class, 0.
  private var classOfByte = [UInt8](repeating: 0, count: 256)
  private var classCount = 1
  /// The uses of the terms that end in each state.
  private var uses: [[Use]] = []
  /// Whether a term ends in the state, which it does in few.
  private var hasUses: [Bool] = []

  init(_ rules: [ActivityRule]) {
    let terms = rules.enumerated().flatMap { number, rule in
      rule.includes.enumerated().map { ($1, Use(rule: Int32(number), term: Int16($0), excludes: false)) }
        + rule.excludes.enumerated().map { ($1, Use(rule: Int32(number), term: Int16($0), excludes: true)) }
    }
    for (term, _) in terms {
      for byte in term.utf8 where classOfByte[Int(byte)] == 0 {
        classOfByte[Int(byte)] = UInt8(classCount)
        classCount += 1
      }
    }
    var trie = Trie(classCount)
    // An empty term would stand in every text; it finds nothing.
    for (term, use) in terms where !term.isEmpty { trie.insert(term.utf8.map { Int(classOfByte[Int($0)]) }, use) }
    trie.complete()
    transitions = trie.next
    uses = trie.uses
    hasUses = uses.map { !$0.isEmpty }
  }

  /// What of the rules a text holds, one a rule given; empty where it holds no term of any.
  func find(_ rules: [Int], in text: Span<UInt8>) -> [Found] {
    var found: [Found] = []
    var state = 0
    for index in text.indices {
      state = Int(transitions[state * classCount + Int(classOfByte[Int(text[unchecked: index])])])
      guard hasUses[state] else { continue }
      for use in uses[state] {
        guard let place = rules.firstIndex(of: Int(use.rule)) else { continue }
        if found.isEmpty { found = Array(repeating: Found(), count: rules.count) }
        let term = Int(use.term)
        if use.excludes {
          found[place].exclude = min(found[place].exclude ?? term, term)
        } else {
          found[place].include = min(found[place].include ?? term, term)
        }
      }
    }
    return found
  }

  /// The terms by their beginnings.
  private struct Trie {
    private static let none = UInt16.max
    private let classCount: Int
    var next: [UInt16]
    var uses: [[Use]] = [[]]

    init(_ classCount: Int) {
      self.classCount = classCount
      next = Array(repeating: Self.none, count: classCount)
    }

    mutating func insert(_ term: [Int], _ use: Use) {
      var state = 0
      for byte in term {
        if next[state * classCount + byte] == Self.none {
          precondition(uses.count < Int(Self.none), "more terms than 16 bits can number the beginnings of")
          next[state * classCount + byte] = UInt16(uses.count)
          uses.append([])
          next.append(contentsOf: repeatElement(Self.none, count: classCount))
        }
        state = Int(next[state * classCount + byte])
      }
      uses[state].append(use)
    }

    /// Where a term does not go on, the next state is that of the longest ending which is a beginning of a term.
    mutating func complete() {
      var fallbacks = [Int](repeating: 0, count: uses.count)
      var queue: [Int] = []
      for byte in 0..<classCount {
        if next[byte] == Self.none { next[byte] = 0 } else { queue.append(Int(next[byte])) }
      }
      var head = 0
      while head < queue.count {
        let state = queue[head]
        head += 1
        uses[state] += uses[fallbacks[state]]
        for byte in 0..<classCount {
          let place = state * classCount + byte
          let fallback = next[fallbacks[state] * classCount + byte]
          if next[place] == Self.none {
            next[place] = fallback
          } else {
            fallbacks[Int(next[place])] = Int(fallback)
            queue.append(Int(next[place]))
          }
        }
      }
    }
  }
}
