/// Reads decimal numbers from text exactly, and writes exact decimals. No `Double` on the way.
enum DecimalText {
  /// Why a text is no usable number.
  enum Failure: Error, Equatable {
    case notANumber
    case tooManyDecimals
    case outOfRange
  }

  /// A number as an integer count of 10^-`scale`.
  ///
  /// Accepts an optional sign, digits, thousands commas in groups of three, and a fraction. Nothing else: what a
  /// definition does not name is not guessed.
  static func parse(_ text: Span<UInt8>, scale: Int) throws(Failure) -> Int64 {
    var index = 0
    let isNegative = takeSign(text, &index)
    let whole = try takeWhole(text, &index)
    let fraction = try takeFraction(text, &index, scale: scale)
    let magnitude = whole.multipliedReportingOverflow(by: powerOfTen(scale))
    let sum = magnitude.partialValue.addingReportingOverflow(fraction)
    guard !magnitude.overflow, !sum.overflow else { throw .outOfRange }
    return isNegative ? -sum.partialValue : sum.partialValue
  }

  /// A whole number of up to 18 digits and nothing else, the way most figures are written; nil for any other text.
  @inline(__always)
  static func plainNumber(_ text: UnsafeBufferPointer<UInt8>) -> Int64? {
    if text.count <= 8 { return plainWord(text) }
    guard text.count <= 18 else { return nil }
    return plainLongNumber(text)
  }

  private static func plainLongNumber(_ text: UnsafeBufferPointer<UInt8>) -> Int64? {
    var value: Int64 = 0
    var start = text.count % 8
    if start > 0 {
      guard let first = plainWord(UnsafeBufferPointer(rebasing: text[..<start])) else { return nil }
      value = first
    }
    while start < text.count {
      guard let next = plainWord(UnsafeBufferPointer(rebasing: text[start..<start + 8])) else { return nil }
      value = value &* 100_000_000 &+ next
      start += 8
    }
    return value
  }

  /// A whole number of one to eight digits; nil for any other text.
  ///
  /// The digits are joined in pairs, then fours, then eight, all at once: a loop would be mispredicted at the last of them.
  @inline(__always)
  private static func plainWord(_ text: UnsafeBufferPointer<UInt8>) -> Int64? {
    guard !text.isEmpty else { return nil }
    let zeros: UInt64 = 0x3030_3030_3030_3030
    // As if zeros stood before the first digit, which is to be in the lowest byte.
    let missing = UInt64(truncatingIfNeeded: (8 &- text.count) &* 8)
    let digits = (word(of: text) ^ zeros) &<< missing
    // A byte above 9 reaches the top bit, or has it.
    guard (digits | (digits &+ 0x7676_7676_7676_7676)) & 0x8080_8080_8080_8080 == 0 else { return nil }
    let pairs = digits &* 10 &+ digits &>> 8
    let firsts = (pairs & 0x0000_00FF_0000_00FF) &* (100 + 1_000_000 &<< 32)
    let seconds = (pairs &>> 16 & 0x0000_00FF_0000_00FF) &* (1 + 10_000 &<< 32)
    return Int64(truncatingIfNeeded: (firsts &+ seconds) &>> 32)
  }

