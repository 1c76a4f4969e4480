/// The derived figures of the rows of one of ``RowRanges``, side by side in one buffer.
/// Grain: one row a unit, one column an ``Indicator``, in 10^-10 元 or persons; ``Derived/missing`` where there is none.
struct DerivedBlock: Sendable {
  private let firstRow: Int
  private let rowCount: Int
  private var values: [Int128]
  private var imputed: [Bool]

  /// A block in which nothing is derived yet.
  init(_ rows: Range<Int>) {
    firstRow = rows.lowerBound
    rowCount = rows.count
    values = Array(repeating: Derived.missing, count: rows.count * Indicator.allCases.count)
    imputed = Array(repeating: false, count: rows.count)
  }

  @inline(__always)
  subscript(indicator: Int, row: Int) -> Int128 {
    get { values[indicator * rowCount + row - firstRow] }
    set { values[indicator * rowCount + row - firstRow] = newValue }
  }

  /// Whether a part of the row's value added is imputed.
  subscript(isImputed row: Int) -> Bool {
    get { imputed[row - firstRow] }
    set { imputed[row - firstRow] = newValue }
  }
}

/// The derived figures of all rows, in the blocks in which they were made.
struct DerivedFigures: Sendable {
  private var blocks: [DerivedBlock]

  init(_ blocks: [DerivedBlock] = []) {
    self.blocks = blocks
  }

  /// Figures in which nothing is derived yet.
  init(rowCount: Int) {
    blocks = RowRanges.of(rowCount).map(DerivedBlock.init)
  }

  /// The block of one of ``RowRanges``.
  func block(_ rows: Range<Int>) -> DerivedBlock { blocks[rows.lowerBound / RowRanges.length] }

  /// The block that holds a row.
  func block(ofRow row: Int) -> DerivedBlock { blocks[row / RowRanges.length] }

  subscript(indicator: Indicator, row: Int) -> Int128 {
    get { blocks[row / RowRanges.length][indicator.rawValue, row] }
    set { blocks[row / RowRanges.length][indicator.rawValue, row] = newValue }
  }

  subscript(isImputed row: Int) -> Bool {
    get { blocks[row / RowRanges.length][isImputed: row] }
    set { blocks[row / RowRanges.length][isImputed: row] = newValue }
  }
}
