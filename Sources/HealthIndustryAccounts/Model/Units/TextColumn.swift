/// A column of texts in one buffer. Grain: one row a unit. UTF-8; read as `String` only where a person will see it.
struct TextColumn: Sendable {
  private var bytes: [UInt8] = []
  /// Where each text ends, without the bits above 32: a word less a row, in columns of millions.
  private var ends: [UInt32] = []
  /// Rows that end behind another 4 GiB of texts.
  private var wraps: [Int] = []
  /// Texts that integration took from another record.
  private var replacements: [Int: String] = [:]
  private var replacedRows = RowSet()

  var count: Int { ends.count }

  subscript(row: Int) -> String {
    replacement(of: row)
      ?? bytes.span.extracting(range(of: row)).withUnsafeBufferPointer {
        String(decoding: $0, as: UTF8.self)
      }
  }

  func isEmpty(_ row: Int) -> Bool { replacement(of: row) == nil && range(of: row).isEmpty }

  @inline(__always)
  func withBytes<Result>(of row: Int, _ body: (Span<UInt8>) -> Result) -> Result {
    if let replacement = replacement(of: row) { return body(replacement.utf8.span) }
    return body(bytes.span.extracting(range(of: row)))
  }

  mutating func append(_ text: String) {
    bytes.append(contentsOf: text.utf8)
    endText()
  }

  /// Appends a text in UTF-8.
  mutating func append(_ text: Span<UInt8>) {
    text.withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
    endText()
  }

  /// Appends a text of no characters.
  mutating func appendEmpty() { endText() }

  /// Puts a text in place of a row's own.
  mutating func replace(_ row: Int, with text: String) {
    replacements[row] = text
    replacedRows.insert(row)
  }

  mutating func append(contentsOf other: TextColumn) {
    let offset = bytes.count
    bytes.append(contentsOf: other.bytes)
    for row in 0..<other.count { append(end: offset + other.end(of: row)) }
  }

  /// Makes room for so many columns like another behind this one.
  mutating func reserve(_ other: TextColumn, times: Int) {
    reserve(rows: count + other.count * times, bytes: bytes.count + other.bytes.count * times)
  }

  mutating func reserve(rows: Int, bytes byteCount: Int) {
    ends.reserveCapacity(rows)
    bytes.reserveCapacity(byteCount)
  }

  @inline(__always)
  private func replacement(of row: Int) -> String? { replacedRows.contains(row) ? replacements[row] : nil }

  private mutating func endText() { append(end: bytes.count) }

  private mutating func append(end: Int) {
    if end >> 32 > wraps.count { wraps.append(ends.count) }
    ends.append(UInt32(truncatingIfNeeded: end))
  }

  @inline(__always)
  private func end(of row: Int) -> Int {
    let end = Int(ends[row])
    return wraps.isEmpty ? end : end + wrapsUp(to: row) << 32
  }

  private func wrapsUp(to row: Int) -> Int { wraps.count { $0 <= row } }

  @inline(__always)
  private func range(of row: Int) -> Range<Int> {
    (row == 0 ? 0 : end(of: row - 1))..<end(of: row)
  }
}
