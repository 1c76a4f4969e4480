/// What the n-grams of a text count, while it is read: the numbers of one field, and the sums over the fields.
///
/// The memory is its own, so that nothing is asked at each of some hundred n-grams a text; the sums come out by number
/// without being sorted.
final class FeatureCounts {
  private let count: Int
  /// One a number of the dictionary: what the phrases of the field being read count for it.
  private let counts: UnsafeMutablePointer<Float>
  /// The numbers with a count, in the order in which they came.
  private let numbers: UnsafeMutablePointer<Int32>
  private var numberCount = 0
  /// One a number with a count, while the field ends.
  private let values: UnsafeMutablePointer<Float>
  private let weightsOfNumbers: UnsafeMutablePointer<Float>
  /// One a number: the sum over the fields.
  private let sums: UnsafeMutablePointer<Float>
  /// One bit a number that has a sum, and one bit a word of those that has any.
  private let marks: UnsafeMutablePointer<UInt64>
  private let markedWords: UnsafeMutablePointer<UInt64>
  private let wordCount: Int
  private let outerCount: Int
  private var markCount = 0

  init(_ count: Int) {
    self.count = count
    wordCount = count / 64 + 1
    outerCount = wordCount / 64 + 1
    counts = Self.zeros(0, count)
    numbers = Self.zeros(0, count)
    values = Self.zeros(0, count)
    weightsOfNumbers = Self.zeros(0, count)
    sums = Self.zeros(0, count)
    marks = Self.zeros(0, wordCount)
    markedWords = Self.zeros(0, outerCount)
  }

  private static func zeros<Number>(_ zero: Number, _ count: Int) -> UnsafeMutablePointer<Number> {
    let numbers = UnsafeMutablePointer<Number>.allocate(capacity: max(count, 1))
    numbers.initialize(repeating: zero, count: max(count, 1))
    return numbers
  }

  deinit {
    counts.deallocate()
    numbers.deallocate()
    values.deallocate()
    weightsOfNumbers.deallocate()
    sums.deallocate()
    marks.deallocate()
    markedWords.deallocate()
  }

  /// Counts an n-gram of the field.
  @inline(__always)
  func add(_ weight: Float, to number: Int) {
    let before = counts[number]
    // Written whether it is new or not: a branch would often be mispredicted.
    numbers[min(numberCount, count &- 1)] = Int32(truncatingIfNeeded: number)
    numberCount &+= before == 0 ? 1 : 0
    counts[number] = before + weight
  }

  /// Ends the field: of each n-gram the logarithm of its count times its weight, in all of length `weight`.
  func endField(_ weight: Float, _ weights: UnsafeBufferPointer<Float>) {
    for place in 0..<numberCount {
      let number = Int(numbers[place])
      values[place] = counts[number]
      weightsOfNumbers[place] = weights[number]
      counts[number] = 0
    }
    // In a row, so that several logarithms are taken at a time.
    for place in 0..<numberCount { values[place] = Logarithm.ofOnePlus(values[place]) * weightsOfNumbers[place] }
    var squares: Float = 0
    for place in 0..<numberCount { squares += values[place] * values[place] }
    let factor = squares > 0 ? weight / squares.squareRoot() : 0
    for place in 0..<numberCount {
      let number = Int(numbers[place])
      mark(number)
      sums[number] += values[place] * factor
    }
    numberCount = 0
  }

  @inline(__always)
  private func mark(_ number: Int) {
    let word = number &>> 6
    let bit = (1 as UInt64) &<< UInt64(truncatingIfNeeded: number)
    markCount &+= marks[word] & bit == 0 ? 1 : 0
    marks[word] |= bit
    markedWords[word &>> 6] |= 1 &<< UInt64(truncatingIfNeeded: word)
  }

  /// The sums in all of length 1, by number; none is left.
  func takeVector() -> FeatureVector {
    var vector = FeatureVector()
    var squares: Float = 0
    let found = markCount
    vector.numbers = Array(unsafeUninitializedCapacity: found) { numbers, count in
      takeMarks(numbers)
      count = found
    }
    vector.values = Array(unsafeUninitializedCapacity: found) { values, count in
      for (place, number) in vector.numbers.enumerated() {
        let value = sums[Int(number)]
        sums[Int(number)] = 0
        (values.baseAddress.unsafelyUnwrapped + place).initialize(to: value)
        squares += value * value
      }
      let factor = squares > 0 ? 1 / squares.squareRoot() : 0
      for place in 0..<found { values[place] *= factor }
      count = found
    }
    return vector
  }

  private func takeMarks(_ found: UnsafeMutableBufferPointer<Int32>) {
    var place = 0
    for outer in 0..<outerCount {
      while markedWords[outer] != 0 {
        let word = outer &<< 6 | markedWords[outer].trailingZeroBitCount
        markedWords[outer] &= markedWords[outer] &- 1
        while marks[word] != 0 {
          found[place] = Int32(truncatingIfNeeded: word &<< 6 | marks[word].trailingZeroBitCount)
          marks[word] &= marks[word] &- 1
          place &+= 1
        }
      }
    }
    markCount = 0
  }
}
