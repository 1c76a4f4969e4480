/// Writes exact decimals into bytes, one behind the other: a unit file holds tens of millions of them.
struct DecimalWriter {
  /// Bytes that a decimal of 128 bits and its comma take at most.
  static let longest = 48

  private let start: UnsafeMutablePointer<UInt8>
  private var end: UnsafeMutablePointer<UInt8>

  /// - Parameter start: room for ``longest`` bytes a decimal. Digits are written eight at a time, whether there are as many
  ///   or not.
  init(_ start: UnsafeMutablePointer<UInt8>) {
    self.start = start
    end = start
  }

  /// Bytes written.
  var count: Int { end - start }

  /// Ends a field; another follows.
  @inline(__always)
  mutating func separate() { append(UInt8(ascii: ",")) }

  /// Ends so many fields, all but the first of them empty.
  @inline(__always)
  mutating func separate(_ fields: Int) {
    var left = fields
    while left > 0 {
      put(0x2C2C_2C2C_2C2C_2C2C)
      end += min(left, 8)
      left -= 8
    }
  }

  /// Appends a sum in 元, without trailing zeros.
  @inline(__always)
  mutating func append(_ sum: ExactSum) {
    guard let value = Int64(exactly: sum.value) else { return appendWide(sum) }
    append(value, unit: 10_000_000_000)
  }

  /// Appends a count of 1 ÷ `unit`, a power of ten of at most 16 zeros, without trailing zeros.
  @inline(__always)
  mutating func append(_ value: Int64, unit: UInt64) {
    let magnitude = value.magnitude
    // A division by a known number is a multiplication; money of the catalogue is in 0.0001 元.
    let whole = unit == 10_000 ? magnitude / 10_000 : magnitude / unit
    let fraction = magnitude &- whole &* unit
    if value < 0 { append(UInt8(ascii: "-")) }
    append(whole)
    if fraction != 0 {
      append(fraction, times: unit == 10_000 ? 1_000_000_000_000 : Self.sixteenDigits / unit)
    }
  }

  @inline(__always)
  private mutating func append(_ byte: UInt8) {
    end.pointee = byte
    end += 1
  }

  /// The digits of a whole number.
  @inline(__always)
  private mutating func append(_ number: UInt64) {
    if number < EightDigits.limit {
      appendFirst(EightDigits(number))
    } else {
      appendLong(number)
    }
  }

  private mutating func appendLong(_ number: UInt64) {
    let (high, low) = number.quotientAndRemainder(dividingBy: EightDigits.limit)
    append(high)
    put(EightDigits(low).text)
    end += 8
  }

  /// Without zeros before the first digit; a zero alone stays.
  @inline(__always)
  private mutating func appendFirst(_ digits: EightDigits) {
    let zeros = min(digits.leadingZeros, 7)
    put(digits.text >> UInt64(zeros &* 8))
    end += 8 &- zeros
  }

  private static let sixteenDigits: UInt64 = 10_000_000_000_000_000

  /// The decimals of a fraction, which `factor` makes a count of 10^-16.
  @inline(never)
  private mutating func append(_ fraction: UInt64, times factor: UInt64) {
    append(UInt8(ascii: "."))
    let (high, low) = (fraction &* factor).quotientAndRemainder(dividingBy: EightDigits.limit)
    put(EightDigits(high).text)
    guard low > 0 else {
      end += 8 - EightDigits(high).trailingZeros
      return
    }
    end += 8
    put(EightDigits(low).text)
    end += 8 - EightDigits(low).trailingZeros
  }

  @inline(__always)
  private mutating func put(_ text: UInt64) {
    UnsafeMutableRawPointer(end).storeBytes(of: text.littleEndian, as: UInt64.self)
  }

  /// A sum of more than 64 bits; few units have one.
  private mutating func appendWide(_ sum: ExactSum) {
    DecimalText.withDigits(sum.value, scale: ExactSum.scale, keepsZeros: false) { for byte in $0 { append(byte) } }
  }
}

/// Eight decimal digits in the bytes of a word, the first in the lowest byte: made by a few multiplications at once, where
/// a loop would divide once a digit and be mispredicted at the last.
private struct EightDigits {
  static let limit: UInt64 = 100_000_000
  private let bytes: UInt64

  /// - Parameter number: below ``limit``.
  @inline(__always)
  init(_ number: UInt64) {
    // Two numbers below 10^4, then four below 100, then eight digits: each a quotient, and behind it the remainder.
    let high = number / 10_000
    let fours = high | (number &- high &* 10_000) << 32
    // n × 10486 ÷ 2^20 is n ÷ 100 below 10^4, and n × 103 ÷ 2^10 is n ÷ 10 below 100.
    let hundreds = ((fours &* 10_486) >> 20) & 0x0000_007F_0000_007F
    let twos = hundreds | (fours &- hundreds &* 100) << 16
    let tens = ((twos &* 103) >> 10) & 0x000F_000F_000F_000F
    bytes = tens | (twos &- tens &* 10) << 8
  }

  /// The ASCII digits.
  var text: UInt64 { bytes | 0x3030_3030_3030_3030 }
  /// Zeros before the first other digit; 8 where there is none.
  var leadingZeros: Int { bytes.trailingZeroBitCount / 8 }
  /// Zeros behind the last other digit; 8 where there is none.
  var trailingZeros: Int { bytes.leadingZeroBitCount / 8 }
}
