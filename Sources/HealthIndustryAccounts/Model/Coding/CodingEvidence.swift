/// The n-grams that spoke most for a decision and against it, the strongest first.
struct CodingEvidence: Sendable {
  /// What was decided.
  enum Decision: Sendable {
    /// That the unit belongs to the health industry.
    case health
    /// That it is of a division of the industries; its index among them.
    case industry(division: Int)
  }

  /// Without the signs of a phrase's ends.
  var supporting: [NGram] = []
  var opposing: [NGram] = []

  /// What of all that spoke is evidence. From the coder's definition.
  struct Limits: Sendable, Equatable {
    /// N-grams on either side.
    var terms: Int
    /// Part of what the strongest of its side said, below which none is named.
    var least: Float

    static let termCounts = 1...20
    static let percents = 0...100

    /// False of what no definition can say.
    var isWithinBounds: Bool { Self.termCounts.contains(terms) && least >= 0 && least <= 1 }
  }

  /// - Parameters:
  ///   - contributions: what each feature added.
  ///   - strongest: the largest of them, and the smallest.
  ///   - gram: the n-gram of a place among them, without the signs of a phrase's ends.
  @inline(__always)
  init(
    _ contributions: UnsafeMutableBufferPointer<Float>, strongest: (supporting: Float, opposing: Float),
    _ limits: Limits,
    _ gram: (Int) -> NGram
  ) {
    withUnsafeTemporaryAllocation(of: Spoken.self, capacity: contributions.count + 1) { spoken in
      @inline(__always)
      func terms(_ strongest: Float, sign: Float, toldAlready: [NGram]) -> [NGram] {
        guard strongest > 0 else { return [] }
        let count = Self.speakers(contributions, strongest * limits.least, sign: sign, spoken)
        return Self.terms(
          UnsafeMutableBufferPointer(rebasing: spoken[..<count]), limits.terms, toldAlready: toldAlready, gram)
      }
      // The stronger side first: with and without a phrase's ends a word can speak for both, and is told of once.
      if strongest.supporting >= -strongest.opposing {
        supporting = terms(strongest.supporting, sign: 1, toldAlready: [])
        opposing = terms(-strongest.opposing, sign: -1, toldAlready: supporting)
      } else {
        opposing = terms(-strongest.opposing, sign: -1, toldAlready: [])
        supporting = terms(strongest.supporting, sign: 1, toldAlready: opposing)
      }
    }
  }

  /// How strongly the n-gram of a place spoke, as one number that sorts: the larger value, then the longer n-gram,
  /// then the one that comes first.
  private struct Spoken {
    private(set) var rank: UInt64
    var place: Int { Int(Self.places &- (rank & Self.places)) }

    private static let placeBits: UInt64 = 28
    private static let places: UInt64 = (1 << placeBits) - 1

    init(rank: UInt64) { self.rank = rank }

    /// - Parameter value: above 0, so that its bits rise with it.
    @inline(__always)
    init(_ value: Float, _ place: Int) {
      rank = UInt64(value.bitPattern) &<< 32 | (Self.places &- UInt64(truncatingIfNeeded: place))
    }

    @inline(__always)
    mutating func add(length: Int) { rank |= UInt64(truncatingIfNeeded: length) &<< Self.placeBits }
  }

  /// Gathers the places that spoke at least so strongly on a side.
  @inline(__always)
  private static func speakers(
    _ contributions: UnsafeMutableBufferPointer<Float>, _ least: Float, sign: Float,
    _ spoken: UnsafeMutableBufferPointer<Spoken>
  ) -> Int {
    var count = 0
    for place in contributions.indices {
      let value = contributions[place] * sign
      // Written whether it is strong or not: a branch would often be mispredicted. Bits of numbers above 0 sort as
      // they do.
      spoken[count] = Spoken(value, place)
      let (bits, leastBits) = (Int64(Int32(bitPattern: value.bitPattern)), Int64(Int32(bitPattern: least.bitPattern)))
      count &+= 1 &+ Int(truncatingIfNeeded: (bits &- leastBits) &>> 63)
    }
    return count
  }

  /// The n-grams of the strongest, in order; a piece of one that is there already, on either side, says nothing more.
  @inline(__always)
  private static func terms(
    _ spoken: UnsafeMutableBufferPointer<Spoken>, _ limit: Int, toldAlready: [NGram], _ gram: (Int) -> NGram
  ) -> [NGram] {
    var terms: [NGram] = []
    terms.reserveCapacity(limit)
    // Pieces of a word that never stand without it are as strong: the word is told of.
    for index in spoken.indices { spoken[index].add(length: gram(spoken[index].place).count) }
    var last = UInt64.max
    while terms.count < limit {
      // Few are looked at, so the strongest of the rest is sought rather than all sorted.
      var best: UInt64 = 0
      for index in spoken.indices {
        let rank = spoken[index].rank
        best = max(best, rank < last ? rank : 0)
      }
      guard best > 0 else { break }
      last = best
      let term = gram(Spoken(rank: best).place)
      let isPiece: (NGram) -> Bool = { $0.contains(term) || term.contains($0) }
      guard !terms.contains(where: isPiece), !toldAlready.contains(where: isPiece) else { continue }
      terms.append(term)
    }
    return terms
  }
}
