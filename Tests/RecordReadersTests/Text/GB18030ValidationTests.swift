import Testing

@testable import RecordReaders

/// glibc's iconv is the third opinion. It also refuses what the grammar allows but no character was assigned to, so it is
/// asked only about what the grammar refuses, and about texts that it encoded itself.
@Suite struct GB18030ValidationTests {
  private static let boundaries: [UInt8] = [
    0x00, 0x22, 0x2C, 0x2F, 0x30, 0x39, 0x3A, 0x3F, 0x40, 0x7E, 0x7F, 0x80, 0x81, 0xA1, 0xFE, 0xFF,
  ]

  @Test(arguments: 1...2) func sequencesOfBoundaryValues(length: Int) throws {
    var comparison = try Self.comparison()
    comparison.compareSequences(of: Self.boundaries, length: length, behind: placesWhereChunksMeet)
    comparison.expectAgreement(valid: 100, invalid: 30, opinions: 100)
  }

  @Test func sequencesOfThreeBytes() throws {
    var comparison = try Self.comparison()
    let some: [UInt8] = [0x2C, 0x2F, 0x30, 0x39, 0x3A, 0x40, 0x7E, 0x7F, 0x80, 0x81, 0xFE, 0xFF]
    comparison.compareSequences(of: some, length: 3, behind: placesWhereChunksMeet)
    comparison.expectAgreement(valid: 4000, invalid: 8000, opinions: 4000)
  }

  @Test func sequencesOfFourBytes() throws {
    var comparison = try Self.comparison()
    let few: [UInt8] = [0x2F, 0x30, 0x39, 0x3A, 0x40, 0x80, 0x81, 0xFE]
    comparison.compareSequences(of: few, length: 4, behind: placesWhereChunksMeet)
    comparison.expectAgreement(valid: 10_000, invalid: 20_000, opinions: 10_000)
  }

  @Test func aCharacterDoesNotGoOnBehindChunksOfASCII() throws {
    var comparison = try Self.comparison()
    for character in [[0xFE, 0xFE], [0x95, 0x32, 0x82, 0x36]] as [[UInt8]] {
      comparison.compareTornCharacters(character)
    }
    comparison.expectAgreement(valid: 0, invalid: 100)
    #expect(comparison.validCount == 0)
  }

  @Test func randomBytes() throws {
    var comparison = try Self.comparison()
    var random = SeededGenerator(seed: 0x18030)
    let characters = AdversarialBytes.longCharacters(.gb18030) + [[0x61], [0x30], [0x39], [0x7F], [0x2C]]
    for _ in 0..<6000 {
      comparison.compare(NastyText.make(characters, nasty: Self.boundaries + [0x81, 0x81, 0xFE, 0x30], &random))
    }
    comparison.expectAgreement(valid: 1500, invalid: 1000, opinions: 1500)
  }

  /// Rows of high bytes, in which only the number of bytes before one tells whether it is a lead.
  @Test func longRowsOfHighBytes() throws {
    var comparison = try Self.comparison()
    var random = SeededGenerator(seed: 0x18031)
    for length in 0...200 {
      for head in [0, 1, 2, 3] {
        let row = (0..<length).map { _ in [0x81, 0x9F, 0xB0, 0xFE][Int.random(in: 0..<4, using: &random)] as UInt8 }
        comparison.compare(Array(repeating: 0x61, count: head) + row)
        comparison.compare(Array(repeating: 0x61, count: head) + row + [0x30, 0x81, 0x30])
        comparison.compare(Array(repeating: 0x61, count: head) + row + [0x41])
      }
    }
    comparison.expectAgreement(valid: 1000, invalid: 700, opinions: 1000)
  }

  @Test(arguments: 0...16 as ClosedRange<UInt32>) func everyPlaneIsValid(plane: UInt32) throws {
    var comparison = try Self.comparison()
    var random = SeededGenerator(seed: UInt64(plane))
    for _ in 0..<20 { comparison.compare(try PlaneTexts.make(plane, &random).gb18030Bytes()) }
    comparison.expectAgreement(valid: 20, invalid: 0, opinions: 20)
    #expect(comparison.invalidCount == 0)
  }

  private static func comparison() throws -> ValidityComparison {
    let converter = try #require(CharacterConverter(from: .gb18030))
    return ValidityComparison(.gb18030) { bytes in
      // ASCII before the first character says nothing, and a conversion takes its time.
      let rest = Array(bytes.drop { $0 < 0x80 })
      var text: [UInt8] = []
      let outcome = rest.withUnsafeBufferPointer { converter.convert($0, into: &text) }
      // What iconv takes, the grammar must allow; what it refuses may be a character that is not assigned.
      return outcome == .converted(used: rest.count) ? true : nil
    }
  }
}
