/// 报告期: the year that a record is of.
enum Period {
  /// Years that the program takes for such.
  static let years = 1900...2200

  /// The year in a normalised text such as "2021" or "2021年"; nil for anything else.
  static func year(of text: String) -> Int? {
    let digits = text.hasSuffix("年") ? text.dropLast() : text[...]
    guard digits.utf8.count == 4, let year = Int(digits), years.contains(year) else { return nil }
    return year
  }
}
