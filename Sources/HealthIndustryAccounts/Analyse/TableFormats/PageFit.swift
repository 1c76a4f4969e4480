/// How a sheet as wide as a page is cut into pages. Programs and fonts do not lay out alike: only where the last page begins
/// is fixed, so that the notes are never alone.
enum PageFit: Equatable {
  /// Small enough for one page, or nearly.
  case onePage
  /// As many pages as it takes; the last begins with this row, counted from the first below the head.
  case pages(last: Int)

  /// A4 without the margins of ``XLSXWorkbook/setPage(headRows:isLandscape:)``, in inches.
  private static let page = (long: 11.69 - 1.0, short: 8.27 - 1.0, longHeight: 11.69 - 1.2, shortHeight: 8.27 - 1.2)
  /// How much smaller one page may become than a width of one page makes it, as rows that it holds.
  private static let mostRowsOfOnePage = 1.35
  /// How much of a page is filled by this reckoning, so that what other programs reckon is not more than a page.
  private static let used = 0.88

  /// - Parameters:
  ///   - widths: of the columns, in characters.
  ///   - head: height of what each page repeats, in points.
  ///   - rows: heights of all rows below it.
  ///   - together: how many of the last rows must not be torn from each other.
  init(widths: [Double], isLandscape: Bool, head: Double, rows: [Double], together: Int) {
    let free = Self.capacity(widths, isLandscape: isLandscape) - head
    if rows.reduce(0, +) <= free * Self.mostRowsOfOnePage {
      self = .onePage
      return
    }
    self = .pages(last: Self.lastStart(rows, free: free * Self.used, together: together))
  }

  /// Full pages before the last, as few as leave no more for it than it holds; then what must stay together is on it.
  private static func lastStart(_ rows: [Double], free: Double, together: Int) -> Int {
    let latest = max(rows.count - together, 0)
    var start = 0
    while start < latest, rows[start...].reduce(0, +) > free {
      var used = 0.0
      while start < latest, used + rows[start] <= free {
        used += rows[start]
        start += 1
      }
      // A row higher than a page would never fit.
      if used == 0 { start += 1 }
    }
    return start
  }

  /// Points of the sheet that a page holds once it is as wide as the page, or less wide.
  private static func capacity(_ widths: [Double], isLandscape: Bool) -> Double {
    let width = isLandscape ? page.long : page.short
    let height = isLandscape ? page.shortHeight : page.longHeight
    // A character is 7 pixels of 1/96 inch wide, and each column has 5 more.
    let sheet = widths.map { ($0 * 7 + 5) / 96 }.reduce(0, +)
    return height * 72 * max(1, sheet / width)
  }
}
