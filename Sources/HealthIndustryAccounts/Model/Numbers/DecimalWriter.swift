/// Writes exact decimals into bytes, one behind the other: a unit file holds tens of millions of them.
struct DecimalWriter {
  /// Bytes that a decimal of 128 bits takes at most.
  static let longest = 48

  private let buffer: UnsafeMutableBufferPointer<UInt8>
  /// Bytes written.
  private(set) var count = 0

  init(_ buffer: UnsafeMutableBufferPointer<UInt8>) {
    self.buffer = buffer
  }

  mutating func append(_ byte: UInt8) {
    buffer[count] = byte
    count += 1
  }

  /// Appends a count of 10^-`scale` without trailing zeros.
  mutating func append(_ value: Int128, scale: Int) {
    if let small = Int64(exactly: value) { return append(small, scale: scale) }
    // Most amounts of more than 64 bits are whole 0.0001 元.
    let (quotient, remainder) = value.quotientAndRemainder(dividingBy: 1_000_000)
    if remainder == 0, scale >= 6, let small = Int64(exactly: quotient) { return append(small, scale: scale - 6) }
    DecimalText.withDigits(value, scale: scale, keepsZeros: false) { for byte in $0 { append(byte) } }
  }

  /// Appends a count of 10^-`scale` without trailing zeros.
  mutating func append(_ value: Int64, scale: Int) {
    let (whole, fraction) = value.magnitude.quotientAndRemainder(dividingBy: UInt64(DecimalText.powerOfTen(scale)))
    if fraction == 0 {
      if value < 0 { append(UInt8(ascii: "-")) }
      appendDigits(of: whole)
    } else {
      DecimalText.withDigits(Int128(value), scale: scale, keepsZeros: false) { for byte in $0 { append(byte) } }
    }
  }

  private mutating func appendDigits(of number: UInt64) {
    let length = Self.digitCount(number)
    var rest = number
    var place = count + length
    count = place
    repeat {
      place -= 1
      let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
      buffer[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: digit)
      rest = quotient
    } while rest > 0
  }

  private static func digitCount(_ number: UInt64) -> Int {
    var count = 1
    var limit: UInt64 = 10
    while count < 19, number >= limit {
      count += 1
      limit *= 10
    }
    return number >= 10_000_000_000_000_000_000 ? 20 : count
  }
}
