/// The derived figures of the rows of one range. Grain: one row a unit, one column an ``Indicator``.
struct DerivedBlock: Sendable {
  let columns: [[Int128]]
  let isImputed: [Bool]
  let firstRow: Int

  /// - Parameter range: one of ``RowRanges``.
  init(_ table: UnitTable, _ range: Range<Int>) {
    columns = table.derived.map { $0.chunk(range) }
    isImputed = table.isImputed.chunk(range)
    firstRow = range.lowerBound
  }
}
