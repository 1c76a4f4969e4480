/// The natural logarithm in arithmetic alone, so that every machine gives the same.
enum Logarithm {
  /// log(1 + x) for x ≥ 0, to about seven digits.
  @inline(__always)
  static func ofOnePlus(_ x: Float) -> Float {
    // 1 + x is never subnormal, so its bits are exponent and fraction as they stand.
    let bits = (1 + x).bitPattern
    let exponent = Float(Int32(truncatingIfNeeded: bits &>> 23) &- 127)
    let significand = Float(bitPattern: bits & 0x007F_FFFF | 0x3F80_0000)
    // log m = 2 artanh((m − 1) ÷ (m + 1)) for m in 1..<2.
    let ratio = (significand - 1) / (significand + 1)
    let square = ratio * ratio
    let series = 1 + square * (1 / 3 + square * (1 / 5 + square * (1 / 7 + square * (1 / 9 + square / 11))))
    return exponent * 0.693_147_18 + 2 * ratio * series
  }
}
