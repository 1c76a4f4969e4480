/// The natural logarithm in arithmetic alone, so that every machine gives the same.
enum Logarithm {
  /// log(1 + x) for x ≥ 0, to about seven digits.
  static func ofOnePlus(_ x: Float) -> Float {
    let value = 1 + x
    let exponent = Float(Int(value.exponent))
    // log m = 2 artanh((m − 1) ÷ (m + 1)) for m in 1..<2.
    let ratio = (value.significand - 1) / (value.significand + 1)
    let square = ratio * ratio
    let series = 1 + square * (1 / 3 + square * (1 / 5 + square * (1 / 7 + square * (1 / 9 + square / 11))))
    return exponent * 0.693_147_18 + 2 * ratio * series
  }
}
