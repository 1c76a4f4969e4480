/// The n-grams that a coder knows, numbered, each with its weight. Grain: one entry an n-gram.
struct FeatureDictionary: Sendable {
  /// In ascending order.
  let grams: [NGram]
  /// Inverse document frequency.
  let weights: [Float]
  /// Number of the n-gram; −1 where the slot is free. Open addressing, at most half full.
  private let slots: [Int32]
  private let mask: Int

  init(_ grams: [NGram], weights: [Float]) {
    self.grams = grams
    self.weights = weights
    var size = 16
    while size < grams.count * 2 { size *= 2 }
    mask = size - 1
    var slots = [Int32](repeating: -1, count: size)
    for (number, gram) in grams.enumerated() {
      var slot = Self.hash(gram) & (size - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (size - 1) }
      slots[slot] = Int32(number)
    }
    self.slots = slots
  }

  var count: Int { grams.count }

  /// The number of an n-gram; nil where the coder does not know it.
  @inline(__always)
  func number(of gram: NGram) -> Int? {
    var slot = Self.hash(gram) & mask
    while slots[slot] >= 0 {
      if grams[Int(slots[slot])] == gram { return Int(slots[slot]) }
      slot = (slot + 1) & mask
    }
    return nil
  }

  @inline(__always)
  private static func hash(_ gram: NGram) -> Int {
    let product = gram.bits &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: (product ^ product >> 29) >> 20)
  }
}
