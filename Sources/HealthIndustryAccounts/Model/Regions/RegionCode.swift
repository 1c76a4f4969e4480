/// 行政区划代码 of 6 digits (GB/T 2260): province (2), prefecture (4), county (6).
struct RegionCode: Sendable, Hashable, Comparable, CustomStringConvertible {
  let number: UInt32

  /// Creates a code; nil where the number has more than 6 digits.
  init?(_ number: UInt32) {
    guard (100_000...999_999).contains(number) else { return nil }
    self.number = number
  }

  /// Creates a code from its six digits.
  init?(_ text: some StringProtocol) {
    guard text.utf8.count == 6, let number = UInt32(text) else { return nil }
    self.init(number)
  }

  private init(unchecked number: UInt32) { self.number = number }

  /// The province's own code.
  var province: RegionCode { RegionCode(unchecked: number / 10_000 * 10_000) }
  /// The prefecture's own code; the province's where the code is one.
  var prefecture: RegionCode { RegionCode(unchecked: number / 100 * 100) }

  /// Whether it is a county or a district: no province's and no prefecture's code.
  var isCounty: Bool { number % 100 != 0 }

  var description: String { String(number) }
  static func < (a: Self, b: Self) -> Bool { a.number < b.number }
}
