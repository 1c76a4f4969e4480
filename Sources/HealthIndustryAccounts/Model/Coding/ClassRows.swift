/// The weights of the classes, division by division: classes are only scored within the few divisions in question, and
/// what one division needs is little enough for a core's nearest memory. Grain: one entry a division.
struct ClassRows: Sendable {
  private let divisions: [Division]
  private let scale: Float

  /// An object: a copy of its tables would be counted at each look.
  private final class Division: Sendable {
    let classes: Range<Int>
    /// One a class.
    let biases: [Float]
    /// One bit a feature that has weights, 64 at a time.
    let features: [UInt64]
    /// Features with weights before those of each word.
    let before: [UInt32]
    /// Where the weights of each such feature begin, and where the last end.
    let starts: [UInt32]
    let weights: [Weight]

    init(
      classes: Range<Int>, biases: [Float], features: [UInt64], before: [UInt32], starts: [UInt32], weights: [Weight]
    ) {
      self.classes = classes
      self.biases = biases
      self.features = features
      self.before = before
      self.starts = starts
      self.weights = weights
    }
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
      var features = [UInt64](repeating: 0, count: featureCount / 64 + 1)
      var before = [UInt32](repeating: 0, count: features.count)
      var starts: [UInt32] = []
      var last = -1
      for (place, row) in rows.enumerated() where row.feature != last {
        features[row.feature / 64] |= 1 << UInt64(row.feature % 64)
        starts.append(UInt32(place))
        last = row.feature
      }
      for index in features.indices.dropFirst() {
        before[index] = before[index - 1] + UInt32(features[index - 1].nonzeroBitCount)
      }
      return Division(
        classes: classes, biases: Array(scores.biases[classes]), features: features,
        before: before, starts: starts + [UInt32(rows.count)],
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
    withUnsafeTemporaryAllocation(of: Found.self, capacity: vector.numbers.count) { found in
      let count = find(vector, division, found)
      division.starts.withUnsafeBufferPointer { starts in
        division.weights.withUnsafeBufferPointer { weights in
          for place in 0..<count {
            let (row, value) = (Int(found[place].number), found[place].value)
            for index in Int(starts[row])..<Int(starts[row &+ 1]) {
              sums[Int(weights[index].number)] += value * Float(weights[index].weight)
            }
          }
        }
      }
    }
  }

  /// A feature of a vector that has weights: first its own number, then that of its row.
  private struct Found {
    var number: Int32
    let value: Float
  }

  /// Finds the features of a vector that have weights, and their rows. Most have none, and counting bits takes
  /// longest, so that comes second.
  @inline(__always)
  private func find(_ vector: FeatureVector, _ division: Division, _ found: UnsafeMutableBufferPointer<Found>) -> Int {
    division.features.withUnsafeBufferPointer { features in
      var count = 0
      vector.numbers.withUnsafeBufferPointer { numbers in
        vector.values.withUnsafeBufferPointer { values in
          for place in numbers.indices {
            // Written whether there are weights or not: a branch would often be mispredicted.
            found[count] = Found(number: numbers[place], value: values[place])
            let number = UInt64(truncatingIfNeeded: numbers[place])
            count &+= Int(truncatingIfNeeded: features[Int(number &>> 6)] &>> (number & 63) & 1)
          }
        }
      }
      division.before.withUnsafeBufferPointer { before in
        for place in 0..<count {
          let number = UInt64(truncatingIfNeeded: found[place].number)
          let word = Int(number &>> 6)
          let bits = features[word] & ((1 &<< (number & 63)) &- 1)
          found[place].number = Int32(truncatingIfNeeded: Int(before[word]) &+ bits.nonzeroBitCount)
        }
      }
      return count
    }
  }
}
