import Testing

@testable import RecordReaders

/// A pair is seen wherever it stands in the fields that are asked, and bytes without it are passed over.
@Suite struct BytePairTests {
  private let pair: (UInt8, UInt8) = (0x8C, 0xBB)

  @Test func aPairIsSeenAtEveryPlaceOfTheFields() {
    for length in 2...140 {
      for place in 0...length - 2 {
        var field = [UInt8](repeating: 0x61, count: length)
        field[place] = pair.0
        field[place + 1] = pair.1
        if !mayHold([field]) { Issue.record("place \(place) of \(length)") }
      }
    }
  }

  @Test func halfAPairIsNone() {
    for length in 1...140 {
      for place in 0..<length {
        var field = [UInt8](repeating: 0x61, count: length)
        field[place] = place % 2 == 0 ? pair.0 : pair.1
        if mayHold([field]) { Issue.record("place \(place) of \(length)") }
      }
    }
    #expect(!mayHold([[pair.1, pair.0]]))
    #expect(!mayHold([[]]))
  }

  @Test func onlyTheFieldsThatAreAskedCount() {
    let far = [UInt8](repeating: 0x61, count: 100)
    let holding = [pair.0, pair.1]
    #expect(!mayHold([holding, far, far, holding], 1, 1))
    #expect(mayHold([far, holding, far], 0, 2))
    #expect(mayHold([far, holding, far], 1, 1))
  }

  @Test func everyOneOfSeveralPairsIsSeen() {
    let pairs = [BytePair(1, 2), BytePair(3, 4), BytePair(5, 6)]
    for content in [[1, 2], [9, 3, 4], [5, 6, 9]] as [[UInt8]] { #expect(mayHold([content], pairs: pairs)) }
    #expect(!mayHold([[1, 4, 3, 6, 5, 2]], pairs: pairs))
    #expect(!mayHold([[1, 2]], pairs: []))
  }

  /// The processor's instructions and plain words say the same.
  @Test func bothKindsOfChunksAgree() throws {
    var random = SeededGenerator(seed: 0xB180)
    for _ in 0..<5000 {
      let bytes = (0..<65).map { _ in UInt8.random(in: 0...9, using: &random) }
      let pair = (UInt8.random(in: 0...9, using: &random), UInt8.random(in: 0...9, using: &random))
      let expected = (0..<64).contains { (bytes[$0], bytes[$0 + 1]) == pair }
      try bytes.withUnsafeBytes { bytes in
        let start = try #require(bytes.baseAddress)
        var matches = ByteChunk.PairMatches()
        matches.add(ByteChunk(start), ByteChunk(start + 1), ByteChunk.Pair(pair.0, pair.1))
        var portable = PortableByteChunk.PairMatches()
        portable.add(
          PortableByteChunk(start), PortableByteChunk(start + 1), PortableByteChunk.Pair(pair.0, pair.1))
        #expect(matches.areAny == expected)
        #expect(portable.areAny == expected)
      }
    }
  }

  /// Asks a record of these fields.
  private func mayHold(
    _ fields: [[UInt8]], _ first: Int = 0, _ last: Int? = nil, pairs: [BytePair]? = nil
  ) -> Bool {
    var batch = RecordBatch(encoding: .utf8)
    for field in fields { field.withUnsafeBufferPointer { batch.appendField($0) } }
    batch.endRecord()
    return (pairs ?? [BytePair(pair.0, pair.1)]).withUnsafeBufferPointer { pairs in
      batch.withView { view in
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: fields.count) { ends in
          view.cut(0, fields.count, ends).mayHold(pairs, from: first, through: last ?? fields.count - 1)
        }
      }
    }
  }
}
