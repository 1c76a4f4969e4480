import Testing

@testable import HealthIndustryAccounts

@Suite struct AmountTests {
  @Test(arguments: [
    (MoneyUnit.yuan, 0, 4), (.thousandYuan, 3, 7), (.tenThousandYuan, 4, 8), (.hundredMillionYuan, 8, 12),
  ])
  func unitsOfMoney(unit: MoneyUnit, exponent: Int, scale: Int) {
    #expect(unit.exponent == exponent)
    #expect(unit.scale == scale)
  }

  @Test func unitsCarryTheirChineseNames() {
    #expect(MoneyUnit.allCases.map(\.rawValue) == ["元", "千元", "万元", "亿元"])
  }

  @Test func sumsAreExact() {
    // 0.1 元 + 0.2 元, then less 0.3 元.
    let tenth = ExactSum(1000, timesPartsPerMillion: 1_000_000)
    let fifth = ExactSum(2000, timesPartsPerMillion: 1_000_000)
    #expect((tenth + fifth).yuan == "0.3")
    #expect((tenth + fifth - ExactSum(3000, timesPartsPerMillion: 1_000_000)) == ExactSum())
    #expect(tenth < fifth)
    var sum = tenth
    sum += fifth
    #expect(sum.value == 3_000_000_000)
  }

  @Test func aRateIsNotRounded() {
    // 0.0001 元 × 0.000001
    #expect(ExactSum(1, timesPartsPerMillion: 1).yuan == "0.0000000001")
    // −123.4567 元 × 0.04
    #expect(ExactSum(-1_234_567, timesPartsPerMillion: 40_000).yuan == "-4.938268")
  }

  @Test func sumsGoBeyond64Bits() {
    let largest = ExactSum(Int64.max, timesPartsPerMillion: 1_000_000)
    #expect((largest + largest).yuan == "1844674407370955.1614")
  }

  @Test(
    arguments: [
      // 12 345.6789 元 in 元, 千元, 万元 and 亿元.
      (123_456_789, 0, 2, 1_234_568), (123_456_789, 3, 2, 1235), (123_456_789, 4, 2, 123), (123_456_789, 8, 6, 123),
      // 50 元 is half of 0.01 万元.
      (500_000, 4, 2, 1), (-500_000, 4, 2, -1), (499_999, 4, 2, 0), (10_000, 0, 0, 1),
    ] as [(Int64, Int, Int, Int128)])
  func cellsAreRoundedOnce(tenThousandths: Int64, exponent: Int, decimals: Int, expected: Int128) {
    let sum = ExactSum(tenThousandths, timesPartsPerMillion: 1_000_000)
    #expect(sum.rounded(exponent: exponent, decimals: decimals) == expected)
  }
}
