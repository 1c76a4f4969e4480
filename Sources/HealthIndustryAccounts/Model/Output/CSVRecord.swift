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
  mutating func add(fields: Span<UInt8>) {
    separate()
    fields.withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
  }

  /// Appends a whole number.
  mutating func add(_ value: Int) {
    addDecimals(1) { $0.append(Int64(value), unit: 1) }
  }

  /// Appends fields of decimals that `write` writes and separates, straight into the record's bytes.
  mutating func addDecimals(_ count: Int, _ write: (inout DecimalWriter) -> Void) {
    separate()
    bytes.append(addingCapacity: count * DecimalWriter.longest) { free in
      free.withUnsafeMutableBufferPointer { buffer, count in
        var writer = DecimalWriter(buffer)
        write(&writer)
        count = writer.count
      }
    }
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

  mutating func reserve(_ byteCount: Int) { bytes.reserveCapacity(byteCount) }

  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
  }

  private mutating func separate() {
    if !isFirstField { bytes.append(UInt8(ascii: ",")) }
    isFirstField = false
  }

  private mutating func appendQuotedWhereNeeded(_ text: UnsafeBufferPointer<UInt8>) {
    let isFormula = Self.runsAsFormula(text)
    guard Self.needsQuotes(text) else {
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

  /// Without a branch a byte, so that the compiler compares many at a time.
  private static func needsQuotes(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var found: UInt8 = 0
    for byte in text {
      found |= byte == UInt8(ascii: "\"") || byte == UInt8(ascii: ",") ? 1 : 0
      found |= byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") ? 1 : 0
    }
    return found != 0
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
