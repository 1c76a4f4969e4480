/// Many terms, found in one pass over a text's bytes (Aho and Corasick 1975).
///
/// The automaton's state is the longest beginning of a term that the text ends with, so that a text is read once however
/// many terms there are.
struct TermAutomaton: Sendable {
  /// In a transition: some term ends in the next state.
  private static let endsTerm: UInt32 = 1 << 31

  /// One row a state, one column a byte class: the next state times the number of columns, and ``endsTerm``.
  private var transitions: [UInt32] = []
  /// Bytes that no term has are one class, 0.
  private var classOfByte = [UInt8](repeating: 0, count: 256)
  private var classCount = 1
  /// The terms that end in each state.
  private var endings: [[Int32]] = []

  /// - Parameter terms: bytes in the encoding of the texts; an empty term would stand in every text, and finds nothing.
  init(_ terms: [[UInt8]]) {
    for term in terms {
      for byte in term where classOfByte[Int(byte)] == 0 {
        classOfByte[Int(byte)] = UInt8(truncatingIfNeeded: classCount)
        classCount += 1
      }
    }
    var trie = Trie(classCount)
    for (number, term) in terms.enumerated() where !term.isEmpty {
      trie.insert(term.map { Int(classOfByte[Int($0)]) }, Int32(number))
    }
    trie.complete()
    endings = trie.endings
    transitions = trie.next.map { state in
      state * UInt32(classCount) | (trie.endings[Int(state)].isEmpty ? 0 : Self.endsTerm)
    }
  }

  /// Hands on each term that stands in a text, with the place behind it, in the order of these places.
  @inline(__always)
  func forEach(in text: Span<UInt8>, _ body: (_ term: Int, _ end: Int) -> Void) {
    var place = 0
    for index in text.indices {
      let transition = transitions[place &+ Int(classOfByte[Int(text[unchecked: index])])]
      place = Int(transition & ~Self.endsTerm)
      guard transition & Self.endsTerm != 0 else { continue }
      for term in endings[place / classCount] { body(Int(term), index + 1) }
    }
  }

  /// A set of flags for each state: those of the terms that end in it.
  func stateFlags(_ flagsOfTerm: [UInt64]) -> [UInt64] {
    endings.map { $0.reduce(0) { $0 | flagsOfTerm[Int($1)] } }
  }

  /// The flags of all terms that stand in a text. For the innermost loop over millions of records.
  @inline(__always)
  func flags(_ stateFlags: [UInt64], in text: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var found: UInt64 = 0
    transitions.withUnsafeBufferPointer { transitions in
      classOfByte.withUnsafeBufferPointer { classes in
        var place = 0
        for byte in text {
          let transition = transitions[place &+ Int(classes[Int(byte)])]
          place = Int(transition & ~Self.endsTerm)
          if transition & Self.endsTerm != 0 { found |= stateFlags[place / classCount] }
        }
      }
    }
    return found
  }

  /// The terms by their beginnings.
  private struct Trie {
    private static let none = UInt32.max
    private let classCount: Int
    var next: [UInt32]
    var endings: [[Int32]] = [[]]

    init(_ classCount: Int) {
      self.classCount = classCount
      next = Array(repeating: Self.none, count: classCount)
    }

    mutating func insert(_ term: [Int], _ number: Int32) {
      var state = 0
      for byte in term {
        if next[state * classCount + byte] == Self.none {
          next[state * classCount + byte] = UInt32(endings.count)
          endings.append([])
          next.append(contentsOf: repeatElement(Self.none, count: classCount))
        }
        state = Int(next[state * classCount + byte])
      }
      endings[state].append(number)
    }

    /// Where a term does not go on, the next state is that of the longest ending which is a beginning of a term.
    mutating func complete() {
      var fallbacks = [Int](repeating: 0, count: endings.count)
      var queue: [Int] = []
      for byte in 0..<classCount {
        if next[byte] == Self.none { next[byte] = 0 } else { queue.append(Int(next[byte])) }
      }
      var head = 0
      while head < queue.count {
        let state = queue[head]
        head += 1
        endings[state] += endings[fallbacks[state]]
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
