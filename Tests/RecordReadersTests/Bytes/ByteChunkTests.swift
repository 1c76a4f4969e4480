import Testing

@testable import RecordReaders

/// Holds the processor's instructions, plain words and a loop together. Where no instructions are used, the first two
/// are the same.
@Suite struct ByteChunkTests {
  @Test func everyQuestionIsAnsweredAsALoopAnswersIt() throws {
    var random = SeededGenerator(seed: 0xB17E)
    let contents = Self.contents(&random)
    var disagreements: [String] = []
    for question in UInt8.min...UInt8.max {
      for content in contents + [Self.near(question, &random), Self.near(question, &random)] {
        let expected = Self.bits(content) { $0 == question }
        let expectedAtLeast = Self.bits(content) { $0 >= question }
        let (chunk, portable) = try Self.chunks(content)
        if chunk.equal(to: question) != expected { disagreements.append("\(question) in \(content)") }
        if portable.equal(to: question) != expected { disagreements.append("\(question) in \(content), portable") }
        if chunk.atLeast(question) != expectedAtLeast { disagreements.append("\(question)… in \(content)") }
        if portable.atLeast(question) != expectedAtLeast {
          disagreements.append("\(question)… in \(content), portable")
        }
      }
    }
    #expect(disagreements.shortest == nil)
  }

  @Test func bytesAboveASCIIAreFound() throws {
    var random = SeededGenerator(seed: 0xB17F)
    for content in Self.contents(&random) {
      let expected = Self.bits(content) { $0 >= 0x80 }
      let (chunk, portable) = try Self.chunks(content)
      #expect(chunk.notASCII == expected)
      #expect(portable.notASCII == expected)
    }
  }

  @Test func aChunkEndsWithItsBuffer() {
    // What stands around the buffer is no part of it.
    let start = 5
    for length in 1...130 {
      let surrounded = [UInt8](repeating: 0xFF, count: start + length + 70)
      surrounded.withUnsafeBufferPointer { all in
        let bytes = UnsafeBufferPointer(rebasing: all[start..<start + length])
        for index in 0..<length {
          let left = length - index
          let expected: UInt64 = left >= 64 ? ~0 : 1 << UInt64(left) - 1
          let chunk = bytes.chunk(at: index)
          if chunk.equal(to: 0xFF) != expected || chunk.equal(to: 0) != ~expected {
            Issue.record("byte \(index) of \(length)")
          }
        }
      }
    }
  }

  /// All byte values forwards and backwards, so that each stands beside a lower and a higher one, and random bytes.
  private static func contents(_ random: inout SeededGenerator) -> [[UInt8]] {
    let ordered = (0..<4).map { quarter in (0..<64).map { UInt8(quarter * 64 + $0) } }
    let mixed = (0..<8).map { _ in (0..<64).map { _ in UInt8.random(in: .min ... .max, using: &random) } }
    return ordered + ordered.map { $0.reversed() } + mixed
  }

  /// The bytes that a carry or a borrow between neighbours would give wrong.
  private static func near(_ question: UInt8, _ random: inout SeededGenerator) -> [UInt8] {
    let near = [question, question, question &- 1, question &+ 1, question ^ 0x80, 0, 1, 0x7F, 0x80, 0xFF]
    return (0..<64).map { _ in near[Int.random(in: 0..<near.count, using: &random)] }
  }

  private static func bits(_ content: [UInt8], where holds: (UInt8) -> Bool) -> UInt64 {
    var bits: UInt64 = 0
    for index in content.indices where holds(content[index]) { bits |= 1 << UInt64(index) }
    return bits
  }

  private static func chunks(_ content: [UInt8]) throws -> (ByteChunk, PortableByteChunk) {
    try content.withUnsafeBytes { bytes in
      let start = try #require(bytes.baseAddress)
      return (ByteChunk(start), PortableByteChunk(start))
    }
  }
}
