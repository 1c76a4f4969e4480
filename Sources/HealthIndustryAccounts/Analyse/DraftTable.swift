/// 初表: a table before its check. Grain: one row a class or region; cells already rounded.
struct DraftTable: Sendable {
  /// A cell of the body.
  enum Cell: Sendable, Equatable {
    /// A count of 10^-decimals.
    case number(Int128, decimals: Int)
    /// No figure: printed "…".
    case missing
    /// Nothing belongs here.
    case blank
  }

  /// One row.
  struct Row: Sendable {
    let label: String
    /// 行政区划代码 of a region row.
    let code: String
    /// Levels of indentation.
    let indent: Int
    let cells: [Cell]
    let isTotal: Bool
    /// What each cell counts; empty where nobody can ask for it.
    var contents: [CellContent] = []
  }

  let layout: TableLayout
  let title: String
  /// Year and region under the title.
  let subtitle: String
  let rows: [Row]
  let notes: [String]
}

/// 可发布的表: the only thing that a writer takes. Made by validation alone.
struct PublishableTable: Sendable {
  let table: DraftTable

  init(validated table: DraftTable) {
    self.table = table
  }
}
