/// A column of texts in one buffer. Grain: one row a unit. UTF-8; read as `String` only where a person will see it.
struct TextColumn: Sendable {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  /// Texts that integration took from another record.
  private var replacements: [Int: String] = [:]

  var count: Int { ends.count }

  subscript(row: Int) -> String {
    replacements[row] ?? String(decoding: bytes[range(of: row)], as: UTF8.self)
  }

  func isEmpty(_ row: Int) -> Bool { replacements[row] == nil && range(of: row).isEmpty }

  func withBytes<Result>(of row: Int, _ body: (Span<UInt8>) -> Result) -> Result {
    if let replacement = replacements[row] { return body(replacement.utf8.span) }
    return body(bytes.span.extracting(range(of: row)))
  }

  mutating func append(_ text: String) {
    bytes.append(contentsOf: text.utf8)
    ends.append(bytes.count)
  }

  /// Puts a text in place of a row's own.
  mutating func replace(_ row: Int, with text: String) {
    replacements[row] = text
  }

  mutating func append(contentsOf other: TextColumn) {
    let offset = bytes.count
    bytes.append(contentsOf: other.bytes)
    ends.append(contentsOf: other.ends.map { $0 + offset })
  }

  private func range(of row: Int) -> Range<Int> {
    (row == 0 ? 0 : ends[row - 1])..<ends[row]
  }
}
