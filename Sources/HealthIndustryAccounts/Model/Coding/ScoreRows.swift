/// The weights of several linear scores side by side: a row a feature. Rows with many weights are kept whole, and added
/// without asking where each weight belongs; of the others, only what is not nothing, so that all stay in a core's cache.
/// Grain: one row a feature.
struct ScoreRows: Sendable {
  /// Which sums of a row are a score's classes.
  let ranges: [Range<Int>]
  /// Sums of a row: those of all scores, and more to fill the last block.
  private let width: Int
  /// One a feature.
  private let rows: [Row]
  /// The whole rows, one after the other.
  private let whole: [Int8]
  /// The other rows' weights, each with the sum that it belongs to.
  private let few: [Weight]
  /// One a sum.
  private let scales: [Float]
  private let biases: [Float]

  /// Where a row is.
  private struct Row: Sendable {
    /// Of a whole row, where it begins in ``whole``; of another, in ``few``.
    let start: UInt32
    /// Number of weights; ``Row/isWhole`` stands for all.
    let count: UInt16

    static let isWhole = UInt16.max
  }

  private struct Weight: Sendable {
    let sum: UInt8
    let weight: Int8
  }

  /// Widths are multiples of this, so that nothing is left over beside whole vectors of the processor.
  private static let block = 16
  /// A row with more weights is kept whole; all are where sums have no number of eight bits.
  private static let most = 12

  init(_ scores: [LinearScores]) {
    var ranges: [Range<Int>] = []
    for score in scores {
      let start = ranges.last?.upperBound ?? 0
      ranges.append(start..<start + score.classCount)
    }
    let count = ranges.last?.upperBound ?? 0
    let width = (count + Self.block - 1) / Self.block * Self.block
    var rows: [Row] = []
    var whole: [Int8] = []
    var few: [Weight] = []
    for feature in 0..<max((scores.first?.starts.count ?? 1) - 1, 0) {
      let weights = zip(scores, ranges).flatMap { score, range in
        (Int(score.starts[feature])..<Int(score.starts[feature + 1])).map {
          Weight(sum: UInt8(truncatingIfNeeded: range.lowerBound + Int(score.classes[$0])), weight: score.weights[$0])
        }
      }
      if weights.count > Self.most || width > 1 << 8 {
        rows.append(Row(start: UInt32(whole.count), count: Row.isWhole))
        whole.append(contentsOf: repeatElement(0, count: width))
        for weight in weights { whole[whole.count - width + Int(weight.sum)] = weight.weight }
      } else {
        rows.append(Row(start: UInt32(few.count), count: UInt16(weights.count)))
        few += weights
      }
    }
    let filling = [Float](repeating: 0, count: width - count)
    self.ranges = ranges
    self.width = width
    self.rows = rows
    self.whole = whole
    self.few = few
    scales = scores.flatMap { Array(repeating: $0.scale, count: $0.classCount) } + filling
    biases = scores.flatMap(\.biases) + filling
  }

  /// Hands on the scores of a vector, all classes of one score behind those of the one before.
  @inline(__always)
  func withScores<Result>(of vector: FeatureVector, _ body: (UnsafeMutableBufferPointer<Float>) -> Result) -> Result {
    withUnsafeTemporaryAllocation(of: Float.self, capacity: width) { sums in
      sums.initialize(repeating: 0)
      withUnsafeTemporaryAllocation(of: WholeRow.self, capacity: vector.numbers.count) { found in
        let count = addFew(vector, to: sums, found)
        addWhole(UnsafeMutableBufferPointer(rebasing: found[..<count]), to: sums)
      }
      for place in 0..<width { sums[place] = sums[place] * scales[place] + biases[place] }
      return body(sums)
    }
  }

  /// A whole row to be added, and how often.
  private struct WholeRow {
    let start: UInt32
    let value: Float
  }

  /// Adds the weights of the rows that are not whole, and gathers those that are.
  @inline(__always)
  private func addFew(
    _ vector: FeatureVector, to sums: UnsafeMutableBufferPointer<Float>,
    _ found: UnsafeMutableBufferPointer<WholeRow>
  ) -> Int {
    var foundCount = 0
    few.withUnsafeBufferPointer { few in
      rows.withUnsafeBufferPointer { rows in
        for (place, number) in vector.numbers.enumerated() {
          let row = rows[Int(number)]
          let value = vector.values[place]
          if row.count == Row.isWhole {
            found[foundCount] = WholeRow(start: row.start, value: value)
            foundCount &+= 1
            continue
          }
          for index in Int(row.start)..<Int(row.start) &+ Int(row.count) {
            sums[Int(few[index].sum)] += value * Float(few[index].weight)
          }
        }
      }
    }
    return foundCount
  }

  /// Adds four rows at a time, so that a sum is fetched and put back once for them.
  @inline(__always)
  private func addWhole(_ rows: UnsafeMutableBufferPointer<WholeRow>, to sums: UnsafeMutableBufferPointer<Float>) {
    whole.withUnsafeBufferPointer { whole in
      guard let whole = whole.baseAddress, let sums = sums.baseAddress else { return }
      let inFours = rows.count & ~3
      for place in stride(from: 0, to: inFours, by: 4) {
        let (a, b, c, d) = (rows[place], rows[place + 1], rows[place + 2], rows[place + 3])
        let weights = (whole + Int(a.start), whole + Int(b.start), whole + Int(c.start), whole + Int(d.start))
        for column in 0..<width {
          var sum = sums[column]
          sum += a.value * Float(weights.0[column])
          sum += b.value * Float(weights.1[column])
          sum += c.value * Float(weights.2[column])
          sum += d.value * Float(weights.3[column])
          sums[column] = sum
        }
      }
      for row in rows[inFours...] {
        for column in 0..<width { sums[column] += row.value * Float(whole[Int(row.start) + column]) }
      }
    }
  }

  /// What each feature of a vector adds to a sum, and the largest and the smallest of it.
  ///
  /// - Parameter isWanted: whether a feature is to be told of; others add nothing.
  @inline(__always)
  func contributions(
    of vector: FeatureVector, to sum: Int, _ contributions: UnsafeMutableBufferPointer<Float>,
    _ isWanted: (Int) -> Bool
  ) -> (supporting: Float, opposing: Float) {
    let scale = scales[sum]
    var strongest: (supporting: Float, opposing: Float) = (0, 0)
    rows.withUnsafeBufferPointer { rows in
      whole.withUnsafeBufferPointer { whole in
        few.withUnsafeBufferPointer { few in
          for (place, number) in vector.numbers.enumerated() {
            let row = rows[Int(number)]
            var weight: Int8 = 0
            if row.count == Row.isWhole {
              weight = whole[Int(row.start) &+ sum]
            } else {
              for index in Int(row.start)..<Int(row.start) &+ Int(row.count) where few[index].sum == sum {
                weight = few[index].weight
              }
            }
            let value = isWanted(Int(number)) ? vector.values[place] * (Float(weight) * scale) : 0
            contributions[place] = value
            strongest = (max(strongest.supporting, value), min(strongest.opposing, value))
          }
        }
      }
    }
    return strongest
  }
}
