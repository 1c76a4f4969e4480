import Testing

@testable import RecordReaders

/// The standard library is the third opinion.
@Suite struct UTF8ValidationTests {
  private static let boundaries: [UInt8] = [
    0x00, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC, 0xED, 0xEE, 0xEF, 0xF0,
    0xF1, 0xF3, 0xF4, 0xF5, 0xFF,
  ]

  @Test(arguments: 1...2) func sequencesOfBoundaryValues(length: Int) {
    var comparison = Self.comparison()
    comparison.compareSequences(of: Self.boundaries, length: length, behind: placesWhereChunksMeet)
    comparison.expectAgreement(valid: 20, invalid: 200)
  }

  @Test func sequencesOfThreeBytes() {
    var comparison = Self.comparison()
    let some: [UInt8] = [0x7F, 0x80, 0x9F, 0xA0, 0xBF, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xED, 0xEE, 0xF0, 0xFF]
    comparison.compareSequences(of: some, length: 3, behind: placesWhereChunksMeet)
    comparison.expectAgreement(valid: 500, invalid: 20_000)
  }

  @Test func sequencesOfFourBytes() {
    var comparison = Self.comparison()
    let few: [UInt8] = [0x61, 0x80, 0x8F, 0x90, 0xBF, 0xF0, 0xF3, 0xF4, 0xF5]
    comparison.compareSequences(of: few, length: 4, behind: placesWhereChunksMeet)
    comparison.expectAgreement(valid: 1000, invalid: 30_000)
  }

  @Test func aCharacterDoesNotGoOnBehindChunksOfASCII() {
    var comparison = Self.comparison()
    for character in ["é", "中", "😀"].map({ Array($0.utf8) }) {
      comparison.compareTornCharacters(character)
    }
    comparison.expectAgreement(valid: 0, invalid: 200)
    #expect(comparison.validCount == 0)
  }

  @Test func randomBytes() {
    var comparison = Self.comparison()
    var random = SeededGenerator(seed: 0x07F8)
    let characters = ["a", "é", "中", "中", "😀", "\u{7FF}", "\u{800}", "\u{D7FF}", "\u{E000}", "\u{10FFFF}"]
    for _ in 0..<6000 {
      comparison.compare(
        NastyText.make(characters.map { Array($0.utf8) }, nasty: Self.boundaries + [0x81, 0xED, 0xF0], &random))
    }
    comparison.expectAgreement(valid: 1500, invalid: 1500)
  }

  @Test(arguments: 0...16 as ClosedRange<UInt32>) func everyPlaneIsValid(plane: UInt32) {
    var comparison = Self.comparison()
    var random = SeededGenerator(seed: UInt64(plane))
    for _ in 0..<20 { comparison.compare(Array(PlaneTexts.make(plane, &random).utf8)) }
    comparison.expectAgreement(valid: 20, invalid: 0)
    #expect(comparison.invalidCount == 0)
  }

  private static func comparison() -> ValidityComparison {
    ValidityComparison(.utf8) { String(validating: $0, as: UTF8.self) != nil }
  }
}
