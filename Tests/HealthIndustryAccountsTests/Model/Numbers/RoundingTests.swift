import Testing

@testable import HealthIndustryAccounts

@Suite struct RoundingTests {
  @Test(
    arguments: [
      (4, 2, 2), (5, 2, 3), (-5, 2, -3), (1, 2, 1), (-1, 2, -1), (1, 3, 0), (-1, 3, 0), (2, 3, 1), (-2, 3, -1),
      (0, 7, 0),
      (149, 100, 1), (150, 100, 2), (-149, 100, -1), (-150, 100, -2), (7, 1, 7),
    ] as [(Int128, Int128, Int128)])
  func halvesGoAwayFromZero(numerator: Int128, denominator: Int128, expected: Int128) {
    #expect(Rounding.divide(numerator, by: denominator) == expected)
  }

  @Test func numbersBeyond64Bits() {
    #expect(Rounding.divide(170_141_183_460_469_231_731_687_303_715, by: 10) == 17_014_118_346_046_923_173_168_730_372)
  }
}
