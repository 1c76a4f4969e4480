/// What a spreadsheet leaves of an identifier of digits alone that it takes for a number: its first 15 digits, and zeros.
enum SpreadsheetNumber {
  /// Whether the text is a number as spreadsheets write long ones: `9.153E+17`.
  static func isScientific(_ text: String) -> Bool {
    let parts = text.split(separator: "E", omittingEmptySubsequences: false)
    guard parts.count == 2, let first = parts[0].first, first.isNumber else { return false }
    let mantissa = parts[0].filter { $0 != "." }
    let power = parts[1].filter { $0 != "+" }
    let isNumber = mantissa.utf8.allSatisfy(\.isDigit) && !power.isEmpty && power.utf8.allSatisfy(\.isDigit)
    return isNumber && (parts[0].contains(".") || parts[1].hasPrefix("+"))
  }

  /// Whether the text is of more than 15 digits and has zeros behind these.
  static func hasLostItsEnd(_ text: String) -> Bool {
    text.utf8.count >= 16 && text.utf8.allSatisfy(\.isDigit) && text.dropFirst(15).allSatisfy { $0 == "0" }
  }
}
