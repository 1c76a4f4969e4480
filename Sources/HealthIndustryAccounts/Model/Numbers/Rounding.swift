/// Rounding of table cells: half away from zero, once, from the exact value. (Method 10)
enum Rounding {
  /// `numerator ÷ denominator` rounded half away from zero; the denominator is not 0.
  static func divide(_ numerator: Int128, by denominator: Int128) -> Int128 {
    if denominator < 0 { return divide(-numerator, by: -denominator) }
    let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
    guard remainder.magnitude * 2 >= denominator.magnitude else { return quotient }
    return numerator < 0 ? quotient - 1 : quotient + 1
  }
}
