/// The n-grams that a coder knows, numbered, each with its weight. Grain: one entry an n-gram.
///
/// They are looked up length by length: where a shorter n-gram is not known, no longer one that begins with it is
/// asked for. The table is small, for every text asks it a hundred times: a look-up that has to fetch from beyond a
/// core's own cache takes longer than everything else that is done with an n-gram.
struct FeatureDictionary: Sendable {
  /// In any order; the most frequent first are looked up fastest.
  let grams: [NGram]
  /// Inverse document frequency.
  let weights: [Float]
  /// The known n-grams, and behind them beginnings of known ones that are not known themselves.
  private let branches: [NGram]
  /// One a character: the branch of it alone, or −1.
  private let roots: [Int32]
  private let slots: Slots
  /// Characters of the longest n-gram.
  private let longest: Int

  init(_ grams: [NGram], weights: [Float]) {
    self.grams = grams
    self.weights = weights
    longest = grams.lazy.map(\.count).max() ?? 0
    // As many as the n-grams have beginnings, were they all different.
    var (branches, slots) = (grams, Slots(forCount: grams.reduce(0) { $0 + $1.count }))
    var roots = [Int32](repeating: -1, count: 1 << 16)
    for (number, gram) in grams.enumerated() { slots.insert(gram, number, branches) }
    for gram in grams {
      var shorter = gram.shortened
      while shorter != .empty, slots.branch(of: shorter, branches) < 0 {
        branches.append(shorter)
        slots.insert(shorter, branches.count - 1, branches)
        shorter = shorter.shortened
      }
    }
    for (branch, gram) in branches.enumerated() where gram.count == 1 { roots[Int(gram.last)] = Int32(branch) }
    self.branches = branches
    self.roots = roots
    self.slots = slots
  }

  var count: Int { grams.count }

  /// Calls `body` with the number of every known n-gram of a phrase, but begin and end alone.
  @inline(__always)
  func forEachKnown(in phrase: UnsafeBufferPointer<UInt16>, _ body: (Int) -> Void) {
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: phrase.count &* longest &+ 1) { known in
      let count = find(phrase, known)
      for index in 0..<count { body(Int(known[index])) }
    }
  }

  /// Finds the known n-grams of a phrase and says how many they are. Written once, not where it is asked: a core's
  /// memory for instructions is small.
  ///
  /// First all n-grams of two characters, then those of three that begin with a known one, and so on: one look-up does
  /// not wait for another then.
  @inline(never)
  private func find(_ phrase: UnsafeBufferPointer<UInt16>, _ known: UnsafeMutableBufferPointer<Int32>) -> Int {
    withUnsafeTemporaryAllocation(of: Open.self, capacity: phrase.count) { open in
      branches.withUnsafeBufferPointer { branches in
        slots.withLookUp(branches) { lookUp in
          var (openCount, knownCount) = firstBranches(of: phrase, open, known)
          var length = 1
          while length < longest, openCount > 0 {
            var longerCount = 0
            for index in 0..<openCount {
              let (start, gram) = (open[index].start, open[index].gram)
              let place = Int(start) &+ length
              if place >= phrase.count { continue }
              let longer = gram.appending(phrase[place])
              let branch = Int32(truncatingIfNeeded: lookUp.branch(of: longer))
              // Written whether it is known or not: a branch of the program would often be mispredicted.
              open[longerCount] = Open(gram: longer, start: start)
              longerCount &+= branch >= 0 ? 1 : 0
              known[knownCount] = branch
              knownCount &+= branch >= 0 && branch < count ? 1 : 0
            }
            openCount = longerCount
            length += 1
          }
          return knownCount
        }
      }
    }
  }

  /// An n-gram that is to become longer.
  private struct Open {
    let gram: NGram
    let start: Int32
  }

  @inline(__always)
  private func firstBranches(
    of phrase: UnsafeBufferPointer<UInt16>, _ open: UnsafeMutableBufferPointer<Open>,
    _ known: UnsafeMutableBufferPointer<Int32>
  ) -> (openCount: Int, knownCount: Int) {
    roots.withUnsafeBufferPointer { roots in
      var (openCount, knownCount) = (0, 0)
      for start in 0..<max(phrase.count &- 1, 0) {
        let branch = roots[Int(phrase[start])]
        open[openCount] = Open(gram: NGram(bits: UInt64(phrase[start])), start: Int32(truncatingIfNeeded: start))
        openCount &+= branch >= 0 ? 1 : 0
        known[knownCount] = branch
        knownCount &+= start > 0 && branch >= 0 && branch < count ? 1 : 0
      }
      return (openCount, knownCount)
    }
  }
}

/// Where branches are found by their n-gram: open addressing, never full. A slot holds the number of a branch and
/// some bits of what its n-gram comes to when mixed, so that the n-grams themselves are seldom read in vain.
private struct Slots: Sendable {
  /// 0 where the slot is free; otherwise bits of the mix, and in the low bits the branch and 1.
  private var slots: [UInt32]
  private let shift: UInt64
  private let branches: UInt32

  init(forCount count: Int) {
    var bits: UInt64 = 4
    while 1 << bits <= count { bits += 1 }
    slots = [UInt32](repeating: 0, count: 1 << Int(bits))
    shift = 64 - bits
    branches = 1 << UInt32(bits) - 1
  }

  /// Enters a branch, unless its n-gram has one.
  mutating func insert(_ gram: NGram, _ branch: Int, _ branches: [NGram]) {
    guard self.branch(of: gram, branches) < 0 else { return }
    let mixed = Self.mixed(gram)
    var slot = Int(mixed >> shift)
    while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = UInt32(truncatingIfNeeded: mixed) & ~self.branches | UInt32(branch + 1)
  }

  func branch(of gram: NGram, _ branches: [NGram]) -> Int {
    branches.withUnsafeBufferPointer { withLookUp($0) { $0.branch(of: gram) } }
  }

  @inline(__always)
  func withLookUp<Result>(_ grams: UnsafeBufferPointer<NGram>, _ body: (LookUp) -> Result) -> Result {
    slots.withUnsafeBufferPointer { body(LookUp(slots: $0, grams: grams, shift: shift, branches: branches)) }
  }

  struct LookUp {
    let slots: UnsafeBufferPointer<UInt32>
    let grams: UnsafeBufferPointer<NGram>
    let shift: UInt64
    let branches: UInt32

    /// −1 where there is none.
    @inline(__always)
    func branch(of gram: NGram) -> Int {
      let mixed = Slots.mixed(gram)
      var slot = Int(truncatingIfNeeded: mixed &>> shift)
      var found = slots[slot]
      while found != 0 {
        if (found ^ UInt32(truncatingIfNeeded: mixed)) & ~branches == 0 {
          let branch = Int(found & branches) &- 1
          if grams[branch] == gram { return branch }
        }
        slot = (slot &+ 1) & (slots.count &- 1)
        found = slots[slot]
      }
      return -1
    }
  }

  @inline(__always)
  private static func mixed(_ gram: NGram) -> UInt64 {
    let product = gram.bits &* 0x9E37_79B9_7F4A_7C15
    return (product ^ (product &>> 32)) &* 0x9E37_79B9_7F4A_7C15
  }
}
