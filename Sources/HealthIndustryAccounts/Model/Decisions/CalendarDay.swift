/// 日期: a day of the Gregorian calendar, as a person writes it.
struct CalendarDay: Sendable, Hashable, Comparable, CustomStringConvertible {
  let year: Int
  let month: Int
  let day: Int

  /// nil where there is no such day.
  init?(year: Int, month: Int, day: Int) {
    guard (1900...9999).contains(year), (1...12).contains(month), (1...Self.days(of: month, year)).contains(day) else {
      return nil
    }
    self.year = year
    self.month = month
    self.day = day
  }

  /// Reads `2026-11-22`, `2026/11/22`, `2026.11.22`, `2026年11月22日`, `20261122`, month and day of one or two digits, with
  /// a time of the day behind or not; nil for any other text.
  ///
  /// The year must come first: `11/22/2026` and `22/11/2026` cannot be told apart in `03/04/2026`.
  init?(_ text: String) {
    let date = text.split(whereSeparator: { $0 == "T" || $0 == " " }).first ?? ""
    let parts = date.split(omittingEmptySubsequences: true) { "-/.年月日".contains($0) }
    let isPlain = parts.count == 1 && date.utf8.count == 8
    let pieces = isPlain ? [date.prefix(4), date.dropFirst(4).prefix(2), date.suffix(2)] : parts
    guard pieces.count == 3, pieces[0].utf8.count == 4, pieces.allSatisfy(Self.isNumber),
      let year = Int(pieces[0]), let month = Int(pieces[1]), let day = Int(pieces[2])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// ISO 8601.
  var description: String { "\(year)-\(Self.twoDigits(month))-\(Self.twoDigits(day))" }

  static func < (a: Self, b: Self) -> Bool { (a.year, a.month, a.day) < (b.year, b.month, b.day) }

  /// Days from 1 January 1970 to 31 December of a year; negative for years before.
  static func daysSince1970(toEndOf year: Int) -> Int {
    (year - 1969) * 365 + leapDays(toEndOf: year) - leapDays(toEndOf: 1969) - 1
  }

  /// Days of 29 February from the year 1 on.
  private static func leapDays(toEndOf year: Int) -> Int { year / 4 - year / 100 + year / 400 }

  private static func isNumber(_ text: Substring) -> Bool {
    text.utf8.allSatisfy(\.isDigit)
  }

  private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  private static func days(of month: Int, _ year: Int) -> Int {
    switch month {
    case 2: leapDays(toEndOf: year) - leapDays(toEndOf: year - 1) + 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
