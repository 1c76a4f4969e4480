import Testing

@testable import HealthIndustryAccounts

@Suite struct DecimalTextTests {
  @Test(
    arguments: [
      ("0", 4, 0), ("1", 4, 10_000), ("-1", 4, -10_000), ("+1.5", 4, 15_000), ("007", 0, 7), ("-0", 4, 0),
      ("12.34", 2, 1234), ("0.0001", 4, 1), ("1.50000", 2, 150), ("1,234", 0, 1234), ("12,345,678.9", 1, 123_456_789),
      ("123,456", 4, 1_234_560_000), ("-1,234.56", 2, -123_456), ("1.25", 12, 1_250_000_000_000),
      ("922337203685477.5807", 4, 9_223_372_036_854_775_807), ("-922337203685477.5807", 4, -9_223_372_036_854_775_807),
      ("9223372036854775807", 0, 9_223_372_036_854_775_807),
    ] as [(String, Int, Int64)])
  func numbers(text: String, scale: Int, expected: Int64) throws {
    #expect(try parse(text, scale: scale) == expected)
  }

  @Test(arguments: [
    "", "-", "+", "--1", "1-", ".", "1.", ".5", "1.2.3", "1e3", "0x10", " 1", "1 ", "１", "一", "N/A", "1,23", "12,34",
    "1234,567",
    ",123", "1,", "1,234,", "1,,234", "1,2345", "1.234,5", "1, 234", "1'234", "1%",
  ])
  func whatIsNoNumber(text: String) {
    #expect(throws: DecimalText.Failure.notANumber) { try self.parse(text, scale: 4) }
  }

  @Test(arguments: [("1.00001", 4), ("0.5", 0), ("-1.23", 1), ("1.000010", 4)])
  func tooManyDecimals(text: String, scale: Int) {
    #expect(throws: DecimalText.Failure.tooManyDecimals) { try self.parse(text, scale: scale) }
  }

  @Test(arguments: [
    ("922337203685477.5808", 4), ("-922337203685477.5808", 4), ("9223372036854775808", 0), ("99999999999999999999", 0),
    ("922337203685478", 4), ("9223372.036854775808", 12), ("9,223,372,036,854,775,808", 0),
  ])
  func outOfRange(text: String, scale: Int) {
    #expect(throws: DecimalText.Failure.outOfRange) { try self.parse(text, scale: scale) }
  }

  @Test(
    arguments: [
      (0, 4, "0"), (1, 4, "0.0001"), (-1, 4, "-0.0001"), (15_000, 4, "1.5"), (10_000, 4, "1"),
      (-1_234_560, 4, "-123.456"),
      (1200, 0, "1200"), (100, 2, "1"),
    ] as [(Int128, Int, String)])
  func exactDecimals(value: Int128, scale: Int, expected: String) {
    #expect(DecimalText.format(value, scale: scale) == expected)
  }

  @Test(
    arguments: [
      (0, 2, "0.00"), (5, 2, "0.05"), (-5, 2, "-0.05"), (-123, 2, "-1.23"), (100, 2, "1.00"), (1200, 0, "1200"),
      (7, 1, "0.7"),
    ] as [(Int128, Int, String)])
  func fixedDecimals(value: Int128, scale: Int, expected: String) {
    #expect(DecimalText.formatFixed(value, scale: scale) == expected)
  }

  @Test func theLargestValuesAreWritten() {
    #expect(DecimalText.format(Int128(Int64.min), scale: 4) == "-922337203685477.5808")
    #expect(DecimalText.format(Int128.max, scale: 10) == "17014118346046923173168730371.5884105727")
  }

  @Test func powersOfTen() {
    #expect(DecimalText.powerOfTen(0) == 1)
    #expect(DecimalText.powerOfTen(18) == 1_000_000_000_000_000_000)
  }

  private func parse(_ text: String, scale: Int) throws -> Int64 {
    try DecimalText.parse(text.utf8.span, scale: scale)
  }
}
