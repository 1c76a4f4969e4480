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
    /// Place among the division's classes, of which there are at most a hundred, by their codes.
    let number: UInt8
    let weight: Int8
  }

  /// The weights of a feature are filled up to a multiple of this with such as add nothing: how often a loop goes round
  /// is then mostly the same, and foreseen by the processor.
  private static let step = 4

  /// - Parameter classesOfDivision: ascending, without gaps.
  init(_ scores: LinearScores, classesOfDivision: [Range<Int>]) {
    scale = scores.scale
    let featureCount = max(scores.starts.count - 1, 0)
    var divisionOfClass = [Int](repeating: 0, count: scores.classCount)
    for (division, classes) in classesOfDivision.enumerated() {
      for number in classes { divisionOfClass[number] = division }
    }
    var rows = [[(feature: Int32, weight: Weight)]](repeating: [], count: classesOfDivision.count)
    scores.forEachWeight { feature, number, weight in
      let division = divisionOfClass[number]
      let place = number - classesOfDivision[division].lowerBound
      rows[division].append((Int32(feature), Weight(number: UInt8(place), weight: weight)))
    }
    divisions = zip(classesOfDivision, rows).map { classes, rows in
      var features = [UInt64](repeating: 0, count: featureCount / 64 + 1)
      var before = [UInt32](repeating: 0, count: features.count)
      var starts: [UInt32] = []
      var last: Int32 = -1
      var weights: [Weight] = []
      for row in rows {
        if row.feature != last {
          Self.fill(&weights)
          features[Int(row.feature) / 64] |= 1 << UInt64(row.feature % 64)
          starts.append(UInt32(weights.count))
          last = row.feature
        }
        weights.append(row.weight)
      }
      Self.fill(&weights)
      for index in features.indices.dropFirst() {
        before[index] = before[index - 1] + UInt32(features[index - 1].nonzeroBitCount)
      }
      return Division(
        classes: classes, biases: Array(scores.biases[classes]), features: features,
        before: before, starts: starts + [UInt32(weights.count)], weights: weights)
    }
  }

  private static func fill(_ weights: inout [Weight]) {
    while weights.count % step != 0 { weights.append(Weight(number: 0, weight: 0)) }
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
      division.weights.withUnsafeBufferPointer { weights in
        for found in found[..<count] {
          for index in stride(from: Int(found.start), to: Int(found.end), by: Self.step) {
            for index in index..<index &+ Self.step {
              sums[Int(weights[index].number)] += found.value * Float(weights[index].weight)
            }
          }
        }
      }
    }
  }

  /// A feature of a vector that has weights.
  private struct Found {
    /// First its own number, then where its weights begin.
    var start: UInt32
    var end: UInt32
    let value: Float
  }

  /// Finds the features of a vector that have weights, and where these are. Most have none, and counting bits takes
  /// longest, so that comes second. How many weights a feature has is known before the first is added: one look-up does
  /// not wait for another then.
  @inline(__always)
  private func find(_ vector: FeatureVector, _ division: Division, _ found: UnsafeMutableBufferPointer<Found>) -> Int {
    division.features.withUnsafeBufferPointer { features in
      var count = 0
      vector.numbers.withUnsafeBufferPointer { numbers in
        vector.values.withUnsafeBufferPointer { values in
          for place in numbers.indices {
            // Written whether there are weights or not: a branch would often be mispredicted.
            found[count] = Found(
              start: UInt32(truncatingIfNeeded: numbers[place]), end: 0, value: values[place])
            let number = UInt64(truncatingIfNeeded: numbers[place])
            count &+= Int(truncatingIfNeeded: features[Int(number &>> 6)] &>> (number & 63) & 1)
          }
        }
      }
      division.before.withUnsafeBufferPointer { before in
        division.starts.withUnsafeBufferPointer { starts in
          for place in 0..<count {
            let number = UInt64(found[place].start)
            let word = Int(number &>> 6)
            let bits = features[word] & ((1 &<< (number & 63)) &- 1)
            let row = Int(before[word]) &+ bits.nonzeroBitCount
            (found[place].start, found[place].end) = (starts[row], starts[row &+ 1])
          }
        }
      }
      return count
    }
  }
}
