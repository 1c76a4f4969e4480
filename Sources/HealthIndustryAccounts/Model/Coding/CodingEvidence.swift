/// The n-grams that spoke most for a decision and against it, the strongest first. One that spoke less than a tenth as
/// strongly as the strongest on its side is no evidence.
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

  private static let least: Float = 0.1

  /// - Parameters:
  ///   - contributions: what each feature added.
  ///   - strongest: the largest of them, and the smallest.
  ///   - limit: how many n-grams on either side.
  ///   - gram: the n-gram of a place among them, without the signs of a phrase's ends.
  @inline(__always)
  init(
    _ contributions: UnsafeMutableBufferPointer<Float>, strongest: (supporting: Float, opposing: Float), limit: Int,
    _ gram: (Int) -> NGram
  ) {
    withUnsafeTemporaryAllocation(of: Spoken.self, capacity: contributions.count) { spoken in
      if strongest.supporting > 0 {
        let least = strongest.supporting * Self.least
        var count = 0
        for place in contributions.indices {
          spoken[count] = Spoken(value: contributions[place], place: place)
          count &+= contributions[place] >= least ? 1 : 0
        }
        supporting = Self.terms(UnsafeMutableBufferPointer(rebasing: spoken[..<count]), limit, gram)
      }
      if strongest.opposing < 0 {
        let least = strongest.opposing * Self.least
        var count = 0
        for place in contributions.indices {
          spoken[count] = Spoken(value: -contributions[place], place: place)
          count &+= contributions[place] <= least ? 1 : 0
        }
        opposing = Self.terms(UnsafeMutableBufferPointer(rebasing: spoken[..<count]), limit, gram)
      }
    }
  }

  private struct Spoken {
    var value: Float
    var place: Int
  }

  /// The n-grams of the strongest, in order; a piece of one that is there already says nothing more.
  @inline(__always)
  private static func terms(_ spoken: UnsafeMutableBufferPointer<Spoken>, _ limit: Int, _ gram: (Int) -> NGram)
    -> [NGram]
  {
    var terms: [NGram] = []
    for next in spoken.indices where terms.count < limit {
      // Few are looked at, so the strongest of the rest is sought rather than all sorted.
      var best = next
      for other in next..<spoken.count where spoken[other].value >= spoken[best].value {
        // Pieces of a word that never stand without it are as strong: the word is told of.
        if spoken[other].value > spoken[best].value
          || gram(spoken[other].place).isLonger(than: gram(spoken[best].place))
        {
          best = other
        }
      }
      let term = gram(spoken[best].place)
      spoken[best] = spoken[next]
      guard !terms.contains(where: { $0.contains(term) || term.contains($0) }) else { continue }
      terms.append(term)
    }
    return terms
  }
}
