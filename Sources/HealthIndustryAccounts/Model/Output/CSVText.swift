/// Writes records as CSV (RFC 4180): UTF-8, comma, line feed, quotes only where needed.
enum CSVText {
  static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// One record with its line break.
  static func line(_ fields: [String]) -> String {
    fields.map(quotedWhereNeeded).joined(separator: ",") + "\n"
  }

  private static func quotedWhereNeeded(_ field: String) -> String {
    let text = neutralised(field)
    guard text.utf8.contains(where: { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }) else { return text }
    return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }

  /// A reported text that Excel would run as a formula gets an apostrophe; numbers keep their sign.
  private static func neutralised(_ field: String) -> String {
    guard let first = field.utf8.first, [0x3D, 0x40, 0x2B, 0x2D].contains(first), !isNumber(field.utf8.dropFirst()) else {
      return field
    }
    return "'" + field
  }

  private static func isNumber(_ text: Substring.UTF8View) -> Bool {
    !text.isEmpty && text.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2E }
  }
}
