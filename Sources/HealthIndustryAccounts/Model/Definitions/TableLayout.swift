/// 表式: the anatomy of one accounting table. Data under Pipelines/tables/.
public struct TableLayout: Sendable {
  /// What the rows are.
  public enum Stub: String, Sendable, CaseIterable {
    /// All items of the classification, indented, for the whole region.
    case classes
    /// The region and the divisions right below it.
    case regions
  }

  /// What a column shows.
  public enum Measure: Sendable, Equatable {
    case units
    case indicator(Indicator)
    case gdp
    case shareOfGDP
  }

  /// One column.
  public struct Column: Sendable {
    /// The head from top to bottom; equal neighbours are merged.
    public let head: [String]
    public let measure: Measure
    /// The class it is for; nil for the row's own, or all.
    public let classCode: String?
    /// 10^exponent 元 are one of the printed unit.
    public let exponent: Int
    public let decimals: Int
  }

  /// A row under the table's body.
  public enum ExtraRow: String, Sendable, CaseIterable {
    /// 待定: units of the review list, not part of the total.
    case undetermined
    /// The region less the divisions below it, absolute and relative.
    case reconciliation
  }

  public let id: String
  /// `{areas}` stands for what the pipeline calls the divisions below its regions.
  public let title: String
  /// 计量单位 as printed.
  public let unitLine: String
  public let stub: Stub
  public let stubHead: String
  public let columns: [Column]
  public let extraRows: [ExtraRow]
  /// 口径, 数据来源, 修约 and other notes that do not depend on the run.
  public let notes: [String]
}
