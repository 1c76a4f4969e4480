/// Writes exact decimals into bytes, one behind the other: a unit file holds tens of millions of them.
struct DecimalWriter {
  /// Bytes that a decimal of 128 bits and its comma take at most.
  static let longest = 48

  private let buffer: UnsafeMutableBufferPointer<UInt8>
  /// Bytes written.
  private(set) var count = 0

  init(_ buffer: UnsafeMutableBufferPointer<UInt8>) {
    self.buffer = buffer
  }

  /// Ends a field; another follows.
  @inline(__always)
  mutating func separate() { append(UInt8(ascii: ",")) }

  /// Ends so many fields, all but the first of them empty.
  @inline(__always)
  mutating func separate(_ fields: Int) {
    for _ in 0..<fields { append(UInt8(ascii: ",")) }
  }

  /// Appends a sum in 元, without trailing zeros.
  @inline(__always)
  mutating func append(_ sum: ExactSum) {
    guard let value = Int64(exactly: sum.value) else { return appendWide(sum) }
    append(value, unit: 10_000_000_000)
  }

  /// Appends a count of 1 ÷ `unit`, a power of ten, without trailing zeros.
  @inline(__always)
  mutating func append(_ value: Int64, unit: UInt64) {
    let magnitude = value.magnitude
    // A division by a known number is a multiplication; money of the catalogue is in 0.0001 元.
    let whole = unit == 10_000 ? magnitude / 10_000 : magnitude / unit
    let fraction = magnitude &- whole &* unit
    if value < 0 { append(UInt8(ascii: "-")) }
    append(whole)
    if fraction != 0 { append(fraction, of: unit) }
  }

  @inline(__always)
  private mutating func append(_ byte: UInt8) {
    buffer[count] = byte
    count += 1
  }

  /// The digits of a whole number, made two by two from the last to the first.
  private mutating func append(_ number: UInt64) {
    count += Self.digitCount(number)
    var place = count
    var rest = number
    while rest >= 100 {
      let (quotient, pair) = rest.quotientAndRemainder(dividingBy: 100)
      place -= 2
      put(UInt32(truncatingIfNeeded: pair), at: place)
      rest = quotient
    }
    if rest >= 10 {
      put(UInt32(truncatingIfNeeded: rest), at: place - 2)
    } else {
      buffer[place - 1] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest)
    }
  }

  @inline(__always)
  private func put(_ pair: UInt32, at place: Int) {
    buffer[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: pair / 10)
    buffer[place + 1] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: pair % 10)
  }

  @inline(__always)
  private static func digitCount(_ number: UInt64) -> Int {
    var count = 1
    var rest = number
    while rest >= 10_000 {
      rest /= 10_000
      count += 4
    }
    return count + (rest >= 1_000 ? 3 : rest >= 100 ? 2 : rest >= 10 ? 1 : 0)
  }

  private mutating func append(_ fraction: UInt64, of unit: UInt64) {
    append(UInt8(ascii: "."))
    var rest = fraction
    var unit = unit
    while rest > 0 {
      unit /= 10
      append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest / unit))
      rest %= unit
    }
  }

  /// A sum of more than 64 bits; few units have one.
  private mutating func appendWide(_ sum: ExactSum) {
    DecimalText.withDigits(sum.value, scale: ExactSum.scale, keepsZeros: false) { for byte in $0 { append(byte) } }
  }
}
