/// A CSV file of a run, its rows made one at a time while it is written.
public struct DataFile: Sendable {
  public let name: String
  public let header: [String]
  /// The rows in their final order; each has one field a column.
  public let rows: any Sequence<[String]> & Sendable
}
