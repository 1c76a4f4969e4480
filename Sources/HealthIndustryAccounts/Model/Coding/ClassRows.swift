/// The weights of the classes, division by division: classes are only scored within the few divisions in question, and
/// what one division needs is little enough for a core's nearest memory. Grain: one entry a division.
struct ClassRows: Sendable {
  private let divisions: [Division]
  private let scale: Float

  private struct Division: Sendable {
    let classes: Range<Int>
    /// One a class.
    let biases: [Float]
    /// One bit a feature that has weights, 64 at a time.
    let features: [Word]
    /// Where the weights of each such feature begin, and where the last end.
    let starts: [UInt32]
    let weights: [Weight]
  }

  private struct Word: Sendable {
    var bits: UInt64 = 0
    /// Features with weights before these.
    var before: UInt32 = 0
  }

  private struct Weight: Sendable {
    /// Place among the division's classes.
    let number: UInt16
    let weight: Int8
  }

  /// - Parameter classesOfDivision: ascending, without gaps.
  init(_ scores: LinearScores, classesOfDivision: [Range<Int>]) {
    scale = scores.scale
    let featureCount = max(scores.starts.count - 1, 0)
    var divisionOfClass = [Int](repeating: 0, count: scores.classCount)
    for (division, classes) in classesOfDivision.enumerated() {
      for number in classes { divisionOfClass[number] = division }
    }
    var rows = [[(feature: Int, index: Int)]](repeating: [], count: classesOfDivision.count)
    for feature in 0..<featureCount {
      for index in Int(scores.starts[feature])..<Int(scores.starts[feature + 1]) {
        rows[divisionOfClass[Int(scores.classes[index])]].append((feature, index))
      }
    }
    divisions = zip(classesOfDivision, rows).map { classes, rows in
      var features = [Word](repeating: Word(), count: featureCount / 64 + 1)
      var starts: [UInt32] = []
      var last = -1
      for (place, row) in rows.enumerated() where row.feature != last {
        features[row.feature / 64].bits |= 1 << UInt64(row.feature % 64)
        starts.append(UInt32(place))
        last = row.feature
      }
      for index in features.indices.dropFirst() {
        features[index].before = features[index - 1].before + UInt32(features[index - 1].bits.nonzeroBitCount)
      }
      return Division(
        classes: classes, biases: Array(scores.biases[classes]), features: features,
        starts: starts + [UInt32(rows.count)],
        weights: rows.map {
          Weight(number: scores.classes[$0.index] - UInt16(classes.lowerBound), weight: scores.weights[$0.index])
        })
    }
  }

  /// The best class of a division, with its score; nil where it has none.
  func best(of vector: FeatureVector, in division: Int) -> (number: Int, score: Float)? {
    let division = divisions[division]
    guard !division.classes.isEmpty else { return nil }
    return withUnsafeTemporaryAllocation(of: Float.self, capacity: division.classes.count) { sums in
      sums.initialize(repeating: 0)
      add(vector, division, sums)
      var best = 0
      var highest = sums[0] * scale + division.biases[0]
      for number in sums.indices.dropFirst() {
        let score = sums[number] * scale + division.biases[number]
        if score > highest { (best, highest) = (number, score) }
      }
      return (division.classes.lowerBound + best, highest)
    }
  }

  @inline(__always)
  private func add(_ vector: FeatureVector, _ division: Division, _ sums: UnsafeMutableBufferPointer<Float>) {
    withUnsafeTemporaryAllocation(of: Int.self, capacity: vector.numbers.count) { found in
      let count = findWeights(vector, division, found)
      division.starts.withUnsafeBufferPointer { starts in
        division.weights.withUnsafeBufferPointer { weights in
          for entry in found[..<count] {
            let (place, row) = (entry >> 32, entry & 0xFFFF_FFFF)
            let value = vector.values[place]
            for index in Int(starts[row])..<Int(starts[row &+ 1]) {
              sums[Int(weights[index].number)] += value * Float(weights[index].weight)
            }
          }
        }
      }
    }
  }

  /// The features of a vector that have weights: each one's place in the vector, and its row in the low half.
  @inline(__always)
  private func findWeights(_ vector: FeatureVector, _ division: Division, _ found: UnsafeMutableBufferPointer<Int>)
    -> Int
  {
    var count = 0
    division.features.withUnsafeBufferPointer { features in
      for (place, number) in vector.numbers.enumerated() {
        let word = features[Int(number) &>> 6]
        let bit = (1 as UInt64) &<< UInt64(truncatingIfNeeded: number)
        let row = Int(word.before) &+ (word.bits & (bit &- 1)).nonzeroBitCount
        // Written whether there are weights or not: a branch would often be mispredicted.
        found[count] = place &<< 32 | row
        count &+= word.bits & bit == 0 ? 0 : 1
      }
    }
    return count
  }
}
