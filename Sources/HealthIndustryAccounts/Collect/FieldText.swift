internal import RecordReaders

/// Normal forms of field text, made on bytes, since every record passes here several times.
///
/// Full-width letters, digits and signs become half-width in codes and numbers; blanks around a text never count.
enum FieldText {
  /// A code, number or region: half-width, trimmed.
  static func code(_ utf8: Span<UInt8>) -> String {
    let range = trimmedRange(utf8)
    let trimmed = utf8.extracting(range)
    guard !isASCII(trimmed) else { return string(trimmed) }
    let narrow = halfWidth(trimmed)
    // A full-width blank was one character of three bytes and may stand at either end.
    return string(narrow.span.extracting(trimmedRange(narrow.span)))
  }

  /// A code from text.
  static func code(_ text: String) -> String { code(text.utf8.span) }

  /// A column's name: heads are broken into lines to fit their columns, and the name is the text without the breaks.
  static func columnName(_ text: String) -> String { code(withoutLineBreaks(text)) }

  /// As messages quote the name of a column.
  static func withoutLineBreaks(_ text: String) -> String { text.filter { !$0.isNewline } }

  /// An identifier: a code in upper case without inner blanks and hyphens.
  static func identifier(_ text: String) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    for byte in code(text).utf8 where byte != 0x20 && byte != 0x2D {
      bytes.append((0x61...0x7A).contains(byte) ? byte - 0x20 : byte)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A name or description: only trimmed, since it is printed as it was reported.
  static func trimmed(_ utf8: Span<UInt8>) -> String { string(utf8.extracting(trimmedRange(utf8))) }

  /// A trimmed text.
  static func trimmed(_ text: String) -> String { trimmed(text.utf8.span) }

  private static func string(_ utf8: Span<UInt8>) -> String {
    utf8.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
  }

  private static func isASCII(_ utf8: Span<UInt8>) -> Bool {
    for index in utf8.indices where utf8[index] >= 0x80 { return false }
    return true
  }

  /// Without blanks at both ends: space, tab, line breaks, U+00A0 and U+3000.
  static func trimmedRange(_ utf8: Span<UInt8>) -> Range<Int> {
    var start = 0
    var end = utf8.count
    while let length = blankLength(utf8, at: start, end) { start += length }
    while let length = blankLength(utf8, before: end, start) { end -= length }
    return start..<end
  }

  private static func blankLength(_ utf8: Span<UInt8>, at index: Int, _ end: Int) -> Int? {
    guard index < end else { return nil }
    switch utf8[index] {
    case 0x20, 0x09, 0x0A, 0x0D: return 1
    case 0xC2 where index + 2 <= end && utf8[index + 1] == 0xA0: return 2
    case 0xE3 where index + 3 <= end && utf8[index + 1] == 0x80 && utf8[index + 2] == 0x80: return 3
    default: return nil
    }
  }

  private static func blankLength(_ utf8: Span<UInt8>, before end: Int, _ start: Int) -> Int? {
    for length in 1...3 where end - length >= start {
      if blankLength(utf8, at: end - length, end) == length { return length }
    }
    return nil
  }

  /// U+FF01…U+FF5E are U+0021…U+007E in full width; U+3000 and U+00A0 are blanks.
  private static func halfWidth(_ utf8: Span<UInt8>) -> [UInt8] {
    var narrow: [UInt8] = []
    narrow.reserveCapacity(utf8.count)
    var index = 0
    while index < utf8.count {
      if let length = blankLength(utf8, at: index, utf8.count), length > 1 {
        narrow.append(0x20)
        index += length
      } else if utf8[index] == 0xEF, index + 3 <= utf8.count, let byte = narrowForm(utf8[index + 1], utf8[index + 2]) {
        narrow.append(byte)
        index += 3
      } else {
        narrow.append(utf8[index])
        index += 1
      }
    }
    return narrow
  }

  /// The ASCII form of U+FF01…U+FF5E from the second and third byte of its UTF-8.
  private static func narrowForm(_ second: UInt8, _ third: UInt8) -> UInt8? {
    switch (second, third) {
    case (0xBC, 0x81...0xBF): third - 0x60
    case (0xBD, 0x80...0x9E): third - 0x20
    default: nil
    }
  }
}
