import Testing

@testable import HealthIndustryAccounts

@Suite struct PeriodTests {
  @Test(arguments: [("2021", 2021), ("2021年", 2021), ("1900", 1900), ("2200年", 2200)])
  func years(text: String, expected: Int) {
    #expect(Period.year(of: text) == expected)
  }

  @Test(arguments: [
    "", "年", "21", "21年", "20211", "2021.0", "2021年度", "202112", "-021", "1899", "2201", "二〇二一", "2021 年",
  ])
  func whatIsNoYear(text: String) {
    #expect(Period.year(of: text) == nil)
  }
}
