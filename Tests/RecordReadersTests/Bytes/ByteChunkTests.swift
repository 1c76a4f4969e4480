import Testing

@testable import RecordReaders

/// The questions that both kinds of chunks answer.
private protocol AskedChunk {
  var notASCII: UInt64 { get }
  func equal(to byte: UInt8) -> UInt64
  func equal(to first: UInt8, or second: UInt8) -> UInt64
  func atLeast(_ byte: UInt8) -> UInt64
  func contains(_ byte: UInt8) -> Bool
  func contains(atLeast byte: UInt8) -> Bool
}

extension PortableByteChunk: AskedChunk {}
#if arch(x86_64)
  extension ByteChunk: AskedChunk {}
#endif

/// Holds the processor's instructions, plain words and a loop together. Where no instructions are used, the first two
/// are the same.
@Suite struct ByteChunkTests {
  private struct Answers: Equatable {
    let equal: UInt64
    let equalToEither: UInt64
    let atLeast: UInt64
    let contains: Bool
    let containsAtLeast: Bool

    init(_ chunk: some AskedChunk, _ question: UInt8, _ other: UInt8) {
      equal = chunk.equal(to: question)
      equalToEither = chunk.equal(to: question, or: other)
      atLeast = chunk.atLeast(question)
      contains = chunk.contains(question)
      containsAtLeast = chunk.contains(atLeast: question)
    }

    init(_ content: [UInt8], _ question: UInt8, _ other: UInt8) {
      equal = bits(content) { $0 == question }
      equalToEither = bits(content) { $0 == question || $0 == other }
      atLeast = bits(content) { $0 >= question }
      contains = equal != 0
      containsAtLeast = atLeast != 0
    }
  }

  @Test func everyQuestionIsAnsweredAsALoopAnswersIt() throws {
    var random = SeededGenerator(seed: 0xB17E)
    let contents = Self.contents(&random)
    var disagreements: [String] = []
    for question in UInt8.min...UInt8.max {
      let near = [Self.near(question, &random), Self.near(question, &random), Self.single(question, &random)]
      for content in contents + near {
        let other = UInt8.random(in: .min ... .max, using: &random)
        let expected = Answers(content, question, other)
        let (chunk, portable) = try Self.chunks(content)
        for found in [Answers(chunk, question, other), Answers(portable, question, other)] where found != expected {
          disagreements.append("\(question), \(other) in \(content): \(found) instead of \(expected)")
        }
      }
    }
    #expect(disagreements.shortest == nil)
  }

  @Test func oneByteIsFoundAtEveryPlace() throws {
    for place in 0..<64 {
      for byte in [0x01, 0x22, 0x7F, 0x80, 0xFF] as [UInt8] {
        var content = Array(repeating: byte - 1, count: 64)
        content[place] = byte
        let expected = Answers(content, byte, byte)
        #expect(expected.equal == 1 << UInt64(place))
        let (chunk, portable) = try Self.chunks(content)
        #expect(Answers(chunk, byte, byte) == expected)
        #expect(Answers(portable, byte, byte) == expected)
      }
    }
  }

  @Test func bytesAboveASCIIAreFound() throws {
    var random = SeededGenerator(seed: 0xB17F)
    for content in Self.contents(&random) {
      let expected = bits(content) { $0 >= 0x80 }
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

  /// The byte once, or not at all, among lower ones.
  private static func single(_ question: UInt8, _ random: inout SeededGenerator) -> [UInt8] {
    var content = (0..<64).map { _ in UInt8.random(in: 0...max(question, 1) - 1, using: &random) }
    if Bool.random(using: &random) { content[Int.random(in: 0..<64, using: &random)] = question }
    return content
  }

  private static func chunks(_ content: [UInt8]) throws -> (ByteChunk, PortableByteChunk) {
    try content.withUnsafeBytes { bytes in
      let start = try #require(bytes.baseAddress)
      return (ByteChunk(start), PortableByteChunk(start))
    }
  }
}

private func bits(_ content: [UInt8], where holds: (UInt8) -> Bool) -> UInt64 {
  var bits: UInt64 = 0
  for index in content.indices where holds(content[index]) { bits |= 1 << UInt64(index) }
  return bits
}
