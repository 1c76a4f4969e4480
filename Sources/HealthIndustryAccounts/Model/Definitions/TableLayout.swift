/// 表式: the anatomy of one accounting table. Data under Pipelines/tables/.
struct TableLayout: Sendable {
  /// What the rows are.
  enum Stub: String, Sendable, CaseIterable {
    /// All items of the classification, indented, for the whole region.
    case classes
    /// The region and the divisions right below it.
    case regions
    /// The fields of a local caliber, for its own region.
    case fields
    /// 对照: the national divisions and classes against the fields of a local caliber.
    case bridge
  }

  /// Which part of its row a column shows.
  enum Part: Sendable, Equatable {
    /// All of it.
    case whole
    /// What of it is in one class, by its code.
    case item(String)
    /// What of it is in one field of the layout's caliber, by its index.
    case field(Int)
    /// What of it is in the local caliber, and what of it is not.
    case local, notCovered
  }

  /// What a column shows.
  enum Measure: Sendable, Equatable {
    case units
    case indicator(Indicator)
    case gdp
    case shareOfGDP

    /// Whether it is an amount, which has a unit to be printed in.
    var isMoney: Bool {
      switch self {
      case .units, .shareOfGDP, .indicator(.employees): false
      case .gdp, .indicator: true
      }
    }
  }

  /// One column.
  struct Column: Sendable {
    /// The head from top to bottom; equal neighbours are merged.
    let head: [String]
    let measure: Measure
    let part: Part
    /// 10^exponent 元 are one of the printed unit.
    let exponent: Int
    let decimals: Int
  }

  /// A row under the table's body.
  enum ExtraRow: String, Sendable, CaseIterable {
    /// 待定: units of the review list, not part of the total.
    case undetermined
    /// The region less the divisions below it, absolute and relative.
    case reconciliation
    /// 国家口径: the national total of a local caliber's region.
    case national

    /// The tables that can have it.
    var stubs: [Stub] {
      switch self {
      case .undetermined: [.classes, .regions, .fields]
      case .reconciliation: [.regions]
      case .national: [.fields]
      }
    }
  }

  let id: String
  /// `{areas}` stands for what the pipeline calls the divisions below its regions.
  let title: String
  /// 计量单位 as printed.
  let unitLine: String
  let stub: Stub
  let stubHead: String
  /// Index of the pipeline's caliber whose fields it shows.
  var caliber: Int?
  let columns: [Column]
  let extraRows: [ExtraRow]
  /// 口径, 数据来源, 修约 and other notes that do not depend on the run.
  let notes: [String]
}