  /// One to eight bytes, the first in the lowest; no other byte is touched.
  @inline(__always)
  private static func word(of text: UnsafeBufferPointer<UInt8>) -> UInt64 {
    let bytes = UnsafeRawBufferPointer(text)
    let count = text.count
    if count >= 4 {
      let first = UInt64(UInt32(littleEndian: bytes.loadUnaligned(as: UInt32.self)))
      let last = UInt64(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: count &- 4, as: UInt32.self)))
      // What both hold is the same.
      return first | last &<< UInt64(truncatingIfNeeded: (count &- 4) &* 8)
    }
    var word = UInt64(text[0])
    if count > 1 { word |= UInt64(text[1]) &<< 8 }
    if count > 2 { word |= UInt64(text[2]) &<< 16 }
    return word
  }

  /// A number of up to 18 digits with at most `scale` decimals and nothing else, as a count of 10^-`scale`; nil for any
  /// other text, and where it is too large.
  static func plainDecimal(_ text: UnsafeBufferPointer<UInt8>, scale: Int) -> Int64? {
    guard let point = text.firstIndex(of: UInt8(ascii: ".")) else {
      return plainNumber(text).flatMap { times($0, powerOfTen(scale)) }
    }
    let decimals = text.count - point - 1
    guard decimals <= scale, text.count <= 18,
      let whole = plainNumber(UnsafeBufferPointer(rebasing: text[..<point])),
      let fraction = plainNumber(UnsafeBufferPointer(rebasing: text[(point + 1)...]))
    else { return nil }
    return times(whole * powerOfTen(decimals) + fraction, powerOfTen(scale - decimals))
  }

  private static func times(_ value: Int64, _ unit: Int64) -> Int64? {
    let (product, isTooLarge) = value.multipliedReportingOverflow(by: unit)
    return isTooLarge ? nil : product
  }

  /// An exact decimal from a count of 10^-`scale`, without trailing zeros.
  static func format(_ value: Int128, scale: Int) -> String {
    withDigits(value, scale: scale, keepsZeros: false) { String(decoding: $0, as: UTF8.self) }
  }

  /// A share, a score or a confidence with four decimals.
  static func formatShare(_ value: some BinaryFloatingPoint) -> String {
    formatFixed(Int128((value * 10_000).rounded()), scale: 4)
  }

  /// A decimal with a fixed number of decimals, as tables print it.
  static func formatFixed(_ value: Int128, scale: Int) -> String {
    withDigits(value, scale: scale, keepsZeros: true) { String(decoding: $0, as: UTF8.self) }
  }

  /// The ASCII form of a decimal. Digits are made from the last to the first; a 128-bit number has at most 39.
  static func withDigits<Result>(
    _ value: Int128, scale: Int, keepsZeros: Bool, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 64) { buffer in
      var start = buffer.count
      func put(_ byte: UInt8) {
        start -= 1
        buffer[start] = byte
      }
      var rest = value.magnitude
      var place = 0
      var hasFraction = keepsZeros
      while rest > 0 || place <= scale {
        let (quotient, digit) = quotientAndDigit(rest)
        if place == scale, hasFraction, scale > 0 { put(UInt8(ascii: ".")) }
        if place < scale { hasFraction = hasFraction || digit != 0 }
        if place >= scale || hasFraction { put(UInt8(ascii: "0") + digit) }
        rest = quotient
        place += 1
      }
      if value < 0 { put(UInt8(ascii: "-")) }
      return body(UnsafeBufferPointer(rebasing: buffer[start...]))
    }
  }

  /// Division in 128 bits is slow, and few amounts need it.
  private static func quotientAndDigit(_ value: UInt128) -> (UInt128, UInt8) {
    if let small = UInt64(exactly: value) { return (UInt128(small / 10), UInt8(small % 10)) }
    let (quotient, digit) = value.quotientAndRemainder(dividingBy: 10)
    return (quotient, UInt8(digit))
  }

  /// 10^exponent; exponents here are scales of at most 18.
  static func powerOfTen(_ exponent: Int) -> Int64 { powersOfTen[exponent] }

  private static let powersOfTen = (0...18).map { exponent in (0..<exponent).reduce(Int64(1)) { power, _ in power * 10 }
  }

  private static func takeSign(_ text: Span<UInt8>, _ index: inout Int) -> Bool {
    guard index < text.count, text[index] == UInt8(ascii: "-") || text[index] == UInt8(ascii: "+") else { return false }
    index += 1
    return text[index - 1] == UInt8(ascii: "-")
  }

  private static func takeWhole(_ text: Span<UInt8>, _ index: inout Int) throws(Failure) -> Int64 {
    var value: Int64 = 0
    var digitsInGroup = 0
    var hasCommas = false
    while index < text.count, text[index] != UInt8(ascii: ".") {
      let byte = text[index]
      index += 1
      if byte == UInt8(ascii: ",") {
        guard hasCommas ? digitsInGroup == 3 : (1...3).contains(digitsInGroup) else { throw .notANumber }
        hasCommas = true
        digitsInGroup = 0
      } else {
        value = try append(byte, to: value)
        digitsInGroup += 1
      }
    }
    guard digitsInGroup > 0, !hasCommas || digitsInGroup == 3 else { throw .notANumber }
    return value
  }

  private static func takeFraction(_ text: Span<UInt8>, _ index: inout Int, scale: Int) throws(Failure) -> Int64 {
    guard index < text.count else { return 0 }
    index += 1
    guard index < text.count else { throw .notANumber }
    var value: Int64 = 0
    var decimals = 0
    var hasTooMany = false
    while index < text.count {
      if decimals < scale {
        value = try append(text[index], to: value)
        decimals += 1
      } else {
        hasTooMany = try append(text[index], to: 0) != 0 || hasTooMany
      }
      index += 1
    }
    if hasTooMany { throw .tooManyDecimals }
    return value * powerOfTen(scale - decimals)
  }

  private static func append(_ byte: UInt8, to value: Int64) throws(Failure) -> Int64 {
    guard byte.isDigit else { throw .notANumber }
    let (tens, overflow) = value.multipliedReportingOverflow(by: 10)
    let (sum, carry) = tens.addingReportingOverflow(Int64(byte - UInt8(ascii: "0")))
    guard !overflow, !carry else { throw .outOfRange }
    return sum
  }
}
