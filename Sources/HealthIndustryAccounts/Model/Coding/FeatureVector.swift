/// A text as a coder sees it: known n-grams with their weights, in all of length 1, and the mark of its kind, where the
/// coder knows it. Grain: one entry an n-gram of the text.
struct FeatureVector: Sendable {
  /// Numbers in the dictionary, in the order in which a text first has them.
  var numbers: [Int32] = []
  var values: [Float] = []
  var kind = CodingTextKind.withScope

  var isEmpty: Bool { numbers.isEmpty }

  /// The n-grams alone.
  func withoutMark(_ dictionary: FeatureDictionary) -> FeatureVector {
    guard let last = numbers.last, dictionary.grams[Int(last)] == kind.mark else { return self }
    var vector = self
    vector.numbers.removeLast()
    vector.values.removeLast()
    return vector
  }
}

/// Turns texts into vectors. One a worker: it keeps what it needs from text to text.
struct FeatureReader {
  private let dictionary: FeatureDictionary
  private let rules: CodingTextRules
  private var phrases: TextPhrases
  private let counts: FeatureCounts
  private let cache = PhraseCache()
  /// One a kind of texts: the number of its mark; nil where the dictionary has none.
  private let marks: [Int?]

  /// - Parameter words: those of the rules, where they are ready.
  init(_ dictionary: FeatureDictionary, _ rules: CodingTextRules, _ words: PhraseWords? = nil) {
    self.dictionary = dictionary
    self.rules = rules
    phrases = TextPhrases(words ?? PhraseWords(rules))
    counts = FeatureCounts(dictionary.count)
    marks = CodingTextKind.allCases.map { dictionary.grams.lastIndex(of: $0.mark) }
  }

  /// The vector of a text. Each field is a vector of its own: of each n-gram, the logarithm of what it counts times its
  /// weight, in all of length 1. What is left is their sum, each by the field's weight, and beside
  /// it the mark of the text's kind.
  mutating func read(_ text: CodingText) -> FeatureVector { text.withBytes { read($0) } }

  /// The same of a text that stands somewhere in UTF-8.
  mutating func read(_ text: CodingBytes) -> FeatureVector {
    _ = count(text.name, .name, rules.nameWeight)
    let hasScope = count(text.scope, .scope, rules.scopeWeight)
    let hasProducts = count(text.products, .products, rules.productsWeight)
    var vector = counts.takeVector()
    vector.kind = hasProducts ? .withProducts : hasScope ? .withScope : .nameAlone
    // Marks stand behind all n-grams of texts.
    if !vector.isEmpty, let mark = marks[vector.kind.rawValue] {
      vector.numbers.append(Int32(mark))
      vector.values.append(dictionary.weights[mark])
    }
    return vector
  }

  /// Counts a field.
  ///
  /// - Returns: whether a phrase of it says anything. Blanks, signs and what stands in every scope are as good as no field.
  private mutating func count(
    _ text: UnsafeBufferPointer<UInt8>, _ kind: TextPhrases.Kind, _ weight: Double
  ) -> Bool {
    guard !text.isEmpty, weight > 0 else { return false }
    let (dictionary, counts, cache, order) = (dictionary, counts, cache, rules.order)
    var hasPhrase = false
    phrases.forEach(in: text, kind) { phrase, number in
      hasPhrase = true
      // Names are seldom the same.
      if kind == .name { return dictionary.forEachKnown(in: phrase) { counts.add(1, to: $0) } }
      let phraseWeight = kind == .scope ? order.weight(of: number) : 1
      cache.forEachKnown(in: phrase, of: dictionary) { counts.add(phraseWeight, to: $0) }
    }
    dictionary.weights.withUnsafeBufferPointer { counts.endField(Float(weight), $0) }
    return hasPhrase
  }
}
