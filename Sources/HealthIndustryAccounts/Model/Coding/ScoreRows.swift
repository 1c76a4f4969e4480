/// The weights of several linear scores in one table: a row a feature, so that a text is read once for all of them.
///
/// A row with many weights is kept whole, and added without asking where each weight belongs; of other rows only what
/// is not nothing is kept, so that the table stays in a core's cache. Grain: one row a feature.
struct ScoreRows: Sendable {
  /// Which columns are a score's classes.
  let ranges: [Range<Int>]
  /// Number of columns, and more to fill the last block.
  private let width: Int
  /// One a feature.
  private let rows: [Row]
  /// The whole rows, one after the other.
  private let whole: [HalfFloat]
  /// The other weights.
  private let few: [Weight]
  /// One a column.
  private let scales: [Float]
  private let biases: [Float]

  /// The upper half of a number's bits. Weights have eight bits, which it holds, and a number is made of it without
  /// arithmetic.
  private typealias HalfFloat = UInt16

  /// Where a row is.
  private struct Row: Sendable {
    /// Where its own weights begin in ``few``.
    let start: UInt32
    /// Number of its own weights; ``isWhole`` where its whole row begins at ``start`` in ``whole``.
    let count: UInt32

    static let isWhole = UInt32.max
  }

  /// A weight and its column in one word: the bits of a number with the column in the half that weights leave empty.
  private struct Weight: Sendable {
    private let bits: UInt32

    init(_ weight: Int8, column: Int) {
      bits = Float(weight).bitPattern | UInt32(column)
    }

    var column: Int { Int(bits & 0xFFFF) }
    var value: Float { Float(bitPattern: bits & 0xFFFF_0000) }
  }

  /// Widths are multiples of this: so many sums are held at once while rows are added.
  private static let block = 16
  /// Rows with few weights are filled up to a multiple of this with such as add nothing: how often a loop goes round is
  /// then mostly foreseen by the processor.
  private static let step = 4
  /// A row with more weights is kept whole.
  private static let most = 16

