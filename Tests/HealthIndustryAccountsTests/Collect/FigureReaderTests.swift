import RecordReaders
import Testing

@testable import HealthIndustryAccounts

@Suite struct FigureReaderTests {
  @Test(
    arguments: [
      ("12.5", 125_000_000), ("-12.5", -125_000_000), ("1,234.5", 12_345_000_000), ("１２．５", 125_000_000),
      (" 12.5　", 125_000_000),
      ("0", 0), ("", Int64.min), ("-", 0), ("…", Int64.min), ("N/A", Int64.min), ("　", Int64.min), ("－", 0),
    ] as [(String, Int64)])
  func figuresOfThousandYuan(text: String, expected: Int64) throws {
    #expect(try read(text, field()) == expected)
  }

  @Test(arguments: [
    ("abc", FindingKind.numberUnreadable, "abc"), ("1.23.4", .numberUnreadable, "1.23.4"),
    ("12 345", .numberUnreadable, "12 345"),
    ("一百", .numberUnreadable, "一百"), ("1.00000001", .numberTooExact, "1.00000001"),
    ("99999999999999999999", .numberOutOfRange, "99999999999999999999"), ("－ｘ", .numberUnreadable, "-x"),
  ])
  func whatCannotBeRead(text: String, kind: FindingKind, found: String) throws {
    let failure = #expect(throws: FigureReader.Failure.self) { try self.read(text, self.field()) }
    #expect(failure?.kind == kind)
    #expect(failure?.found == found)
  }

  @Test func aReversedFieldChangesTheSign() throws {
    #expect(try read("-3", field(isReversed: true)) == 30_000_000)
    #expect(try read("３", field(isReversed: true)) == -30_000_000)
    #expect(try read("", field(isReversed: true)) == Int64.min)
    #expect(try read("-", field(isReversed: true)) == 0)
  }

  @Test func aCountHasNoDecimals() throws {
    #expect(try read("12", field(scale: 0)) == 12)
    #expect(try read("12.0", field(scale: 0)) == 12)
    #expect(throws: FigureReader.Failure.self) { try self.read("12.5", self.field(scale: 0)) }
  }

  @Test func aNumberCanBeABlankToo() throws {
    try #expect(read("9999", field(blanks: ["9999": .missing])) == Int64.min)
  }

  /// What the short way reads, the careful way reads as the same; what it does not read is the careful way's.
  @Test func theShortWayReadsAsTheCarefulWay() {
    let fields = [
      field(), field(scale: 0), field(scale: 4, isReversed: true), field(blanks: ["9999": .missing, "-": .zero]),
    ]
    var random = SeededGenerator(seed: 19)
    var disagreements: [String] = []
    var shortCount = 0
    for _ in 0..<40_000 {
      let text = Self.randomNumber(&random)
      for field in fields {
        guard let value = readPlain(text, field) else { continue }
        shortCount += 1
        if (try? read(text, field)) != value { disagreements.append("\(text) at \(field.scale): \(value)") }
      }
    }
    #expect(disagreements.isEmpty)
    #expect(shortCount > 20_000)
  }

  @Test(
    arguments: [
      ("12.5", 125_000_000), ("0.01", 100_000), ("12", 120_000_000), ("-", 0), ("", Int64.min),
      ("1.0000001", 10_000_001),
      ("1.00000001", nil), ("12.", nil), (".5", nil), ("1.2.3", nil), ("-12.5", nil), ("…", nil),
      ("1234567890123456.7", nil), ("123456789.1234567", 1_234_567_891_234_567),
    ] as [(String, Int64?)])
  func theShortWay(text: String, expected: Int64?) {
    #expect(readPlain(text, field()) == expected)
  }

  private static func randomNumber(_ random: inout some RandomNumberGenerator) -> String {
    let characters = Array("00123456789..,-x")
    let digits = Array("0123456789.")
    let isDigits = Bool.random(using: &random)
    let text = (0..<Int.random(in: 0...20, using: &random)).map { _ in
      (isDigits ? digits : characters).randomElement(using: &random) ?? "0"
    }
    return String(text.prefix(Int.random(in: 0...20, using: &random)))
  }

  private func readPlain(_ text: String, _ field: FormDefinition.VariableField) -> Int64? {
    Array(text.utf8).withUnsafeBufferPointer { FigureReader.readPlain($0, FileFormat.PlainFigure(field, field: 0)) }
  }

  private func field(
    scale: Int = 7, isReversed: Bool = false,
    blanks: FormDefinition.Blanks = ["": .missing, "-": .zero, "…": .missing, "N/A": .missing]
  ) -> FormDefinition.VariableField {
    .init(
      variable: 0, name: "营业收入", location: .column(aliases: []), scale: scale, isReversed: isReversed, blanks: blanks)
  }

  private func read(_ text: String, _ field: FormDefinition.VariableField) throws -> Int64 {
    try FigureReader(decoder: TextDecoder(.utf8)).read(text.utf8.span, as: field)
  }
}
