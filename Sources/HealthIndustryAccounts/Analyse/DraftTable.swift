/// 初表: a table before its check. Grain: one row a class or region; cells already rounded.
public struct DraftTable: Sendable {
  /// A cell of the body.
  public enum Cell: Sendable, Equatable {
    /// A count of 10^-decimals.
    case number(Int128, decimals: Int)
    /// No figure: printed "…".
    case missing
    /// Nothing belongs here.
    case blank
  }

  /// One row.
  public struct Row: Sendable {
    public let label: String
    /// 行政区划代码 of a region row.
    public let code: String
    /// Levels of indentation.
    public let indent: Int
    public let cells: [Cell]
    public let isTotal: Bool
  }

  public let layout: TableLayout
  public let title: String
  /// Year and region under the title.
  public let subtitle: String
  public let rows: [Row]
  public let notes: [String]
}

/// 可发布的表: the only thing that a writer takes. Made by validation alone.
public struct PublishableTable: Sendable {
  public let table: DraftTable

  init(validated table: DraftTable) {
    self.table = table
  }
}
