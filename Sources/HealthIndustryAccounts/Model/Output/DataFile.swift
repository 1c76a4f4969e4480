/// A CSV file of a run, its rows made one at a time while it is written.
public struct DataFile: Sendable {
  public let name: String
  public let header: [String]
  public let rowCount: Int
  /// The fields of a row, one a column; rows are in their final order.
  public let row: @Sendable (Int) -> [String]
}
