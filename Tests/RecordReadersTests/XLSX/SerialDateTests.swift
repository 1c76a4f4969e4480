import Testing

@testable import RecordReaders

@Suite struct SerialDateTests {
  @Test(arguments: [
    (1.0, "1900-01-01"), (59, "1900-02-28"), (60, "1900-02-29"), (61, "1900-03-01"), (25_569, "1970-01-01"),
    (36_585, "2000-02-29"), (44_561, "2021-12-31"), (44_561.354_166_666_7, "2021-12-31T08:30:00"),
    (44_560.999_999_9, "2021-12-31"), (2_958_465, "9999-12-31"),
  ])
  func daysSince1900(number: Double, expected: String) {
    #expect(SerialDate(number, countsFrom1904: false)?.date == expected)
  }

  @Test(arguments: [(0.0, "1904-01-01"), (60, "1904-03-01"), (43_099, "2021-12-31")])
  func daysSince1904(number: Double, expected: String) {
    #expect(SerialDate(number, countsFrom1904: true)?.date == expected)
  }

  @Test(arguments: [(0.0, "00:00:00"), (0.75, "18:00:00"), (1.5, "36:00:00")])
  func times(number: Double, expected: String) {
    #expect(SerialDate(number, countsFrom1904: false)?.time(countsFrom1904: false) == expected)
    #expect(SerialDate(number, countsFrom1904: true)?.time(countsFrom1904: true) == expected)
  }

  @Test(arguments: [-1.0, 2_958_466, .infinity, .nan]) func isNone(number: Double) {
    #expect(SerialDate(number, countsFrom1904: false) == nil)
  }
}

@Suite struct DatePatternTests {
  @Test(arguments: [
    ("yyyy-mm-dd", DatePattern.date), ("yyyy\"年\"m\"月\"d\"日\"", .date), ("[$-804]yyyy/m/d;@", .date), ("mmm", .date),
    ("m/d/yy h:mm", .date), ("h:mm:ss", .time), ("[h]:mm", .time), ("[mm]:ss", .time), ("h:mm AM/PM", .time),
  ])
  func showsATime(code: String, expected: DatePattern) {
    #expect(DatePattern(code) == expected)
  }

  @Test(arguments: [
    "General", "0", "0.00", "#,##0.00;[Red]-#,##0.00", "@", "0.00E+00", "0\"day\"", "[DBNum1][$-804]General", "0\\d",
    "_m0",
    "[>100]0", "\"¥\"#,##0",
  ])
  func showsANumber(code: String) {
    #expect(DatePattern(code) == nil)
  }

  @Test(arguments: [
    "0,", "#,##0,", "#,##0.0,", "0.00,,\"亿\"", "#,##0,.00", "0!.0,\"万\"", "0\\.0,",
    "[>=10000]0!.0,\"万\";0", "0;-0,",
  ])
  func showsAnotherNumber(code: String) { #expect(NumberFormat(code) == .scaled(code)) }

  @Test(arguments: [
    "General", "0", "#,##0", "#,##0.00;[Red]-#,##0.00", "#,##0_);(#,##0)", "@", "0\"%\"", "0\\%", "0\",\"", ",0",
    "0\\,",
    "_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * \"-\"??_ ;_ @_ ", "[$-804]#,##0", "# ?/?", "0%", "0.00%", "0.00E+00",
  ])
  func showsTheNumber(code: String) { #expect(NumberFormat(code) == .number) }

  @Test func patternsThatTheFormatHasByNumber() {
    let dates = (0...163).filter { DatePattern(builtIn: $0) != nil }
    #expect(dates == Array(14...22) + Array(27...36) + Array(45...47) + Array(50...58))
  }
}
