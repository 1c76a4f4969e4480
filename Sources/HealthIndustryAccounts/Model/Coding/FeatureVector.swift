/// A text as a coder sees it: known n-grams with their weights, of length 1. Grain: one entry an n-gram of the text.
struct FeatureVector: Sendable {
  /// Numbers in the dictionary, ascending.
  var numbers: [Int32] = []
  var values: [Float] = []

  var isEmpty: Bool { numbers.isEmpty }
}

/// Turns texts into vectors. One a worker: it keeps what it needs from text to text.
struct FeatureReader {
  private let dictionary: FeatureDictionary
  private let rules: CodingTextRules
  private var phrases: TextPhrases
  /// One a number of the dictionary: what the text's phrases count for it.
  private var counts: [Float]
  private var touched: [Int32] = []

  init(_ dictionary: FeatureDictionary, _ rules: CodingTextRules) {
    self.dictionary = dictionary
    self.rules = rules
    phrases = TextPhrases(rules)
    counts = Array(repeating: 0, count: dictionary.count)
  }

  /// The vector of a text: of each n-gram, the logarithm of what it counts times its weight.
  mutating func read(_ text: CodingText) -> FeatureVector {
    count(text.name, rules.nameWeight, hasRules: false)
    count(text.scope, rules.scopeWeight, hasRules: true)
    count(text.products, rules.productsWeight, hasRules: true)
    touched.sort()
    var vector = FeatureVector()
    vector.numbers = touched
    vector.values.reserveCapacity(touched.count)
    var squares: Float = 0
    for number in touched {
      let value = Logarithm.ofOnePlus(counts[Int(number)]) * dictionary.weights[Int(number)]
      vector.values.append(value)
      squares += value * value
      counts[Int(number)] = 0
    }
    let factor = squares > 0 ? 1 / squares.squareRoot() : 0
    for index in vector.values.indices { vector.values[index] *= factor }
    touched.removeAll(keepingCapacity: true)
    return vector
  }

  private mutating func count(_ text: String, _ weight: Double, hasRules: Bool) {
    guard !text.isEmpty, weight > 0 else { return }
    let dictionary = dictionary
    let decay = rules.decay
    counts.withUnsafeMutableBufferPointer { counts in
      phrases.forEach(in: text, hasRules: hasRules) { phrase, number in
        let phraseWeight = Float(weight / (1 + decay * Double(number)))
        NGram.forEach(in: phrase) { gram in
          guard let feature = dictionary.number(of: gram) else { return }
          if counts[feature] == 0 { touched.append(Int32(truncatingIfNeeded: feature)) }
          counts[feature] += phraseWeight
        }
      }
    }
  }
}
