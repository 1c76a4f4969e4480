/// Chooses a few pairs of bytes of which every one of some terms has at least one: a text without any of the pairs holds
/// none of the terms, and to look for a few pairs is cheap.
enum TermAnchors {
  /// What a pair costs by being looked for, counted in texts that hold it.
  private static let costOfPair = 30

  /// - Parameters:
  ///   - terms: bytes in the encoding of the texts.
  ///   - frequencies: in how many of some usual texts each pair stands: pairs that are rare pass more texts over.
  /// - Returns: nil where a term has fewer than two bytes, so that no pair tells of it.
  static func choose(for terms: [[UInt8]], _ frequencies: PairFrequencies) -> [(UInt8, UInt8)]? {
    var left = terms.map(pairs)
    guard left.allSatisfy({ !$0.isEmpty }) else { return nil }
    var chosen: [UInt16] = []
    while !left.isEmpty {
      var covered: [UInt16: Int] = [:]
      for pair in left.joined() { covered[pair, default: 0] += 1 }
      let best = covered.min { isBetter($0, $1, frequencies) }
      guard let best else { return nil }
      chosen.append(best.key)
      left.removeAll { $0.contains(best.key) }
    }
    return chosen.map { (UInt8($0 >> 8), UInt8($0 & 0xFF)) }
  }

  /// Fewer texts a term are better; of equals, the smaller bytes, so that the choice is always the same.
  private static func isBetter(
    _ one: (key: UInt16, value: Int), _ other: (key: UInt16, value: Int), _ frequencies: PairFrequencies
  ) -> Bool {
    let cost = (frequencies.counts[Int(one.key)] + costOfPair) * other.value
    let otherCost = (frequencies.counts[Int(other.key)] + costOfPair) * one.value
    return (cost, one.key) < (otherCost, other.key)
  }

  fileprivate static func pairs(of bytes: [UInt8]) -> Set<UInt16> {
    Set(zip(bytes, bytes.dropFirst()).map { UInt16($0) << 8 | UInt16($1) })
  }
}

/// In how many of some texts each pair of neighbouring bytes stands.
struct PairFrequencies: Sendable {
  /// By the first byte, then by the second.
  fileprivate var counts = [Int](repeating: 0, count: 1 << 16)

  init(_ texts: [[UInt8]]) {
    for text in texts {
      for pair in TermAnchors.pairs(of: text) { counts[Int(pair)] += 1 }
    }
  }
}
