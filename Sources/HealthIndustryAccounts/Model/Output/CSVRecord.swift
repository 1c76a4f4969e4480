/// Records of a CSV file being written (RFC 4180): UTF-8, comma, quotes only where needed.
///
/// A run writes tens of millions of fields, so figures go from their digits to the bytes without a text between.
struct CSVRecord {
  private(set) var bytes: [UInt8] = []
  private var isFirstField = true

  /// Appends a text.
  mutating func add(_ text: String) {
    separate()
    var text = text
    text.withUTF8 { appendQuotedWhereNeeded($0) }
  }

  /// Appends texts.
  mutating func add(_ texts: [String]) {
    for text in texts { add(text) }
  }

  /// Appends a text in UTF-8.
  mutating func add(utf8 text: Span<UInt8>) {
    separate()
    text.withUnsafeBufferPointer { appendQuotedWhereNeeded($0) }
  }

  /// Appends fields that are separated and quoted already.
  mutating func add(fields: [UInt8]) {
    separate()
    bytes.append(contentsOf: fields)
  }

  /// Appends a whole number.
  mutating func add(_ value: Int) { add(Int64(value), scale: 0) }

  /// Appends an exact decimal, a count of 10^-`scale`, without trailing zeros.
  mutating func add(_ value: Int64, scale: Int) {
    separate()
    let unit = UInt64(DecimalText.powerOfTen(scale))
    let (whole, fraction) = value.magnitude.quotientAndRemainder(dividingBy: unit)
    if fraction == 0 {
      appendDigits(of: whole, isNegative: value < 0)
    } else {
      DecimalText.withDigits(Int128(value), scale: scale, keepsZeros: false) { bytes.append(contentsOf: $0) }
    }
  }

  /// Appends an exact decimal, a count of 10^-`scale`, without trailing zeros.
  mutating func add(_ value: Int128, scale: Int) {
    if let small = Int64(exactly: value) { return add(small, scale: scale) }
    separate()
    DecimalText.withDigits(value, scale: scale, keepsZeros: false) { bytes.append(contentsOf: $0) }
  }

  /// Appends an empty field.
  mutating func addEmpty() {
    separate()
  }

  /// Ends the record.
  mutating func end() {
    bytes.append(UInt8(ascii: "\n"))
    isFirstField = true
  }

  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
  }

  private mutating func separate() {
    if !isFirstField { bytes.append(UInt8(ascii: ",")) }
    isFirstField = false
  }

  /// Digits are made from the last to the first; 64 bits have at most 20.
  private mutating func appendDigits(of magnitude: UInt64, isNegative: Bool) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 24) { buffer in
      var start = buffer.count
      var rest = magnitude
      repeat {
        start -= 1
        let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
        buffer[start] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: digit)
        rest = quotient
      } while rest > 0
      if isNegative {
        start -= 1
        buffer[start] = UInt8(ascii: "-")
      }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: buffer[start...]))
    }
  }

  private mutating func appendQuotedWhereNeeded(_ text: UnsafeBufferPointer<UInt8>) {
    let isFormula = Self.runsAsFormula(text)
    guard text.contains(where: Self.needsQuotes) else {
      if isFormula { bytes.append(UInt8(ascii: "'")) }
      bytes.append(contentsOf: text)
      return
    }
    bytes.append(UInt8(ascii: "\""))
    if isFormula { bytes.append(UInt8(ascii: "'")) }
    for byte in text {
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private static func needsQuotes(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\"") || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
  }

  /// A reported text that Excel would run as a formula gets an apostrophe; numbers keep their sign.
  private static func runsAsFormula(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    switch text.first {
    case UInt8(ascii: "="), UInt8(ascii: "@"): true
    case UInt8(ascii: "+"), UInt8(ascii: "-"):
      !text.dropFirst().allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || $0 == UInt8(ascii: ".") }
    default: false
    }
  }
}
