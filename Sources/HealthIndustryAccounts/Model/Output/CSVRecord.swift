/// Records of a CSV file being written (RFC 4180): UTF-8, comma, quotes only where needed. LibreOffice takes semicolons and tabs for
/// separators too, unless told otherwise: a field with one is quoted as one with a comma is.
///
/// A run writes tens of millions of fields, so figures go from their digits to the bytes without a text between.
struct CSVRecord: TextSink, ~Copyable {
  private var output: OutputBytes
  private var isFirstField = true

  /// - Parameter capacity: bytes that the records will take, roughly: what grows is copied.
  init(capacity: Int = 1 << 10) {
    output = OutputBytes(capacity: capacity)
  }

  /// What was written.
  var bytes: [UInt8] { output.withBytes { Array($0) } }

  var byteCount: Int { output.count }

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

  /// Begins a text that is written in pieces, and says where; ``endText(from:)`` ends it.
  mutating func beginText() -> Int {
    separate()
    return output.count
  }

  /// Ends a text that was written in pieces.
  mutating func endText(from start: Int) {
    let needsMore = output.withBytes { bytes in
      let text = UnsafeBufferPointer(rebasing: bytes[start...])
      return Self.needsQuotes(text) || Self.runsAsFormula(text)
    }
    // Hardly any text of pieces does: one that does is written once more.
    guard needsMore else { return }
    let text = output.withBytes { Array($0[start...]) }
    output.removeAll(from: start)
    text.withUnsafeBufferPointer { appendQuotedWhereNeeded($0) }
  }

  /// Writes a piece of the text that was begun.
  mutating func write(_ text: String) {
    var text = text
    text.withUTF8 { output.append($0) }
  }

  /// Appends a field of nothing.
  mutating func addEmpty() { separate() }

  /// Appends a text in UTF-8.
  mutating func add(utf8 text: Span<UInt8>) {
    separate()
    // Most units say nothing of themselves beside their code.
    if !text.isEmpty { text.withUnsafeBufferPointer { appendQuotedWhereNeeded($0) } }
  }

  /// Appends fields that are separated and quoted already.
  mutating func add(fields: Span<UInt8>) {
    separate()
    fields.withUnsafeBufferPointer { output.append($0) }
  }

  /// Appends a whole number.
  mutating func add(_ value: Int) {
    addDecimals(1) { $0.append(Int64(value), unit: 1) }
  }

  /// Appends fields of decimals that `write` writes and separates, straight into the record's bytes.
  mutating func addDecimals(_ count: Int, _ write: (inout DecimalWriter) -> Void) {
    separate()
    output.append(atMost: count * DecimalWriter.longest) { start in
      var writer = DecimalWriter(start)
      write(&writer)
      return writer.count
    }
  }

  /// Ends the record.
  mutating func end() {
    output.append(UInt8(ascii: "\n"))
    isFirstField = true
  }

  mutating func removeAll() {
    output.removeAll()
  }

  private mutating func separate() {
    if !isFirstField { output.append(UInt8(ascii: ",")) }
    isFirstField = false
  }

  private mutating func appendQuotedWhereNeeded(_ text: UnsafeBufferPointer<UInt8>) {
    // No first character of a formula is above `@`, as those of most texts are.
    let isFormula = (text.first ?? 0xFF) <= UInt8(ascii: "@") && Self.runsAsFormula(text)
    guard Self.needsQuotes(text) else {
      if isFormula { output.append(UInt8(ascii: "'")) }
      output.append(text)
      return
    }
    output.append(UInt8(ascii: "\""))
    if isFormula { output.append(UInt8(ascii: "'")) }
    for byte in text {
      if byte == UInt8(ascii: "\"") { output.append(byte) }
      output.append(byte)
    }
    output.append(UInt8(ascii: "\""))
  }

  /// All bytes that need quotes are below `-`, as few others of a name are, or a semicolon: eight bytes at a time are
  /// asked for such.
  private static func needsQuotes(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let tops: UInt64 = 0x8080_8080_8080_8080
    let raw = UnsafeRawBufferPointer(text)
    var index = 0
    while index + 8 <= text.count {
      let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      let semicolons = word ^ ones &* UInt64(UInt8(ascii: ";"))
      let low = (word &- ones &* UInt64(UInt8(ascii: "-"))) & ~word
      if (low | (semicolons &- ones) & ~semicolons) & tops != 0 { break }
      index += 8
    }
    return text[index...].contains(where: needsQuotes)
  }

  private static func needsQuotes(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t"), UInt8(ascii: "\n"),
      UInt8(ascii: "\r"):
      true
    default: false
    }
  }

  /// A reported text that Excel would run as a formula gets an apostrophe; numbers keep their sign.
  private static func runsAsFormula(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    switch text.first {
    case UInt8(ascii: "="), UInt8(ascii: "@"): true
    case UInt8(ascii: "+"), UInt8(ascii: "-"):
      !text.dropFirst().allSatisfy { $0.isDigit || $0 == UInt8(ascii: ".") }
    default: false
    }
  }
}
