/// One variable's figures. Grain: one value a row, in 0.0001 元 or whole numbers; ``UnitTable/missing`` where there is none.
///
/// Records stand in the order of their sources, and a source's form collects some of the variables only: rows before
/// the first and behind the last source that collects this one take no memory.
struct FigureColumn: Sendable {
  private var firstRow = 0
  private var values: [Int64] = []
  /// What integration took from another record into a row outside `values`.
  private var others: [Int: Int64] = [:]

  subscript(row: Int) -> Int64 {
    get {
      let place = row - firstRow
      if place >= 0, place < values.count { return values[place] }
      return others.isEmpty ? UnitTable.missing : others[row] ?? UnitTable.missing
    }
    set {
      let place = row - firstRow
      if place >= 0, place < values.count { values[place] = newValue } else { others[row] = newValue }
    }
  }

  /// A column of consecutive rows, beginning with the first.
  init(_ values: [Int64] = []) {
    self.values = values
  }

  /// Appends the figure of the next row.
  mutating func append(_ value: Int64) { values.append(value) }

  /// Puts another table's column behind, whose rows begin at a row of this table.
  mutating func append(contentsOf other: FigureColumn, atRow row: Int) {
    guard !other.values.isEmpty else { return }
    if values.isEmpty { firstRow = row }
    let gap = row - firstRow - values.count
    values.append(contentsOf: repeatElement(UnitTable.missing, count: gap))
    values.append(contentsOf: other.values)
  }

  /// Makes room up to a row, the next one to be appended being `from`.
  mutating func reserve(upToRow row: Int, from next: Int) {
    values.reserveCapacity(row - (values.isEmpty ? next : firstRow))
  }

  /// Writes the figures of some rows into a buffer, which holds ``UnitTable/missing`` before.
  func copy(_ rows: Range<Int>, to buffer: UnsafeMutableBufferPointer<Int64>) {
    let here = held(rows)
    if !here.isEmpty {
      let places = UnsafeMutableBufferPointer(rebasing: buffer[(here.lowerBound - rows.lowerBound)...])
      _ = places.update(fromContentsOf: values[here.lowerBound - firstRow..<here.upperBound - firstRow])
    }
    guard !others.isEmpty else { return }
    for row in rows where !here.contains(row) { buffer[row - rows.lowerBound] = self[row] }
  }

  func mayHaveFigures(_ rows: Range<Int>) -> Bool { !held(rows).isEmpty || !others.isEmpty }

  private func held(_ rows: Range<Int>) -> Range<Int> { rows.clamped(to: firstRow..<firstRow + values.count) }

  /// Whether any row may have a figure.
  var isUsed: Bool { !values.isEmpty || !others.isEmpty }
}
