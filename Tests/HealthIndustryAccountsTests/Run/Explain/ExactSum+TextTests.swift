import Testing

@testable import HealthIndustryAccounts

@Suite struct ExactSumTextTests {
  @Test(arguments: ["0", "12", "-12.5", "0.0000000001", "-0.5", "99999999999999999999.0000000001"])
  func readsWhatIsWritten(_ text: String) throws {
    #expect(try #require(ExactSum(decimal: text)).yuan == text)
  }

  @Test(arguments: ["", "-", "1.00000000001", "1,000", "1e3", "一", ".5", "1.2.3"])
  func readsNothingElse(_ text: String) {
    #expect(ExactSum(decimal: text) == nil)
  }
}
