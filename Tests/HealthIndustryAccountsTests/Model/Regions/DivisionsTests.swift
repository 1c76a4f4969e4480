import Testing

@testable import HealthIndustryAccounts

@Suite struct DivisionsTests {
  /// Codes of the shipped divisions: in use, renamed, moved, split within a prefecture, split over two, without successor.
  @Test(
    arguments: [
      ("530102", "530102"), ("530000", "530000"), ("530121", "530114"), ("530123", "530181"), ("530200", "530113"),
      ("130504", "130500"), ("132105", "130400"), ("142100", nil), ("110100", nil), ("999999", nil), ("530199", nil),
    ] as [(String, String?)])
  func todaysDivision(code: String, expected: String?) throws {
    #expect(try Shipped.yunnan.divisions.current(region(code))?.description == expected)
  }

  @Test func lineageGoesUpToTheProvince() throws {
    let divisions = try Shipped.yunnan.divisions
    #expect(try divisions.lineage(of: region("530102")).map(\.description) == ["530102", "530100", "530000"])
    #expect(try divisions.lineage(of: region("530000")).map(\.description) == ["530000"])
    #expect(try divisions.lineage(of: region("999999")).isEmpty)
  }

  @Test func yunnanHasSixteenPrefecturesInTheOrderOfTheirCodes() throws {
    let children = try Shipped.yunnan.divisions.children(of: region("530000")).map(\.description)
    #expect(
      children == [
        "530100", "530300", "530400", "530500", "530600", "530700", "530800", "530900", "532300", "532500", "532600",
        "532800", "532900", "533100", "533300", "533400",
      ])
  }

  @Test func containing() throws {
    let divisions = try Shipped.yunnan.divisions
    #expect(try divisions.contains(region("530000"), region("530102")))
    #expect(try divisions.contains(region("530102"), region("530102")))
    #expect(try !divisions.contains(region("530102"), region("530100")))
    #expect(try !divisions.contains(region("530300"), region("530102")))
    #expect(try divisions[region("530126")]?.name == "石林彝族自治县")
  }
}
