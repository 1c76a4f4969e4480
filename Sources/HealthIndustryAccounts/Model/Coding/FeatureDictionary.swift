/// The n-grams that a coder knows, numbered, each with its weight. Grain: one entry an n-gram.
///
/// They are looked up as branches of a tree, character by character: where a shorter n-gram is not known, no longer one
/// that begins with it is asked for.
struct FeatureDictionary: Sendable {
  /// In any order; the most frequent first are looked up fastest.
  let grams: [NGram]
  /// Inverse document frequency.
  let weights: [Float]
  /// One a character: the branch that begins with it, or −1.
  private let roots: [Int32]
  /// Branches behind branches: the one before, the character and the one behind in one number; 0 where the slot is free.
  /// Open addressing, at most a quarter full. Branches from ``count`` on are beginnings of known n-grams, but not known.
  private let slots: [UInt64]
  private let shift: UInt64
  /// Characters of the longest n-gram.
  private let longest: Int

  init(_ grams: [NGram], weights: [Float]) {
    self.grams = grams
    self.weights = weights
    longest = grams.lazy.map(\.count).max() ?? 0
    var branches: [NGram: Int] = Dictionary(
      grams.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    for gram in grams {
      var shorter = gram.shortened
      while shorter != .empty, branches[shorter] == nil {
        branches[shorter] = branches.count
        shorter = shorter.shortened
      }
    }
    var roots = [Int32](repeating: -1, count: 1 << 16)
    var bits: UInt64 = 4
    while 1 << bits < branches.count * 4 { bits += 1 }
    var slots = [UInt64](repeating: 0, count: 1 << Int(bits))
    // In a fixed order, so that the same n-grams are looked up in the same time.
    for (gram, branch) in branches.sorted(by: { $0.value < $1.value }) {
      guard let parent = branches[gram.shortened] else {
        roots[Int(gram.last)] = Int32(branch)
        continue
      }
      let key = Self.key(parent, gram.last)
      var slot = Self.slot(of: key, 64 - bits)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = (key << Self.branchBits) | UInt64(branch)
    }
    self.roots = roots
    self.slots = slots
    shift = 64 - bits
  }

  var count: Int { grams.count }

  /// Calls `body` with the number of every known n-gram of a phrase, but begin and end alone.
  ///
  /// First all n-grams of two characters, then those of three that begin with a known one, and so on: one look-up does not
  /// wait for another then, and most of them wait for memory.
  @inline(__always)
  func forEachKnown(in phrase: UnsafeBufferPointer<UInt16>, _ body: (Int) -> Void) {
    withUnsafeTemporaryAllocation(of: Branch.self, capacity: phrase.count) { open in
      roots.withUnsafeBufferPointer { roots in
        slots.withUnsafeBufferPointer { slots in
          var openCount = firstBranches(of: phrase, roots, open, body)
          var length = 1
          while length < longest, openCount > 0 {
            var longerCount = 0
            for index in 0..<openCount {
              let (start, before) = (open[index].start, open[index].branch)
              let place = Int(start) &+ length
              if place >= phrase.count { continue }
              let branch = longer(Int(before), phrase[place], slots)
              // Written whether it is known or not: a branch of the program would often be mispredicted.
              open[longerCount] = Branch(start: start, branch: Int32(truncatingIfNeeded: branch))
              longerCount &+= branch >= 0 ? 1 : 0
            }
            for index in 0..<longerCount where open[index].branch < count { body(Int(open[index].branch)) }
            openCount = longerCount
            length += 1
          }
        }
      }
    }
  }

  /// An n-gram that is to become longer.
  private struct Branch {
    let start: Int32
    let branch: Int32
  }

  @inline(__always)
  private func firstBranches(
    of phrase: UnsafeBufferPointer<UInt16>, _ roots: UnsafeBufferPointer<Int32>,
    _ open: UnsafeMutableBufferPointer<Branch>, _ body: (Int) -> Void
  ) -> Int {
    var openCount = 0
    for start in 0..<max(phrase.count &- 1, 0) {
      let branch = roots[Int(phrase[start])]
      open[openCount] = Branch(start: Int32(truncatingIfNeeded: start), branch: branch)
      openCount &+= branch >= 0 ? 1 : 0
      if start > 0, branch >= 0, branch < count { body(Int(branch)) }
    }
    return openCount
  }

  /// The branch behind another; −1 where there is none.
  @inline(__always)
  private func longer(_ branch: Int, _ character: UInt16, _ slots: UnsafeBufferPointer<UInt64>) -> Int {
    let key = Self.key(branch, character)
    var slot = Self.slot(of: key, shift)
    var found = slots[slot]
    while found != 0, found &>> Self.branchBits != key {
      slot = (slot &+ 1) & (slots.count &- 1)
      found = slots[slot]
    }
    return found == 0 ? -1 : Int(truncatingIfNeeded: found & ((1 &<< Self.branchBits) &- 1))
  }

  private static let branchBits: UInt64 = 24

  @inline(__always)
  private static func key(_ branch: Int, _ character: UInt16) -> UInt64 {
    UInt64(truncatingIfNeeded: branch) &<< 16 | UInt64(character)
  }

  @inline(__always)
  private static func slot(of key: UInt64, _ shift: UInt64) -> Int {
    let product = key &* 0x9E37_79B9_7F4A_7C15
    let mixed = (product ^ (product &>> 32)) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: mixed &>> shift)
  }
}
