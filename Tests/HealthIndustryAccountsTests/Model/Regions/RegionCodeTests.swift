import Testing

@testable import HealthIndustryAccounts

@Suite struct RegionCodeTests {
  @Test func levels() throws {
    let county = try region("530102")
    #expect(county.number == 530_102)
    #expect("\(county.prefecture)" == "530100")
    #expect("\(county.province)" == "530000")
    #expect(try region("530000").prefecture == region("530000"))
    #expect(try region("530101") < county)
  }

  @Test(arguments: ["", "53010", "5301020", "053010", "53010A", "５３０１０２", "+53010", "-53010"])
  func whatIsNoCode(text: String) {
    #expect(RegionCode(text) == nil)
  }

  @Test func numbersOfSixDigits() {
    #expect(RegionCode(99_999) == nil)
    #expect(RegionCode(100_000) != nil)
    #expect(RegionCode(999_999) != nil)
    #expect(RegionCode(1_000_000) == nil)
  }
}
