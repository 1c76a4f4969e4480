/// Trains one linear score: a support vector machine with squared hinge loss, by coordinate descent in the dual
/// (Hsieh, Chang, Lin, Keerthi, Sundararajan 2008). The order of the examples is fixed, so the result is always the same.
struct LinearTraining: Sendable {
  /// What one training text is, beside its label.
  struct Examples: Sendable {
    var vectors: [FeatureVector] = []
    /// What a text counts: the cost of a mistake on it.
    var weights: [Float] = []

    mutating func append(_ vector: FeatureVector, weight: Float) {
      vectors.append(vector)
      weights.append(weight)
    }

    var count: Int { vectors.count }
  }

  /// Cost of mistakes against the size of the weights.
  var cost: Float = 1
  var passes = 12
  /// What the constant beside the features is worth.
  var bias: Float = 1
  /// What positive examples count, for each negative one.
  var positiveWeight: Float = 1

  /// Weights, one a feature, and the constant.
  ///
  /// - Parameter isPositive: one an example.
  func train(_ examples: Examples, featureCount: Int, isPositive: (Int) -> Bool) -> (weights: [Float], bias: Float) {
    var weights = [Float](repeating: 0, count: featureCount)
    var constant: Float = 0
    var alphas = [Float](repeating: 0, count: examples.count)
    let signs = (0..<examples.count).map { isPositive($0) ? Float(1) : -1 }
    let squares = examples.vectors.map { $0.values.reduce(bias * bias) { $0 + $1 * $1 } }
    var order = Shuffle(count: examples.count)
    for _ in 0..<passes {
      for index in order.next() {
        let sign = signs[index]
        let cost = self.cost * examples.weights[index] * (sign > 0 ? positiveWeight : 1)
        let diagonal = 0.5 / cost
        let vector = examples.vectors[index]
        let score = Self.dot(vector, weights) + constant * bias
        let gradient = sign * score - 1 + diagonal * alphas[index]
        let before = alphas[index]
        alphas[index] = max(before - gradient / (squares[index] + diagonal), 0)
        let step = (alphas[index] - before) * sign
        if step != 0 {
          Self.add(vector, times: step, to: &weights)
          constant += step * bias
        }
      }
    }
    return (weights, constant * bias)
  }

  private static func dot(_ vector: FeatureVector, _ weights: [Float]) -> Float {
    weights.withUnsafeBufferPointer { weights in
      var sum: Float = 0
      for (place, number) in vector.numbers.enumerated() { sum += vector.values[place] * weights[Int(number)] }
      return sum
    }
  }

  private static func add(_ vector: FeatureVector, times step: Float, to weights: inout [Float]) {
    weights.withUnsafeMutableBufferPointer { weights in
      for (place, number) in vector.numbers.enumerated() { weights[Int(number)] += vector.values[place] * step }
    }
  }
}

/// Numbers in orders that look random and are always the same.
private struct Shuffle {
  private var numbers: [Int]
  private var state: UInt64 = 20_190_401

  init(count: Int) { numbers = Array(0..<count) }

  mutating func next() -> [Int] {
    for index in stride(from: numbers.count - 1, to: 0, by: -1) {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      numbers.swapAt(index, Int(state >> 33) % (index + 1))
    }
    return numbers
  }
}
