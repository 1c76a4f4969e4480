import Testing

@testable import HealthIndustryAccounts

@Suite struct DecimalWriterTests {
  @Test(
    arguments: [
      (0, 10_000, "0"), (15_000, 10_000, "1.5"), (-1, 10_000, "-0.0001"), (10_000, 10_000, "1"), (-120, 1, "-120"),
      (5, 10_000_000_000, "0.0000000005"), (Int64.max, 1, "9223372036854775807"),
      (Int64.min, 10_000, "-922337203685477.5808"), (1_000_000_000_000_000_000, 1, "1000000000000000000"),
      (99, 1, "99"), (100, 1, "100"), (99_999_999, 1, "99999999"),
      (100_000_000, 1, "100000000"), (10_000_000_000_000_000, 1, "10000000000000000"),
      (12_000_034, 10_000, "1200.0034"), (12_345, 1, "12345"), (100_300, 1000, "100.3"),
    ] as [(Int64, UInt64, String)])
  func decimals(value: Int64, unit: UInt64, expected: String) {
    #expect(text { $0.append(value, unit: unit) } == expected)
  }

  @Test(
    arguments: [
      (0, "0"), (10_000_000_000, "1"), (-1, "-0.0000000001"), (92_233_720_368_547_758_070, "9223372036.854775807"),
      (-123_456_789_012_345_678_901_234_500_000, "-12345678901234567890.12345"),
    ] as [(Int128, String)])
  func sums(value: Int128, expected: String) {
    #expect(text { $0.append(ExactSum(value)) } == expected)
  }

  /// The other writer of decimals makes the same digits another way.
  @Test func manyValuesAsTheOtherWriterWritesThem() {
    var random = SystemRandomNumberGenerator()
    for _ in 0..<2000 {
      let value = Int64.random(in: .min ... .max, using: &random) >> Int64.random(in: 0...63, using: &random)
      #expect(text { $0.append(value, unit: 1) } == "\(value)")
      #expect(text { $0.append(value, unit: 10_000) } == DecimalText.format(Int128(value), scale: 4))
      let wide = Int128(value) * Int128(Int32.random(in: 0 ... .max, using: &random))
      #expect(text { $0.append(ExactSum(wide)) } == DecimalText.format(wide, scale: ExactSum.scale))
    }
  }

  private func text(_ write: (inout DecimalWriter) -> Void) -> String {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: DecimalWriter.longest) { buffer in
      guard let start = buffer.baseAddress else { return "no room" }
      var writer = DecimalWriter(start)
      write(&writer)
      return String(decoding: buffer.prefix(writer.count), as: UTF8.self)
    }
  }
}
