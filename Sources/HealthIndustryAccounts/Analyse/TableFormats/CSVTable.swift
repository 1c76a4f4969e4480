/// One table as CSV: UTF-8 with byte order mark, so that Excel opens it right. The head is one row, its levels joined.
///
/// Class codes stand before their names in one cell: as a number, Excel would turn 01.1 into 1.1.
enum CSVTable {
  static func records(of publishable: PublishableTable) -> [[String]] {
    let table = publishable.table
    let head = stubHead(table.layout) + table.layout.columns.map { $0.head.joined(separator: "_") }
    let body = table.rows.map { row in stub(row, table.layout) + row.cells.map(text) }
    let title = [["\(table.layout.id) \(table.title)"], [table.subtitle], ["计量单位：\(table.layout.unitLine)"]]
    let notes = table.notes.enumerated().map { ["注\($0 + 1)：\($1)"] }
    return title + [head] + body + notes
  }

  private static func stubHead(_ layout: TableLayout) -> [String] {
    layout.stub == .regions ? [layout.stubHead, "行政区划代码"] : [layout.stubHead]
  }

  private static func stub(_ row: DraftTable.Row, _ layout: TableLayout) -> [String] {
    let label = String(repeating: "\u{3000}", count: row.indent) + row.label
    return layout.stub == .regions ? [label, row.code] : [label]
  }

  private static func text(_ cell: DraftTable.Cell) -> String {
    switch cell {
    case .number(let value, let decimals): DecimalText.formatFixed(value, scale: decimals)
    case .missing: "…"
    case .blank: ""
    }
  }
}
