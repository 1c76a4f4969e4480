/// A CSV file of a run, its rows made one at a time while it is written.
struct DataFile: Sendable {
  let name: String
  let header: [String]
  let rowCount: Int
  /// Writes the fields of a row, one a column; rows are in their final order.
  let writeRow: @Sendable (Int, inout CSVRecord) -> Void
}
