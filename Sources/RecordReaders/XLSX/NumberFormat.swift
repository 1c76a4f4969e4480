/// What a number format makes of the number in a cell, as far as it then shows another one.
enum NumberFormat: Equatable {
  /// The number itself, whatever stands around it; in percent it is the same number.
  case number
  case date(DatePattern)
  /// The number in thousands, by the pattern.
  case scaled(String)

  /// A pattern that the format has by number alone (ECMA-376 part 1, 18.8.30).
  init(builtIn number: Int) {
    self = DatePattern(builtIn: number).map { .date($0) } ?? .number
  }

  /// A pattern written out, such as `#,##0.00` or `0.0,"千元"`.
  init(_ code: String) {
    if let pattern = DatePattern(code) {
      self = .date(pattern)
    } else {
      self = Self.scales(code) ? .scaled(code) : .number
    }
  }

  /// Whether a comma behind the last digit of a number stands outside quotes, brackets and escapes.
  private static func scales(_ code: String) -> Bool {
    var isBehindDigit = false
    var isBehindComma = false
    var rest = Substring(code)
    while let character = rest.popFirst() {
      switch character {
      case "\"": rest = rest.drop { $0 != "\"" }.dropFirst()
      case "[": rest = rest.drop { $0 != "]" }.dropFirst()
      // East Asian editions write `!` for a backslash.
      case "\\", "!", "_", "*": rest = rest.dropFirst()
      case ",": isBehindComma = isBehindComma || isBehindDigit
      case "0", "#", "?":
        isBehindDigit = true
        isBehindComma = false
      case ".", ";":
        if isBehindComma { return true }
        isBehindDigit = isBehindDigit && character == "."
      default: break
      }
    }
    return isBehindComma
  }
}
