import Testing

@testable import RecordReaders

@Suite struct CharacterConverterTests {
  @Test(arguments: [TextEncoding.gb18030, .utf16LittleEndian, .utf16BigEndian])
  func aMachineWithoutConversionModulesSaysSo(encoding: TextEncoding) {
    #expect(throws: ReadingError(file: "a.csv", problem: .noConverter(encoding))) {
      try CharacterConverter.require(for: encoding, file: "a.csv") { _ in nil }
    }
  }

  @Test func aMachineWithoutConversionModulesReadsUTF8() {
    #expect(throws: Never.self) { try CharacterConverter.require(for: .utf8, file: "a.csv") { _ in nil } }
  }

  @Test(arguments: TextEncoding.allCases)
  func thisMachineReadsEveryEncoding(encoding: TextEncoding) {
    #expect(throws: Never.self) { try CharacterConverter.require(for: encoding, file: "a.csv") }
  }

  @Test func whatIsMissingAndWhatToDoIsSaid() {
    let message = ReadingError(file: "a.csv", problem: .noConverter(.gb18030)).description
    for part in ["a.csv", "GB18030", "Install", "UTF-8"] { #expect(message.contains(part)) }
  }
}
