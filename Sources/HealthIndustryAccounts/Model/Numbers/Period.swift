/// 报告期: the year that a record is of.
enum Period {
  /// The year in a normalised text such as "2021" or "2021年"; nil for anything else.
  static func year(of text: String) -> Int? {
    let digits = text.hasSuffix("年") ? text.dropLast() : text[...]
    guard digits.utf8.count == 4, let year = Int(digits), (1900...2200).contains(year) else { return nil }
    return year
  }
}
