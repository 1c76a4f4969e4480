import Testing

@testable import HealthIndustryAccounts

/// The published accounts of Hunan, 2023 (method 10 and 11), in 亿元.
@Suite struct ShareTests {
  @Test(arguments: [
    ("203.85", 1, "6.9"), ("516.3", 1, "17.4"), ("2239.27", 1, "75.7"), ("1305.8", 1, "44.1"), ("334.58", 1, "11.3"),
    ("313.21", 1, "10.6"),
  ])
  func sharesOfTheTotal(part: String, decimals: Int, expected: String) throws {
    let share = try Share.percent(amount(part), of: amount("2959.43"), decimals: decimals)
    #expect(DecimalText.formatFixed(share, scale: decimals) == expected)
  }

  @Test func shareOfGDP() throws {
    // 湖南 2023: 地区生产总值 50012.85.
    let share = try Share.percent(amount("2959.43"), of: amount("50012.85"), decimals: 2)
    #expect(DecimalText.formatFixed(share, scale: 2) == "5.92")
  }

  @Test func theTotalIsRoundedFromTheExactTotal() throws {
    // The printed parts sum to 2959.42; the exact ones, each rounded down at the third decimal, to 2959.43.
    let exact = try ["203.8534", "516.3040", "2239.2732"].map(amount)
    #expect(exact.map(printed) == ["203.85", "516.30", "2239.27"])
    #expect(printed(exact.reduce(ExactSum(), +)) == "2959.43")
    #expect(try printed(["203.85", "516.3", "2239.27"].map(amount).reduce(ExactSum(), +)) == "2959.42")
  }

  @Test func halvesGoAwayFromZero() throws {
    #expect(try Share.percent(amount("0.125"), of: amount("100"), decimals: 2) == 13)
    #expect(try Share.percent(amount("-0.125"), of: amount("100"), decimals: 2) == -13)
    #expect(try Share.percent(amount("0.1249"), of: amount("100"), decimals: 2) == 12)
  }

  private func amount(_ hundredMillion: String) throws -> ExactSum {
    let tenThousandths = try DecimalText.parse(hundredMillion.utf8.span, scale: 12)
    return ExactSum(tenThousandths, timesPartsPerMillion: 1_000_000)
  }

  private func printed(_ sum: ExactSum) -> String {
    DecimalText.formatFixed(sum.rounded(exponent: 8, decimals: 2), scale: 2)
  }
}
