/// A column that is made range by range: the ranges' results are its chunks, so that none is ever copied.
/// Grain: one value a row.
struct ChunkedColumn<Value: Sendable>: Sendable {
  private var chunks: [[Value]]

  /// Puts ranges' results together, in the order of ``RowRanges``; all but the last are full.
  init(chunks: [[Value]] = []) {
    self.chunks = chunks
  }

  subscript(row: Int) -> Value {
    get { chunks[row / RowRanges.length][row % RowRanges.length] }
    set { chunks[row / RowRanges.length][row % RowRanges.length] = newValue }
  }

  mutating func append(_ value: Value) {
    if let last = chunks.last, last.count < RowRanges.length {
      chunks[chunks.count - 1].append(value)
    } else {
      chunks.append([value])
    }
  }
}
