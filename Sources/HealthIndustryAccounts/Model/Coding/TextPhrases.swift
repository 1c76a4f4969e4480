/// The phrases of a text: runs of letters, digits and characters between signs, in normal form.
///
/// Full-width letters and digits become half-width, capitals small; blanks are left out. Phrases that say what is not
/// done, and phrases that say nothing, are left out.
struct TextPhrases {
  /// Ends a text's phrases on both sides, as no letter or character does.
  static let begin = UInt16(UInt8(ascii: "^"))
  static let end = UInt16(UInt8(ascii: "$"))

  private let negations: [[UInt16]]
  private let boilerplate: [[UInt16]]
  /// The phrases' characters, UTF-16.
  private var characters: [UInt16] = []
  private var phrases: [Phrase] = []

  private struct Phrase {
    /// Of ``begin``, and behind ``end``.
    var start: Int
    var end = 0
    let isInBrackets: Bool
  }

  init(_ rules: CodingTextRules) {
    negations = rules.negations.map { Array($0.utf16) }
    boilerplate = rules.boilerplate.map { Array($0.utf16) }
  }

  /// What kind of text it is: nothing is left out of a name, and products may begin with their brand.
  enum Kind {
    case name, scope, products
  }

  /// Hands on each phrase, with ``begin`` before and ``end`` behind it, and its number among those handed on.
  mutating func forEach(in text: String, _ kind: Kind, _ body: (UnsafeBufferPointer<UInt16>, Int) -> Void) {
    split(text)
    if kind == .products { dropBrands() }
    var number = 0
    for place in phrases.indices {
      let range = phrases[place].start..<phrases[place].end
      // A phrase of signs alone is begin and end.
      guard range.count > 2, !isNumber(range) else { continue }
      if kind != .name, saysNothing(range, isInBrackets: phrases[place].isInBrackets) { continue }
      characters.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[range]), number) }
      number += 1
    }
  }

  private func isNumber(_ range: Range<Int>) -> Bool {
    range.dropFirst().dropLast().allSatisfy { characters[$0] >= 0x30 && characters[$0] <= 0x39 }
  }

  private func saysNothing(_ range: Range<Int>, isInBrackets: Bool) -> Bool {
    let content = range.lowerBound + 1..<range.upperBound - 1
    if boilerplate.contains(where: { place(of: $0, content) != nil }) { return true }
    return negations.contains { negation in
      guard let place = place(of: negation, content) else { return false }
      return isInBrackets || place == content.lowerBound
    }
  }

  private func place(of word: [UInt16], _ range: Range<Int>) -> Int? {
    guard let first = word.first, word.count <= range.count else { return nil }
    for start in range.lowerBound...range.upperBound - word.count where characters[start] == first {
      if (1..<word.count).allSatisfy({ characters[start + $0] == word[$0] }) { return start }
    }
    return nil
  }

  // MARK: - Brands

  /// Takes off what two products or more, and two in five of all, begin with: a firm's products begin with its brand.
  private mutating func dropBrands() {
    let places = phrases.indices.filter { phrases[$0].end - phrases[$0].start > 2 }
    let least = max(2, (places.count * 2 + 4) / 5)
    let lengths = places.map { place in
      Self.brandLengths.last { length in
        phrases[place].end - phrases[place].start - 2 >= length + 2
          && places.count { startsAlike(phrases[$0], phrases[place], length) } >= least
      }
    }
    for (place, length) in zip(places, lengths) {
      guard let length else { continue }
      phrases[place].start += length
      characters[phrases[place].start] = Self.begin
    }
  }

  private static let brandLengths = 2...8

  private func startsAlike(_ a: Phrase, _ b: Phrase, _ length: Int) -> Bool {
    a.end - a.start - 2 >= length && (1...length).allSatisfy { characters[a.start + $0] == characters[b.start + $0] }
  }

  // MARK: - Splitting

  private mutating func split(_ text: String) {
    characters.removeAll(keepingCapacity: true)
    phrases.removeAll(keepingCapacity: true)
    var depth = 0
    open(depth)
    for unit in text.utf16 {
      switch Self.sort(of: unit) {
      case .character(let normal): characters.append(normal)
      case .blank: break
      case .opening:
        depth += 1
        close(depth)
      case .closing:
        depth = max(depth - 1, 0)
        close(depth)
      case .sign: close(depth)
      }
    }
    end()
  }

  private mutating func end() {
    characters.append(Self.end)
    phrases[phrases.count - 1].end = characters.count
  }

  private mutating func open(_ depth: Int) {
    phrases.append(Phrase(start: characters.count, isInBrackets: depth > 0))
    characters.append(Self.begin)
  }

  private mutating func close(_ depth: Int) {
    end()
    open(depth)
  }

  private enum Sort {
    case character(UInt16)
    case blank, sign, opening, closing
  }

  private static func sort(of unit: UInt16) -> Sort {
    switch unit {
    case 0x30...0x39, 0x61...0x7A, 0x3400...0x9FFF: .character(unit)
    case 0x41...0x5A: .character(unit + 0x20)
    case 0xFF10...0xFF19, 0xFF41...0xFF5A: .character(unit - 0xFEE0)
    case 0xFF21...0xFF3A: .character(unit - 0xFEE0 + 0x20)
    case 0x20, 0x09, 0x0A, 0x0D, 0xA0, 0x3000: .blank
    case 0x28, 0x5B, 0xFF08, 0x3010, 0x3014, 0xFF3B: .opening
    case 0x29, 0x5D, 0xFF09, 0x3011, 0x3015, 0xFF3D: .closing
    default: .sign
    }
  }
}
