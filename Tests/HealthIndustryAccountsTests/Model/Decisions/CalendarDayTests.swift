import Testing

@testable import HealthIndustryAccounts

@Suite struct CalendarDayTests {
  @Test(arguments: [
    "2026-11-02", "2026/11/2", "2026.11.02", "2026年11月2日", "20261102", "2026-11-02T08:30:00", "2026/11/2 8:30",
  ])
  func readsADayAsPeopleWriteIt(_ text: String) {
    #expect(CalendarDay(text)?.description == "2026-11-02")
  }

  @Test(arguments: [
    "", "2026", "2026-11", "11/22/2026", "22.11.2026", "2026-13-01", "2026-02-29", "2026-00-10", "46348", "2026-11-x",
    "26-11-22", "明天",
  ])
  func whatMayBeAnotherDayIsNone(_ text: String) {
    #expect(CalendarDay(text) == nil)
  }

  @Test func knowsLeapYears() {
    #expect(CalendarDay("2024-02-29") != nil)
    #expect(CalendarDay("1900-02-29") == nil)
    #expect(CalendarDay("2000-02-29") != nil)
  }

  @Test func laterDaysAreGreater() throws {
    let days = try ["2026-01-31", "2025-12-31", "2026-02-01"].map { try #require(CalendarDay($0)) }
    #expect(days.sorted().map(\.description) == ["2025-12-31", "2026-01-31", "2026-02-01"])
  }

  /// By `date --utc --date=YEAR-12-31 +%s`, in days.
  @Test(arguments: [
    (1950, -6941), (1969, -1), (1970, 364), (1999, 10_956), (2000, 11_322), (2021, 18_992), (2100, 47_846),
  ])
  func endsOfYears(_ year: Int, _ days: Int) {
    #expect(CalendarDay.daysSince1970(toEndOf: year) == days)
  }

  @Test(arguments: [(1900, 86_400), (1970, 31_449_600), (2021, 1_640_908_800)])
  func aWorkbookIsOfTheLastDayOfItsYear(_ period: Int, _ seconds: Int) {
    #expect(Publication(title: "", workbookName: "", period: period).created == seconds)
  }
}
