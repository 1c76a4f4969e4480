import Testing

@testable import HealthIndustryAccounts

@Suite struct FeatureDictionaryTests {
  @Test func knownNGramsAreFoundAndNoOthers() {
    var generator = SeededGenerator(seed: 4)
    let letters = Array("药房医院零售".utf16)
    let phrases = (0..<300).map { _ in
      [TextPhrases.begin]
        + (0..<Int.random(in: 0...9, using: &generator)).map { _ in letters.randomElement(using: &generator) ?? 0 }
        + [TextPhrases.end]
    }
    // Half of all n-grams, so that many a known one begins with one that is not known.
    let all = phrases.reduce(into: Set<NGram>()) { all, phrase in
      phrase.withUnsafeBufferPointer { NGram.forEach(in: $0) { all.insert($0) } }
    }
    let known = all.sorted().filter { _ in Bool.random(using: &generator) }
    let dictionary = FeatureDictionary(known.shuffled(using: &generator), weights: known.map { _ in 1 })
    let cache = PhraseCache()
    for phrase in phrases + phrases {
      var expected: [NGram] = []
      var found: [NGram] = []
      var cached: [NGram] = []
      phrase.withUnsafeBufferPointer { phrase in
        NGram.forEach(in: phrase) { if known.contains($0) { expected.append($0) } }
        dictionary.forEachKnown(in: phrase) { found.append(dictionary.grams[$0]) }
        cache.forEachKnown(in: phrase, of: dictionary) { cached.append(dictionary.grams[$0]) }
      }
      #expect(found.sorted() == expected.sorted())
      #expect(cached == found)
    }
  }

  @Test func longPhrasesAndRepeatedOnesAreReadAlike() {
    let dictionary = FeatureDictionary(["药", "药房", "^药房", "房$"].map(Self.gram), weights: [1, 1, 1, 1])
    let cache = PhraseCache()
    let long = "^" + String(repeating: "药房", count: 40) + "$"
    for phrase in ["^药房$", "^药$", "^药房$", long, long, "^$"] {
      var direct: [Int] = []
      var cached: [Int] = []
      Array(phrase.utf16).withUnsafeBufferPointer { phrase in
        dictionary.forEachKnown(in: phrase) { direct.append($0) }
        cache.forEachKnown(in: phrase, of: dictionary) { cached.append($0) }
      }
      #expect(direct == cached)
      #expect(direct.isEmpty == (phrase == "^$"))
    }
  }

  private static func gram(_ text: String) -> NGram { text.utf16.reduce(NGram.empty) { $0.appending($1) } }
}
