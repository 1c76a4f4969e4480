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
  /// One a number of the dictionary: what the phrases of the field being read count for it, and the sum over the fields.
  private var counts: [Float]
  private var sums: [Float]
  /// The numbers with a count, and those with a sum.
  private var inField: [Int32] = []
  private var touched: [Int32] = []

  init(_ dictionary: FeatureDictionary, _ rules: CodingTextRules) {
    self.dictionary = dictionary
    self.rules = rules
    phrases = TextPhrases(rules)
    counts = Array(repeating: 0, count: dictionary.count)
    sums = counts
  }

  /// The vector of a text. Each field is a vector of its own: of each n-gram, the logarithm of what it counts times its
  /// weight, in all of length 1. What is left is their sum, each by the field's weight.
  mutating func read(_ text: CodingText) -> FeatureVector {
    count(text.name, .name, rules.nameWeight, decay: 0)
    count(text.scope, .scope, rules.scopeWeight, decay: rules.decay)
    count(text.products, .products, rules.productsWeight, decay: 0)
    touched.sort()
    var vector = FeatureVector()
    vector.numbers = touched
    vector.values.reserveCapacity(touched.count)
    var squares: Float = 0
    for number in touched {
      let value = sums[Int(number)]
      vector.values.append(value)
      squares += value * value
      sums[Int(number)] = 0
    }
    let factor = squares > 0 ? 1 / squares.squareRoot() : 0
    for index in vector.values.indices { vector.values[index] *= factor }
    touched.removeAll(keepingCapacity: true)
    return vector
  }

  private mutating func count(_ text: String, _ kind: TextPhrases.Kind, _ weight: Double, decay: Double) {
    guard !text.isEmpty, weight > 0 else { return }
    let dictionary = dictionary
    counts.withUnsafeMutableBufferPointer { counts in
      phrases.forEach(in: text, kind) { phrase, number in
        let phraseWeight = Float(1 / (1 + decay * Double(number)))
        NGram.forEach(in: phrase) { gram in
          guard let feature = dictionary.number(of: gram) else { return }
          if counts[feature] == 0 { inField.append(Int32(truncatingIfNeeded: feature)) }
          counts[feature] += phraseWeight
        }
      }
    }
    addField(Float(weight))
  }

  /// Adds the counted field to the sums.
  private mutating func addField(_ weight: Float) {
    var squares: Float = 0
    for number in inField {
      let value = Logarithm.ofOnePlus(counts[Int(number)]) * dictionary.weights[Int(number)]
      counts[Int(number)] = value
      squares += value * value
    }
    let factor = squares > 0 ? weight / squares.squareRoot() : 0
    for number in inField {
      if sums[Int(number)] == 0 { touched.append(number) }
      sums[Int(number)] += counts[Int(number)] * factor
      counts[Int(number)] = 0
    }
    inField.removeAll(keepingCapacity: true)
  }
}
