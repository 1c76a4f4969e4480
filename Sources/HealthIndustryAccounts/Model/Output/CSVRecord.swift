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
  mutating func add(_ value: Int) {
    separate()
    append(numberBytes: 24) { $0.append(Int64(value), scale: 0) }
  }

  /// Appends exact decimals without trailing zeros, one a field; nil is an empty field.
  ///
  /// - Parameter decimal: the n-th value as a count of 10^-scale.
  mutating func add(decimals count: Int, _ decimal: (Int) -> (value: Int128, scale: Int)?) {
    guard count > 0 else { return }
    separate()
    append(numberBytes: count * DecimalWriter.longest) { writer in
      for number in 0..<count {
        if number > 0 { writer.append(UInt8(ascii: ",")) }
        if let (value, scale) = decimal(number) { writer.append(value, scale: scale) }
      }
    }
  }

  private mutating func append(numberBytes capacity: Int, _ write: (inout DecimalWriter) -> Void) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: capacity) { buffer in
      var writer = DecimalWriter(buffer)
      write(&writer)
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: buffer[..<writer.count]))
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

  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
  }

  private mutating func separate() {
    if !isFirstField { bytes.append(UInt8(ascii: ",")) }
    isFirstField = false
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
