/// The figures of some neighbouring rows: what formulas, rules and the unit file read.
/// Grain: one row a unit, one column a variable of the catalogue.
struct FigureBlock: Sendable {
  let rows: Range<Int>
  private let values: [Int64]
  /// Where each column begins in `values`. Columns in which no row has a figure share the first, of missing figures.
  private let starts: [Int]

  init(_ columns: [FigureColumn], _ rows: Range<Int>) {
    self.rows = rows
    let used = columns.indices.filter { columns[$0].mayHaveFigures(rows) }
    // A little more than the rows: columns a power of two apart would drive each other out of the processor's cache.
    let stride = rows.count + 8
    var starts = [Int](repeating: 0, count: columns.count)
    for (place, column) in used.enumerated() { starts[column] = (place + 1) * stride }
    self.starts = starts
    values = [Int64](unsafeUninitializedCapacity: (used.count + 1) * stride) { values, count in
      values.initialize(repeating: UnitTable.missing)
      for column in used {
        columns[column].copy(rows, to: UnsafeMutableBufferPointer(rebasing: values[starts[column]...]))
      }
      count = values.count
    }
  }

  @inline(__always)
  subscript(column: Int, row: Int) -> Int64 { values[starts[column] + row - rows.lowerBound] }

  /// The columns in which a row of the block may have a figure.
  var usedColumns: [Int] { starts.indices.filter { starts[$0] > 0 } }

  /// The figures of a column, one a row of the block.
  @inline(__always)
  func withColumn(_ column: Int, _ body: (UnsafeBufferPointer<Int64>) -> Void) {
    values.withUnsafeBufferPointer { values in
      body(UnsafeBufferPointer(rebasing: values[starts[column]..<starts[column] + rows.count]))
    }
  }
}
