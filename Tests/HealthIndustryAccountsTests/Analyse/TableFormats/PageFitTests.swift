import Testing

@testable import HealthIndustryAccounts

/// A4 on its side holds 7.07 inches, 509 points, of a sheet that is not wider than it.
@Suite struct PageFitTests {
  @Test func aSmallTableIsOnOnePage() {
    #expect(fit(rows: 20, notes: 5) == .onePage)
    // 600 points: a little smaller, and still one page.
    #expect(fit(rows: 45, notes: 5) == .onePage)
  }

  @Test func theLastPageHoldsAllNotesAndRowsAboveThem() throws {
    for rows in 60...140 {
      guard case .pages(let last) = fit(rows: rows, notes: 5) else {
        Issue.record("\(rows) rows are not on one page")
        continue
      }
      #expect(last > 0 && last <= rows - 3)
      // What is on it fits.
      #expect(Double(rows + 5 - last) * 12 <= 509 - 50)
    }
  }

  @Test func pagesBeforeTheLastAreFull() {
    // (509 − 50) × 0.88 ÷ 12 is 33 rows: 33 + 33 + 24, and 5 notes.
    #expect(fit(rows: 90, notes: 5) == .pages(last: 66))
  }

  @Test func aWideSheetIsSmallerAndHoldsMore() {
    #expect(fit(rows: 95, notes: 5, widths: Array(repeating: 30, count: 12)) == .onePage)
  }

  @Test func notesLongerThanAPageStandOnAPageOfTheirOwnRows() {
    #expect(fit(rows: 10, notes: 200) == .pages(last: 7))
  }

  private func fit(rows: Int, notes: Int, widths: [Double] = [20, 20]) -> PageFit {
    PageFit(
      widths: widths, isLandscape: true, head: 50, rows: Array(repeating: 12, count: rows + notes), together: notes + 3)
  }
}
