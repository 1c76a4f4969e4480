/// What the n-grams of a text count, while it is read: the numbers of one field, and the sums over the fields.
///
/// A number of the dictionary gets a place when it first comes, and all that is counted of it stands at that place:
/// the few numbers of a text then fill little memory, side by side, and only their places are looked up by number. The
/// memory is its own, so that nothing is asked at each of some hundred n-grams a text.
final class FeatureCounts {
  /// One a number of the dictionary: its place, or 0. No number has the place 0.
  private let places: UnsafeMutablePointer<Int32>
  private var placeCount = 0
  /// One a place.
  private let numbers: UnsafeMutablePointer<Int32>
  /// One a place: what the phrases of the field being read count for it.
  private let counts: UnsafeMutablePointer<Float>
  /// One a place: the weight of its number, of places that a field has ended for.
  private let weights: UnsafeMutablePointer<Float>
  private var weightCount = 0
  /// One a place, while the field ends.
  private let values: UnsafeMutablePointer<Float>
  /// One a place: the sum over the fields.
  private let sums: UnsafeMutablePointer<Float>

  init(_ count: Int) {
    places = Self.zeros(0, count)
    numbers = Self.zeros(0, count + 2)
    counts = Self.zeros(0, count + 2)
    weights = Self.zeros(0, count + 2)
    values = Self.zeros(0, count + 2)
    sums = Self.zeros(0, count + 2)
  }

  private static func zeros<Number>(_ zero: Number, _ count: Int) -> UnsafeMutablePointer<Number> {
    let numbers = UnsafeMutablePointer<Number>.allocate(capacity: max(count, 1))
    numbers.initialize(repeating: zero, count: max(count, 1))
    return numbers
  }

  deinit {
    places.deallocate()
    numbers.deallocate()
    counts.deallocate()
    weights.deallocate()
    values.deallocate()
    sums.deallocate()
  }

  /// Counts an n-gram of the field.
  @inline(__always)
  func add(_ weight: Float, to number: Int) {
    let known = places[number]
    // Written whether it is new or not: a branch would often be mispredicted.
    let next = Int32(truncatingIfNeeded: placeCount &+ 1)
    let place = Int(known == 0 ? next : known)
    placeCount &+= known == 0 ? 1 : 0
    places[number] = Int32(truncatingIfNeeded: place)
    numbers[place] = Int32(truncatingIfNeeded: number)
    counts[place] += weight
  }

  /// Ends the field: of each n-gram the logarithm of its count times its weight, in all of length `weight`.
  func endField(_ weight: Float, _ weights: UnsafeBufferPointer<Float>) {
    while weightCount < placeCount {
      weightCount &+= 1
      self.weights[weightCount] = weights[Int(numbers[weightCount])]
    }
    // Held here, so that the processor's vectors are used: nothing that is written can change where they are.
    let (counts, weights, values, sums) = (counts, self.weights, values, sums)
    let end = placeCount + 1
    // What the field does not have comes to nothing.
    for place in 1..<end { values[place] = Logarithm.ofOnePlus(counts[place]) * weights[place] }
    let squares = Self.squares(UnsafeBufferPointer(start: values + 1, count: placeCount))
    let factor = squares > 0 ? weight / squares.squareRoot() : 0
    for place in 1..<end { sums[place] += values[place] * factor }
    for place in 1..<end { counts[place] = 0 }
  }

  /// The sum of the squares, four at a time in a fixed order.
  @inline(__always)
  private static func squares(_ values: UnsafeBufferPointer<Float>) -> Float {
    var sums = SIMD4<Float>()
    let inFours = values.count & ~3
    for place in stride(from: 0, to: inFours, by: 4) {
      let four = SIMD4(values[place], values[place + 1], values[place + 2], values[place + 3])
      sums += four * four
    }
    for place in inFours..<values.count { sums[place - inFours] += values[place] * values[place] }
    return (sums[0] + sums[1]) + (sums[2] + sums[3])
  }

  /// The sums in all of length 1, in the order in which their numbers first came; none is left.
  func takeVector() -> FeatureVector {
    var vector = FeatureVector()
    let found = placeCount
    let squares = Self.squares(UnsafeBufferPointer(start: sums + 1, count: found))
    let factor = squares > 0 ? 1 / squares.squareRoot() : 0
    vector.values = Array(unsafeUninitializedCapacity: found + 1) { values, count in
      for index in 0..<found { values.initializeElement(at: index, to: sums[index &+ 1] * factor) }
      count = found
    }
    vector.numbers = Array(unsafeUninitializedCapacity: found + 1) { numbers, count in
      for index in 0..<found { numbers.initializeElement(at: index, to: self.numbers[index &+ 1]) }
      count = found
    }
    for place in 1..<found + 1 {
      places[Int(numbers[place])] = 0
      sums[place] = 0
    }
    (placeCount, weightCount) = (0, 0)
    return vector
  }
}
