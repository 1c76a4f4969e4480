/// Follows libcsv's states, to know where a record ends without cutting its fields.
///
/// A file is split among workers only between records; a line break inside quotes is none. libcsv stays the grammar:
/// these transitions are its own (csv_parse of 3.0.3, not strict), and a differential test holds the two together.
struct CSVRecordBoundaries {
  private enum State {
    case recordNotBegun, fieldNotBegun, unquoted, quoted, quoteInQuoted, blankAfterQuote
  }

  private let delimiter: UInt8
  private var state = State.recordNotBegun
  /// Text stood behind the closing quote of a field. libcsv would go on as if the quote had not closed it, and take
  /// the records up to some later quote for one field; what was meant cannot be known.
  private(set) var hasTextAfterQuote = false

  init(delimiter: UInt8) {
    self.delimiter = delimiter
  }

  /// Whether the bytes so far end inside a quoted field.
  var isQuoted: Bool { state == .quoted }
  /// Whether the bytes so far end between two records.
  var isBetweenRecords: Bool { state == .recordNotBegun }

  /// Takes one byte; true where it ends a record.
  mutating func advance(_ byte: UInt8) -> Bool {
    switch state {
    case .recordNotBegun, .fieldNotBegun: return beginField(byte)
    case .unquoted: return continueUnquoted(byte)
    case .quoted:
      if byte == ASCII.quote { state = .quoteInQuoted }
      return false
    case .quoteInQuoted, .blankAfterQuote: return continueAfterQuote(byte)
    }
  }

  private mutating func beginField(_ byte: UInt8) -> Bool {
    if byte == delimiter {
      state = .fieldNotBegun
    } else if ASCII.isLineBreak(byte) {
      defer { state = .recordNotBegun }
      return state == .fieldNotBegun
    } else if byte == ASCII.quote {
      state = .quoted
    } else if !ASCII.isBlank(byte) {
      state = .unquoted
    }
    return false
  }

  private mutating func continueUnquoted(_ byte: UInt8) -> Bool {
    if byte == delimiter { state = .fieldNotBegun }
    return endRecord(at: byte)
  }

  private mutating func continueAfterQuote(_ byte: UInt8) -> Bool {
    if byte == delimiter {
      state = .fieldNotBegun
    } else if ASCII.isBlank(byte) {
      state = .blankAfterQuote
    } else if byte == ASCII.quote {
      // Two quotes in a row are one; with blanks between them they are not.
      hasTextAfterQuote = hasTextAfterQuote || state == .blankAfterQuote
      state = state == .quoteInQuoted ? .quoted : .quoteInQuoted
    } else if !ASCII.isLineBreak(byte) {
      hasTextAfterQuote = true
      state = .quoted
    }
    return endRecord(at: byte)
  }

  private mutating func endRecord(at byte: UInt8) -> Bool {
    guard ASCII.isLineBreak(byte) else { return false }
    state = .recordNotBegun
    return true
  }
}
