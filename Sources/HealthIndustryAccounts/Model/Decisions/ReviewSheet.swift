/// 待定名单: the units whose class a person must decide, ranked, as a sheet to fill in. Grain: one row a unit.
struct ReviewSheet: Sendable {
  /// What stands in a cell.
  enum Cell: Sendable, Equatable {
    case text(String)
    case whole(Int)
    /// In 10^-10 of the unit.
    case amount(Int128)
    /// In 1/10000.
    case share(Int)
    case blank
  }

  let title: String
  let period: Int
  /// The sentence that marks a working edition; empty for an official one.
  let statusNote: String
  /// What the amount is and its unit; nil where units are ranked by uncertainty alone.
  let amountName: String?
  let rowCount: Int
  /// The most rows that the workbook holds; review.csv holds all.
  let workbookRowLimit: Int
  let choices: [Choice]
  /// The cells of a row, by the columns asked for.
  let cells: @Sendable (Int, [ReviewColumn]) -> [Cell]
  /// Writes rows as they stand in review.csv.
  let writeRows: @Sendable (Range<Int>, inout CSVRecord) -> Void
  /// Whether suggested industries have scores.
  var hasScores = false

  /// One thing that may be decided.
  struct Choice: Sendable {
    let text: String
    /// Names of the items above the class, from the top; empty for the others.
    let above: [String]
  }

  var workbookRowCount: Int { min(rowCount, workbookRowLimit) }
}
