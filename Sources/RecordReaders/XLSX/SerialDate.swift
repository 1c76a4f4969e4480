/// A point in time as workbooks count it: days, and the time of the day as a fraction.
struct SerialDate {
  private static let secondsPerDay = 86_400
  /// The first day of the year 10000.
  private static let limit = 2_958_466.0
  /// Days between the two ways of counting.
  private static let from1904 = 1_462

  private let days: Int
  private let seconds: Int

  /// nil where the number is no date between 1900 and 9999.
  init?(_ number: Double, countsFrom1904: Bool) {
    guard number >= 0, number < Self.limit else { return nil }
    let whole = number.rounded(.down)
    let seconds = Int(((number - whole) * Double(Self.secondsPerDay)).rounded())
    let days = Int(whole) + (countsFrom1904 ? Self.from1904 : 0) + seconds / Self.secondsPerDay
    guard Double(days) < Self.limit else { return nil }
    self.days = days
    self.seconds = seconds % Self.secondsPerDay
  }

  /// ISO 8601: `2021-12-31`, `2021-12-31T08:30:00` where there is a time of the day.
  var date: String {
    seconds == 0 ? day : day + "T" + time
  }

  /// ISO 8601: `08:30:00`. A duration of a day and more is a number of hours above 23, as a sheet shows it.
  func time(countsFrom1904: Bool) -> String {
    let whole = days - (countsFrom1904 ? Self.from1904 : 0)
    return Self.twoDigits(seconds / 3600 + whole * 24) + time.dropFirst(2)
  }

  private var time: String {
    [seconds / 3600, seconds / 60 % 60, seconds % 60].map(Self.twoDigits).joined(separator: ":")
  }

  private var day: String {
    // Workbooks count a 29 February 1900, which never was, so that all days before it are one lower.
    if days == 60 { return "1900-02-29" }
    // What a sheet shows where a formula refers to a blank cell.
    if days == 0 { return "1900-01-00" }
    let (year, month, day) = Self.civil(daysSince1970: days - 25_569 + (days < 60 ? 1 : 0))
    return "\(year)-\(Self.twoDigits(month))-\(Self.twoDigits(day))"
  }

  private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  /// Year, month and day of the Gregorian calendar, counted in years that begin in March: the leap day comes last.
  private static func civil(daysSince1970: Int) -> (year: Int, month: Int, day: Int) {
    let days = daysSince1970 + 719_468
    let era = days / 146_097
    let dayOfEra = days % 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shifted + 2) / 5 + 1)
  }
}
