/// The figures of some neighbouring rows: what formulas, rules and the unit file read.
/// Grain: one row a unit, one column a variable of the catalogue.
struct FigureBlock: Sendable {
  let rows: Range<Int>
  private var values: [Int64]
  /// Places from column to column. A little more than the rows: columns a power of two apart would drive each other out of
  /// the processor's cache.
  private let stride: Int

  init(_ columns: [FigureColumn], _ rows: Range<Int>) {
    self.rows = rows
    stride = rows.count + 8
    values = [Int64](repeating: UnitTable.missing, count: stride * columns.count)
    for (number, column) in columns.enumerated() where column.isUsed {
      column.copy(rows, to: &values, at: number * stride)
    }
  }

  @inline(__always)
  subscript(column: Int, row: Int) -> Int64 { values[column * stride + row - rows.lowerBound] }

  /// The figures of a column, one a row of the block.
  @inline(__always)
  func withColumn(_ column: Int, _ body: (UnsafeBufferPointer<Int64>) -> Void) {
    values.withUnsafeBufferPointer { values in
      body(UnsafeBufferPointer(rebasing: values[column * stride..<column * stride + rows.count]))
    }
  }
}
