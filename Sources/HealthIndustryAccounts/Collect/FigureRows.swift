/// The figures of a batch's rows while they are read, column by column, as the table takes them.
/// Grain: one value a row and column of the file's form, in 0.0001 元 or whole numbers.
struct FigureRows: ~Copyable {
  private let values: UnsafeMutableBufferPointer<Int64>
  private let capacity: Int
  /// Rows that are complete.
  private(set) var count = 0

  /// - Parameter capacity: rows at most.
  init(capacity: Int, columnCount: Int) {
    self.capacity = capacity
    // Pages that are never written to take no memory.
    values = .allocate(capacity: capacity * columnCount)
  }

  deinit { values.deallocate() }

  /// Sets a figure of the row that is being read; the row counts when all of it is set and ``endRow()`` is called.
  @inline(__always)
  mutating func set(_ value: Int64, inColumn column: Int) {
    values[column &* capacity &+ count] = value
  }

  mutating func endRow() {
    precondition(count < capacity, "a batch has no more rows than records")
    count += 1
  }

  /// A column of the complete rows.
  func column(_ column: Int) -> FigureColumn {
    FigureColumn(Array(values[column * capacity..<column * capacity + count]))
  }
}
