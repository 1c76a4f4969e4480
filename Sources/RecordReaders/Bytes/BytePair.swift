/// Two neighbouring bytes, looked for at 64 places at a time.
public struct BytePair: Sendable {
  fileprivate let pair: ByteChunk.Pair

  /// A first byte and the one behind it.
  public init(_ first: UInt8, _ second: UInt8) {
    pair = ByteChunk.Pair(first, second)
  }
}

extension CutRecord {
  /// Whether one of some pairs of bytes may stand in the fields from one to another, those between them included. Where not,
  /// it does not.
  ///
  /// Also true where a pair stands in the 64 bytes behind: the last places are not looked at one by one.
  public func mayHold(_ pairs: UnsafeBufferPointer<BytePair>, from first: Int, through last: Int) -> Bool {
    let end = range(ofField: last).upperBound
    var base = range(ofField: first).lowerBound
    while base + 1 < end {
      if bytes.chunk(at: base).hasAny(of: pairs, next: bytes.chunk(at: base + 1)) { return true }
      base += ByteChunk.length
    }
    return false
  }
}

extension ByteChunk {
  /// Whether any byte is the first of a pair and the one behind it the second.
  ///
  /// - Parameter next: the chunk that begins one byte later.
  @inline(__always)
  func hasAny(of pairs: UnsafeBufferPointer<BytePair>, next: ByteChunk) -> Bool {
    var found = PairMatches()
    for pair in pairs { found.add(self, next, pair.pair) }
    return found.areAny
  }
}
