import Testing

@testable import HealthIndustryAccounts

@Suite struct UnitIdentifierTests {
  /// A code may end in zeros, and a code of digits alone may have a wrong check character; both together are no code.
  @Test(arguments: [
    ("913301007996550000", true), ("91330100799655058B", false), ("913301007996550580", false),
    ("91330100799655000C", false), ("799655000", false),
  ])
  func eighteenDigitsThatASpreadsheetRounded(text: String, isRounded: Bool) throws {
    #expect(try #require(UnitIdentifier(text, kind: .unified)).isRounded == isRounded)
  }

  struct Example: CustomTestStringConvertible {
    let text: String
    let kind: UnitIdentifier.Kind
    let shape: UnitIdentifier.Shape?
    let organisationCode: String?
    let isValid: Bool?
    var testDescription: String { "\(kind) \(text)" }
  }

  static let examples = [
    Example(
      text: "91330100799655058B", kind: .unified, shape: .socialCreditCode, organisationCode: "799655058", isValid: true
    ),
    Example(
      text: "91330100799655058C", kind: .unified, shape: .socialCreditCode, organisationCode: "799655058",
      isValid: false),
    Example(text: "71526726X", kind: .unified, shape: .organisationCode, organisationCode: "71526726X", isValid: true),
    Example(text: "715267261", kind: .unified, shape: .organisationCode, organisationCode: "715267261", isValid: false),
    Example(text: "MAQC2T0W753030212J1002", kind: .unified, shape: nil, organisationCode: nil, isValid: nil),
    Example(text: "530102799655058", kind: .unified, shape: nil, organisationCode: nil, isValid: nil),
    Example(
      text: "79965505853010211A1001", kind: .registry, shape: .registry22, organisationCode: "799655058", isValid: true),
    Example(
      text: "79965505753010211A1001", kind: .registry, shape: .registry22, organisationCode: "799655057", isValid: false
    ),
    Example(text: "530102799655058", kind: .registry, shape: .registry15, organisationCode: "799655058", isValid: true),
    Example(
      text: "530102799655059", kind: .registry, shape: .registry15, organisationCode: "799655059", isValid: false),
    Example(text: "530102A10001", kind: .registry, shape: .registry12, organisationCode: nil, isValid: nil),
    Example(
      text: "91330100799655058B", kind: .registry, shape: .socialCreditCode, organisationCode: "799655058",
      isValid: true),
    Example(text: "799655058", kind: .registry, shape: .organisationCode, organisationCode: "799655058", isValid: true),
    Example(text: "5301027996550581", kind: .registry, shape: nil, organisationCode: nil, isValid: nil),
    Example(text: "17", kind: .serial, shape: .serial, organisationCode: nil, isValid: nil),
    Example(text: "京-17/2", kind: .serial, shape: .serial, organisationCode: nil, isValid: nil),
    Example(text: "", kind: .serial, shape: nil, organisationCode: nil, isValid: nil),
    Example(text: "", kind: .unified, shape: nil, organisationCode: nil, isValid: nil),
    Example(text: "79965505?", kind: .unified, shape: nil, organisationCode: nil, isValid: nil),
    // Right by their check characters, and what forms are filled up with.
    Example(text: "000000000000000000", kind: .unified, shape: nil, organisationCode: nil, isValid: nil),
    Example(text: "000000000", kind: .unified, shape: nil, organisationCode: nil, isValid: nil),
    Example(text: "00000000053010211A1001", kind: .registry, shape: nil, organisationCode: nil, isValid: nil),
    Example(text: "0", kind: .serial, shape: .serial, organisationCode: nil, isValid: nil),
    Example(text: "组织码", kind: .unified, shape: nil, organisationCode: nil, isValid: nil),
  ]

  @Test(arguments: examples) func shapes(_ example: Example) {
    let identifier = UnitIdentifier(example.text, kind: example.kind)
    #expect(identifier?.shape == example.shape)
    #expect(identifier?.organisationCode.map(String.init) == example.organisationCode)
    #expect(identifier?.hasValidCheckCharacter == example.isValid)
  }

  @Test func theInstitutionCategoryStandsBehindRegionAndOwnership() throws {
    let identifier = try #require(UnitIdentifier("79965505853010211A1001", kind: .registry))
    #expect(identifier.institutionCategory == "A100")
    #expect(UnitIdentifier("799655058", kind: .registry)?.institutionCategory == nil)
  }
}