  /// - Parameter scores: of less than 2¹⁶ classes in all.
  init(_ scores: [LinearScores]) {
    var ranges: [Range<Int>] = []
    for score in scores {
      let start = ranges.last?.upperBound ?? 0
      ranges.append(start..<start + score.classCount)
    }
    let count = ranges.last?.upperBound ?? 0
    let width = (count + Self.block - 1) / Self.block * Self.block
    let featureCount = max((scores.first?.starts.count ?? 1) - 1, 0)
    var counts = [UInt32](repeating: 0, count: featureCount)
    for score in scores { score.forEachWeight { feature, _, _ in counts[feature] += 1 } }
    let rows = Self.rows(counts, width)
    // How many weights of its own each row has been given.
    var given = [UInt32](repeating: 0, count: featureCount)
    var whole = [HalfFloat](repeating: 0, count: width * rows.count { $0.count == Row.isWhole })
    let fewCount = rows.reduce(0) { $0 + ($1.count == Row.isWhole ? 0 : Int($1.count)) }
    var few = [Weight](repeating: Weight(0, column: 0), count: fewCount)
    for (score, range) in zip(scores, ranges) {
      score.forEachWeight { feature, number, weight in
        let row = rows[feature]
        let column = range.lowerBound + number
        if row.count == Row.isWhole {
          whole[Int(row.start) + column] = HalfFloat(Float(weight).bitPattern >> 16)
        } else {
          few[Int(row.start + given[feature])] = Weight(weight, column: column)
          given[feature] += 1
        }
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

  /// Where rows are, one after the other.
  ///
  /// - Parameter counts: number of weights, one a feature.
  private static func rows(_ counts: [UInt32], _ width: Int) -> [Row] {
    var (few, whole) = (0 as UInt32, 0 as UInt32)
    return counts.map { count in
      guard count > most else {
        let filled = (count + UInt32(step) - 1) / UInt32(step) * UInt32(step)
        defer { few += filled }
        return Row(start: few, count: filled)
      }
      defer { whole += UInt32(width) }
      return Row(start: whole, count: Row.isWhole)
    }
  }

  /// Hands on the scores of a vector, a column each.
  @inline(__always)
  func withScores<Result>(of vector: FeatureVector, _ body: (UnsafeMutableBufferPointer<Float>) -> Result) -> Result {
    withUnsafeTemporaryAllocation(of: Float.self, capacity: width) { sums in
      sums.initialize(repeating: 0)
      withUnsafeTemporaryAllocation(of: Found.self, capacity: vector.numbers.count + 1) { own in
        withUnsafeTemporaryAllocation(of: Found.self, capacity: vector.numbers.count + 1) { whole in
          let counts = find(vector, own, whole)
          addFew(UnsafeMutableBufferPointer(rebasing: own[..<counts.own]), to: sums)
          addWhole(UnsafeMutableBufferPointer(rebasing: whole[..<counts.whole]), to: sums)
        }
      }
      scales.withUnsafeBufferPointer { scales in
        biases.withUnsafeBufferPointer { biases in
          for column in 0..<width { sums[column] = sums[column] * scales[column] + biases[column] }
        }
      }
      return body(sums)
    }
  }

  /// A row to be added, and how often.
  private struct Found {
    let row: Row
    let value: Float
  }

  /// Looks up where the weights are, before any is added: how many there are of a feature is then known in time, and
  /// one look-up does not wait for another.
  @inline(__always)
  private func find(
    _ vector: FeatureVector, _ own: UnsafeMutableBufferPointer<Found>, _ whole: UnsafeMutableBufferPointer<Found>
  ) -> (own: Int, whole: Int) {
    var counts = (own: 0, whole: 0)
    rows.withUnsafeBufferPointer { rows in
      vector.numbers.withUnsafeBufferPointer { numbers in
        vector.values.withUnsafeBufferPointer { values in
          for place in numbers.indices {
            let row = Found(row: rows[Int(numbers[place])], value: values[place])
            // Written to both: a branch would often be mispredicted.
            own[counts.own] = row
            whole[counts.whole] = row
            let isWhole = row.row.count == Row.isWhole ? 1 : 0
            counts.own &+= 1 &- isWhole
            counts.whole &+= isWhole
          }
        }
      }
    }
    return counts
  }

  /// Adds the weights that stand alone.
  @inline(__always)
  private func addFew(_ rows: UnsafeMutableBufferPointer<Found>, to sums: UnsafeMutableBufferPointer<Float>) {
    few.withUnsafeBufferPointer { few in
      for found in rows {
        for index in Int(found.row.start)..<Int(found.row.start) &+ Int(found.row.count) {
          sums[few[index].column] += found.value * few[index].value
        }
      }
    }
  }

  /// Adds whole rows a block of columns at a time, whose sums stay where they are while row after row comes.
  @inline(__always)
  private func addWhole(_ rows: UnsafeMutableBufferPointer<Found>, to sums: UnsafeMutableBufferPointer<Float>) {
    whole.withUnsafeBufferPointer { whole in
      guard let whole = whole.baseAddress, let sums = sums.baseAddress else { return }
      for column in stride(from: 0, to: width, by: Self.block) {
        let own = UnsafeMutableRawPointer(sums + column)
        var block = own.loadUnaligned(as: SIMD16<Float>.self)
        for row in rows {
          let weights = UnsafeRawPointer(whole + (Int(row.row.start) &+ column)).loadUnaligned(as: SIMD16<UInt16>.self)
          block += Self.numbers(weights) * row.value
        }
        own.storeBytes(of: block, as: SIMD16<Float>.self)
      }
    }
  }

  /// Upper halves of numbers with nothing below them.
  @inline(__always)
  private static func numbers(_ halves: SIMD16<HalfFloat>) -> SIMD16<Float> {
    var bits = SIMD32<UInt16>()
    bits.oddHalf = halves
    return unsafeBitCast(bits, to: SIMD16<Float>.self)
  }
}
