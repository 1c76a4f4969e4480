/// The figures of some rows, those of one row side by side: what formulas, rules and the unit file read.
/// Grain: one row a unit, one value a variable of the catalogue.
///
/// Columns hold the figures; a loop that needs all of a row's would jump from column to column, and through the
/// columns' owners, for each.
struct FigureBlock: Sendable {
  private let values: [Int64]
  private let width: Int
  private let firstRow: Int

  init(_ columns: [FigureColumn], _ rows: Range<Int>) {
    width = columns.count
    firstRow = rows.lowerBound
    var values = [Int64](repeating: UnitTable.missing, count: rows.count * columns.count)
    for (number, column) in columns.enumerated() where column.isUsed {
      column.copy(rows, to: &values, from: number, every: columns.count)
    }
    self.values = values
  }

  @inline(__always)
  subscript(column: Int, row: Int) -> Int64 { values[(row - firstRow) * width + column] }
}
