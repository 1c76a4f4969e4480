/// A column that is made range by range: the ranges' results are its chunks, so that none is ever copied.
/// Grain: one value a row.
struct ChunkedColumn<Value: Sendable>: Sendable {
  private var chunks: [[Value]]

  /// Puts ranges' results together, in the order of ``RowRanges``; all but the last are full.
  init(chunks: [[Value]] = []) {
    self.chunks = chunks
  }

  /// The same value in every row.
  init(repeating value: Value, count: Int) {
    chunks = RowRanges.of(count).map { [Value](repeating: value, count: $0.count) }
  }

  subscript(row: Int) -> Value {
    get { chunks[row / RowRanges.length][row % RowRanges.length] }
    set { chunks[row / RowRanges.length][row % RowRanges.length] = newValue }
  }

  /// The values of one of ``RowRanges``.
  func chunk(_ range: Range<Int>) -> [Value] { chunks[range.lowerBound / RowRanges.length] }

  mutating func append(_ value: Value) {
    if let last = chunks.last, last.count < RowRanges.length {
      chunks[chunks.count - 1].append(value)
    } else {
      chunks.append([value])
    }
  }
}
