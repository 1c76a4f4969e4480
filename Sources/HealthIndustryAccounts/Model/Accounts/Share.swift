/// 占GDP比重 in percent, rounded half away from zero, once. (Method 7, 10)
enum Share {
  /// Decimals in aggregates.csv, where a share cannot be exact.
  static let exactDecimals = 6

  /// `part` ÷ `whole` × 100 as a count of 10^-decimals.
  static func percent(_ part: ExactSum, of whole: ExactSum, decimals: Int) -> Int128 {
    Rounding.divide(part.value * 100 * Int128(DecimalText.powerOfTen(decimals)), by: whole.value)
  }
}
