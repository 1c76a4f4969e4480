/// 金额: an exact amount of money, a whole number of 0.0001 元. 64 bits reach 900 trillion 元.
struct Amount: Sendable, Equatable {
  /// Decimals of 元 that an amount holds.
  static let scale = 4

  let tenThousandths: Int64

  /// Creates an amount from a count of 0.0001 元.
  init(tenThousandths: Int64) {
    self.tenThousandths = tenThousandths
  }
}

/// 计量单位 of the money columns of a file, as its definition declares it.
enum MoneyUnit: String, Sendable, CaseIterable {
  case yuan = "元"
  case thousandYuan = "千元"
  case tenThousandYuan = "万元"
  case hundredMillionYuan = "亿元"

  /// 10^exponent 元 are one of this unit.
  var exponent: Int {
    switch self {
    case .yuan: 0
    case .thousandYuan: 3
    case .tenThousandYuan: 4
    case .hundredMillionYuan: 8
    }
  }

  /// Decimals that a number in this unit may have to be exact to 0.0001 元.
  var scale: Int { exponent + Amount.scale }
}

/// A sum or product of amounts: a whole number of 10^-10 元 in 128 bits.
///
/// An amount times a rate in parts per million is a whole number at this scale, so nothing is rounded before a cell is.
struct ExactSum: Sendable, Equatable, Comparable {
  /// Decimals of 元.
  static let scale = Amount.scale + 6
  static let perTenThousandth: Int128 = 1_000_000

  var value: Int128

  /// The whole number 1 at this scale.
  static let one = ExactSum(10_000_000_000)

  /// Creates a sum from a count of 10^-10 元.
  init(_ value: Int128 = 0) {
    self.value = value
  }

  /// An amount times a coefficient in parts per million.
  init(_ tenThousandths: Int64, timesPartsPerMillion rate: Int64) {
    value = Int128(tenThousandths) * Int128(rate)
  }

  static func + (a: Self, b: Self) -> Self { Self(a.value + b.value) }
  static func - (a: Self, b: Self) -> Self { Self(a.value - b.value) }
  static func += (a: inout Self, b: Self) { a.value += b.value }
  static func < (a: Self, b: Self) -> Bool { a.value < b.value }

  /// The exact decimal in 元.
  var yuan: String { DecimalText.format(value, scale: Self.scale) }

  /// The value in a unit of 10^`exponent` 元, rounded half away from zero to `decimals`, as a count of 10^-decimals.
  func rounded(exponent: Int, decimals: Int) -> Int128 {
    let divisor = DecimalText.powerOfTen(Self.scale + exponent - decimals)
    return Rounding.divide(value, by: Int128(divisor))
  }
}
