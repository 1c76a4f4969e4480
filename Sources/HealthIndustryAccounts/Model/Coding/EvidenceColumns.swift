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
        score.forEachWeight { feature, number, weight in
          if words[feature].count > 1 { weights[(first + number) * featureCount + feature] = weight }
        }
        first += score.classCount
      }
    }
    self.featureCount = featureCount
    self.weights = weights
    scales = scores.flatMap { Array(repeating: $0.scale, count: $0.classCount) }
  }

  /// What the features of a vector that have a weight in a column add to its score.
  struct Contributions {
    /// Numbers in the dictionary, in the vector's order.
    let numbers: UnsafeMutableBufferPointer<Int32>
    /// One a number.
    let values: UnsafeMutableBufferPointer<Float>
    /// The largest value and the smallest, or 0.
    let strongest: (supporting: Float, opposing: Float)
  }

  /// Hands on what a vector adds to a column's score.
  @inline(__always)
  func withContributions<Result>(of vector: FeatureVector, to column: Int, _ body: (Contributions) -> Result) -> Result
  {
    let most = vector.numbers.count + 1
    return withUnsafeTemporaryAllocation(of: Int32.self, capacity: most) { numbers in
      withUnsafeTemporaryAllocation(of: Float.self, capacity: most) { values in
        let count = find(vector, column, numbers, values)
        let found = UnsafeMutableBufferPointer(rebasing: values[..<count])
        return body(
          Contributions(
            numbers: UnsafeMutableBufferPointer(rebasing: numbers[..<count]), values: found,
            strongest: Self.extremes(found)))
      }
    }
  }

  @inline(__always)
  private func find(
    _ vector: FeatureVector, _ column: Int, _ found: UnsafeMutableBufferPointer<Int32>,
    _ contributions: UnsafeMutableBufferPointer<Float>
  ) -> Int {
    let scale = scales[column]
    return weights.withUnsafeBufferPointer { weights in
      let own = UnsafeBufferPointer(rebasing: weights[column &* featureCount..<(column &+ 1) &* featureCount])
      return vector.numbers.withUnsafeBufferPointer { numbers in
        vector.values.withUnsafeBufferPointer { values in
          var count = 0
          for place in numbers.indices {
            let weight = own[Int(numbers[place])]
            // Written whether there is a weight or not: a branch would often be mispredicted.
            found[count] = numbers[place]
            contributions[count] = values[place] * (Float(weight) * scale)
            // 1 where the weight is not 0, in arithmetic: a comparison would become a branch.
            count &+= Int(truncatingIfNeeded: UInt32(bitPattern: Int32(weight) | (0 &- Int32(weight))) &>> 31)
          }
          return count
        }
      }
    }
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
