/// The phrases of a text: runs of letters, digits and characters between signs, in normal form.
///
/// Full-width letters and digits become half-width, capitals small; blanks are left out. Phrases that say what is not
/// done, and phrases that say nothing, are left out.
struct TextPhrases {
  /// Ends a text's phrases on both sides, as no letter or character does.
  static let begin = UInt16(UInt8(ascii: "^"))
  static let end = UInt16(UInt8(ascii: "$"))

  private let words: PhraseWords
  /// The phrases' characters, UTF-16.
  private var characters: [UInt16] = []
  private var phrases: [Phrase] = []

  private struct Phrase {
    /// Of ``begin``, and behind ``end``.
    var start: Int
    var end: Int
    let isInBrackets: Bool
    let isNumber: Bool
  }

  init(_ words: PhraseWords) {
    self.words = words
  }

  init(_ rules: CodingTextRules) {
    self.init(PhraseWords(rules))
  }

  /// What kind of text it is: of a name only places are left out, and products may begin with their brand.
  enum Kind {
    case name, scope, products
  }

  /// Hands on each phrase, with ``begin`` before and ``end`` behind it, and its number. What a scope opens with before its
  /// first activity has that one's number.
  mutating func forEach(in text: String, _ kind: Kind, _ body: (UnsafeBufferPointer<UInt16>, Int) -> Void) {
    var text = text
    text.withUTF8 { forEach(in: $0, kind, body) }
  }

  /// The same of a text in UTF-8.
  @inline(__always)
  mutating func forEach(
    in utf8: UnsafeBufferPointer<UInt8>, _ kind: Kind, _ body: (UnsafeBufferPointer<UInt16>, Int) -> Void
  ) {
    split(utf8)
    if kind == .name { dropPlaces() }
    if kind == .products { dropBrands() }
    characters.withUnsafeBufferPointer { characters in
      var number = 0
      var isOpening = kind == .scope
      for phrase in phrases where !phrase.isNumber {
        let whole = UnsafeBufferPointer(rebasing: characters[phrase.start..<phrase.end])
        if kind != .name, saysNothing(whole, isInBrackets: phrase.isInBrackets) { continue }
        body(whole, number)
        isOpening = isOpening && words.openings.isWord(UnsafeBufferPointer(rebasing: whole[1..<whole.count - 1]))
        if !isOpening { number += 1 }
      }
    }
  }

  private func saysNothing(_ phrase: UnsafeBufferPointer<UInt16>, isInBrackets: Bool) -> Bool {
    let content = UnsafeBufferPointer(rebasing: phrase[1..<phrase.count - 1])
    return words.boilerplate.isIn(content)
      || (isInBrackets ? words.negations.isIn(content) : words.negations.begins(content))
  }

  // MARK: - Places

  /// Takes off the places that a name begins with, and those that stand alone in brackets.
  private mutating func dropPlaces() {
    for number in phrases.indices.reversed() {
      let content = phrases[number].start + 1..<phrases[number].end - 1
      // Of the name itself a word of two characters is left.
      let last = content.upperBound - (number == 0 ? 2 : 0)
      var start = content.lowerBound
      while case let length = lengthOfPlace(start..<content.upperBound), length > 0, start + length <= last {
        start += length
      }
      if number > 0, start == content.upperBound { phrases.remove(at: number) }
      if number == 0, start > content.lowerBound { begin(number, at: start - 1) }
    }
  }

  /// Characters of the place that a piece of a phrase begins with; 0 where it begins with none.
  private func lengthOfPlace(_ piece: Range<Int>) -> Int {
    characters.withUnsafeBufferPointer { words.places.longestBeginning(of: UnsafeBufferPointer(rebasing: $0[piece])) }
  }

  // MARK: - Brands

  /// Takes off what enough products begin with: a firm's products begin with its brand.
  private mutating func dropBrands() {
    let brands = words.brands
    let least = brands.least(of: phrases.count)
    let lengths = phrases.map { phrase in
      (brands.shortest...brands.longest).last { length in
        // What is left is a word of its own, of two characters or more.
        phrase.end - phrase.start - 2 >= length + 2 && phrases.count { startsAlike($0, phrase, length) } >= least
      }
    }
    for (place, length) in lengths.enumerated() {
      guard let length else { continue }
      begin(place, at: phrases[place].start + length)
    }
  }

  /// Leaves out what stands before a place in a phrase.
  private mutating func begin(_ number: Int, at start: Int) {
    characters[start] = Self.begin
    phrases[number] = phrase(start, phrases[number].end, isInBrackets: phrases[number].isInBrackets)
  }

  private func startsAlike(_ a: Phrase, _ b: Phrase, _ length: Int) -> Bool {
    a.end - a.start - 2 >= length && (1...length).allSatisfy { characters[a.start + $0] == characters[b.start + $0] }
  }

  private func phrase(_ start: Int, _ end: Int, isInBrackets: Bool) -> Phrase {
    let isNumber = characters[start + 1..<end - 1].allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
    return Phrase(start: start, end: end, isInBrackets: isInBrackets, isNumber: isNumber)
  }

  // MARK: - Splitting

  private mutating func split(_ utf8: UnsafeBufferPointer<UInt8>) {
    phrases.removeAll(keepingCapacity: true)
    // A byte is at most a character, a phrase's end and the next one's beginning.
    let most = utf8.count * 3 + 2
    if characters.count < most { characters = Array(repeating: 0, count: most * 2) }
    characters.withUnsafeMutableBufferPointer { characters in
      var phrase = OpenPhrase(at: 0, characters)
      var depth = 0
      var place = 0
      while place < utf8.count {
        // Nearly all are Chinese.
        while let character = CodingCharacter.chinese(in: utf8, at: place) {
          phrase.append(character, characters)
          place &+= 3
        }
        guard place < utf8.count else { break }
        switch CodingCharacter(CodingCharacter.scalar(in: utf8, at: &place)) {
        case .character(let normal): phrase.append(normal, characters)
        case .blank: break
        case .opening:
          phrase.close(isInBrackets: depth > 0, characters, &phrases)
          depth += 1
        case .closing:
          phrase.close(isInBrackets: depth > 0, characters, &phrases)
          depth = max(depth - 1, 0)
        case .sign: phrase.close(isInBrackets: depth > 0, characters, &phrases)
        }
      }
      phrase.close(isInBrackets: depth > 0, characters, &phrases)
    }
  }

  /// A phrase while its characters come.
  private struct OpenPhrase {
    private var start: Int
    private var next: Int
    private var isNumber = true

    @inline(__always)
    init(at start: Int, _ characters: UnsafeMutableBufferPointer<UInt16>) {
      self.start = start
      next = start + 1
      characters[start] = TextPhrases.begin
    }

    @inline(__always)
    mutating func append(_ character: UInt16, _ characters: UnsafeMutableBufferPointer<UInt16>) {
      characters[next] = character
      next &+= 1
      if character > 0x39 { isNumber = false }
    }

    /// Ends the phrase, if anything is in it, and begins the next.
    @inline(__always)
    mutating func close(
      isInBrackets: Bool, _ characters: UnsafeMutableBufferPointer<UInt16>, _ phrases: inout [Phrase]
    ) {
      guard next > start + 1 else { return }
      characters[next] = TextPhrases.end
      phrases.append(Phrase(start: start, end: next + 1, isInBrackets: isInBrackets, isNumber: isNumber))
      self = OpenPhrase(at: next + 1, characters)
    }
  }
}
