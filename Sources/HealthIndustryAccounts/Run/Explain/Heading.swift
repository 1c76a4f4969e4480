/// Headings of the sections of an explanation. Which sections there are depends on what is explained, so they are numbered
/// once all are there.
enum Heading {
  /// No other line begins so: what records say stands behind words of our own.
  private static let mark = "\u{1}"
  private static let numerals = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"]

  /// A heading whose number is still to come.
  static func line(_ title: String) -> String { mark + title }

  /// The lines with their headings numbered in the order in which they stand.
  static func numbered(_ lines: [String]) -> [String] {
    var count = 0
    return lines.map { line in
      guard line.hasPrefix(mark) else { return line }
      defer { count += 1 }
      return "\(count < numerals.count ? numerals[count] : "\(count + 1)")、\(line.dropFirst(mark.count))"
    }
  }
}
