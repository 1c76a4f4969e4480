/// The weights of the decisions that evidence is asked for: a column a decision, so that one look-up a feature of a
/// text finds what it added. Single characters tell a reader nothing; they have no weight here. Grain: one weight a
/// decision and feature.
struct EvidenceColumns: Sendable {
  private let featureCount: Int
  /// Column after column.
  private let weights: [Int8]
  /// One a column.
  private let scales: [Float]

  /// - Parameters:
  ///   - scores: whose classes are the columns, one score's behind those of the one before.
  ///   - words: one a feature, without the signs of a phrase's ends.
  init(_ scores: [LinearScores], words: [NGram]) {
    let featureCount = words.count
    var weights = [Int8](repeating: 0, count: featureCount * scores.reduce(0) { $0 + $1.classCount })
    weights.withUnsafeMutableBufferPointer { weights in
      var first = 0
      for score in scores {
        for (feature, word) in words.enumerated() where word.count > 1 {
          score.forEachWeight(ofFeature: feature) { weights[(first + $0) * featureCount + feature] = $1 }
        }
        first += score.classCount
      }
    }
    self.featureCount = featureCount
    self.weights = weights
    scales = scores.flatMap { Array(repeating: $0.scale, count: $0.classCount) }
  }

  /// What each feature of a vector adds to a column's score, and the largest and the smallest of it.
  @inline(__always)
  func contributions(
    of vector: FeatureVector, to column: Int, _ contributions: UnsafeMutableBufferPointer<Float>
  ) -> (supporting: Float, opposing: Float) {
    let scale = scales[column]
    weights.withUnsafeBufferPointer { weights in
      let own = UnsafeBufferPointer(rebasing: weights[column &* featureCount..<(column &+ 1) &* featureCount])
      vector.numbers.withUnsafeBufferPointer { numbers in
        vector.values.withUnsafeBufferPointer { values in
          for place in numbers.indices {
            contributions[place] = values[place] * (Float(own[Int(numbers[place])]) * scale)
          }
        }
      }
    }
    return Self.extremes(contributions)
  }

  /// The largest and the smallest, or 0, eight at a time: asked one after the other, each waits for the one before.
  @inline(__always)
  private static func extremes(_ values: UnsafeMutableBufferPointer<Float>) -> (supporting: Float, opposing: Float) {
    var (largest, smallest) = (SIMD8<Float>(), SIMD8<Float>())
    let inEights = values.count & ~7
    let bytes = UnsafeRawBufferPointer(values)
    for place in stride(from: 0, to: inEights, by: 8) {
      let eight = bytes.loadUnaligned(fromByteOffset: place &* 4, as: SIMD8<Float>.self)
      largest.replace(with: eight, where: eight .> largest)
      smallest.replace(with: eight, where: eight .< smallest)
    }
    for place in inEights..<values.count {
      largest[0] = values[place] > largest[0] ? values[place] : largest[0]
      smallest[0] = values[place] < smallest[0] ? values[place] : smallest[0]
    }
    return (largest.max(), smallest.min())
  }
}
