/// One table as a sheet in a yearbook's anatomy: title, region and year, unit, head of several rows, indented stub,
/// lines above and below, notes.
struct XLSXTable {
  private let table: DraftTable
  private let workbook: XLSXWorkbook
  /// Stub columns: the label, and a region's code.
  private let stubWidth: Int
  private let headHeight: Int
  /// Of all columns: as wide as their figures; longer heads wrap.
  private let widths: [Double]

  private static let titleRow = 0
  private static let subtitleRow = 1
  private static let headRow = 2
  private static let titleHeight = 30.0
  private static let subtitleHeight = 16.0
  private static let bodyHeight = 16.0
  /// Widest stub, in characters; longer labels wrap.
  private static let mostStubWidth = 46.0
  /// Rows that stand above the notes on the last page.
  private static let rowsWithNotes = 6
  /// Characters of labels in one unit of column width.
  private static let textPerWidth = 1.04
  /// Characters of a line that a code or a bracket may leave free at its end.
  private static let mostUnused = 8.0
  /// Characters of the notes' smaller letters in one unit of column width.
  private static let smallTextPerWidth = 1.08

  init(_ publishable: PublishableTable, in workbook: XLSXWorkbook) {
    table = publishable.table
    self.workbook = workbook
    stubWidth = table.layout.stub == .regions ? 2 : 1
    headHeight = table.layout.columns.map(\.head.count).max() ?? 1
    widths = Self.widths(table, stubWidth: stubWidth)
  }

  func write() throws {
    try workbook.addSheet(named: table.layout.id)
    try writeTitle()
    try writeHead()
    try writeBody()
    try writeNotes()
    try setLayout()
  }

  private var lastColumn: Int { stubWidth + table.layout.columns.count - 1 }
  private var bodyRow: Int { Self.headRow + headHeight }
  private var notesRow: Int { bodyRow + table.rows.count }

  private func writeTitle() throws {
    let title = XLSXStyle(size: 16, isBold: true, alignment: .centre)
    try workbook.merge(
      "\(table.layout.id)  \(table.title)", from: place(Self.titleRow, 0), to: place(Self.titleRow, lastColumn), title)
    let middle = lastColumn / 2
    try workbook.merge(
      table.subtitle, from: place(Self.subtitleRow, 0), to: place(Self.subtitleRow, middle), XLSXStyle())
    try workbook.merge(
      "计量单位：\(table.layout.unitLine)", from: place(Self.subtitleRow, middle + 1),
      to: place(Self.subtitleRow, lastColumn), XLSXStyle(alignment: .right))
  }

  private func writeHead() throws {
    let stubs = stubWidth == 2 ? [table.layout.stubHead, "行政区划\n代码"] : [table.layout.stubHead]
    for (column, text) in stubs.enumerated() {
      try workbook.merge(
        text, from: place(Self.headRow, column), to: place(bodyRow - 1, column), headStyle(Self.headRow...(bodyRow - 1))
      )
    }
    for cell in HeadCells(table.layout.columns.map(\.head), height: headHeight).cells {
      let rows = (Self.headRow + cell.rows.lowerBound)...(Self.headRow + cell.rows.upperBound)
      try workbook.merge(
        cell.text, from: place(rows.lowerBound, stubWidth + cell.columns.lowerBound),
        to: place(rows.upperBound, stubWidth + cell.columns.upperBound), headStyle(rows))
    }
  }

  private func headStyle(_ rows: ClosedRange<Int>) -> XLSXStyle {
    XLSXStyle(
      alignment: .centre, wraps: true, top: rows.lowerBound == Self.headRow ? .medium : .thin, bottom: .thin,
      hasSides: true)
  }

  private func writeBody() throws {
    for (index, row) in table.rows.enumerated() {
      let bottom: XLSXStyle.Line = index == table.rows.count - 1 ? .medium : .none
      let label = XLSXStyle(isBold: row.isTotal, indent: row.indent, wraps: true, bottom: bottom)
      try workbook.write(row.label, at: place(bodyRow + index, 0), label)
      if stubWidth == 2 {
        try workbook.write(row.code, at: place(bodyRow + index, 1), XLSXStyle(alignment: .centre, bottom: bottom))
      }
      for (column, cell) in row.cells.enumerated() {
        try write(cell, at: place(bodyRow + index, stubWidth + column), isBold: row.isTotal, bottom)
      }
    }
  }

  private func write(_ cell: DraftTable.Cell, at place: XLSXPlace, isBold: Bool, _ bottom: XLSXStyle.Line) throws {
    var style = XLSXStyle(isBold: isBold, alignment: .right, bottom: bottom)
    switch cell {
    case .number(let value, let decimals):
      style.numberFormat = decimals == 0 ? "#,##0" : "#,##0." + String(repeating: "0", count: decimals)
      // Already rounded: a sheet's number is binary, and this is the only place where one is made.
      try workbook.write(Double(value) / Double(DecimalText.powerOfTen(decimals)), at: place, style)
    case .missing: try workbook.write("…", at: place, style)
    case .blank: try workbook.write("", at: place, style)
    }
  }

  private func writeNotes() throws {
    for (index, note) in table.notes.enumerated() {
      let row = notesRow + index
      try workbook.merge(
        "注\(index + 1)：\(note)", from: place(row, 0), to: place(row, lastColumn), XLSXStyle(size: 9, wraps: true))
      try workbook.setHeight(noteHeight(note), ofRow: row)
    }
  }

  /// Rows of a given height do not grow by themselves. Where a label breaks, its lines are not all full.
  private func bodyHeight(_ row: DraftTable.Row) -> Double {
    let text = Double(DisplayWidth.of(row.label) + row.indent * 2)
    let line = widths[0] * Self.textPerWidth
    return Self.bodyHeight * (text <= line ? 1 : (text / (line - Self.mostUnused)).rounded(.up))
  }

  /// Merged cells do not grow by themselves: as many lines as the text needs at the table's width.
  private func noteHeight(_ note: String) -> Double {
    let lines = (Double(DisplayWidth.of(note) + 6) / (widths.reduce(0, +) * Self.smallTextPerWidth)).rounded(.up)
    return 12.5 * max(lines, 1)
  }

  private static func widths(_ table: DraftTable, stubWidth: Int) -> [Double] {
    let label = table.rows.map { Double(DisplayWidth.of($0.label) + $0.indent * 2 + 2) }.max() ?? 20
    return [min(label, mostStubWidth)] + (stubWidth == 2 ? [9] : [])
      + table.layout.columns.indices.map { width(ofColumn: $0, table) }
  }

  private static func width(ofColumn column: Int, _ table: DraftTable) -> Double {
    let longest =
      table.rows.map { row in
        guard case .number(let value, let decimals) = row.cells[column] else { return 4 }
        let digits = DecimalText.formatFixed(value, scale: decimals).count
        return digits + max(0, digits - decimals - 2) / 3
      }.max() ?? 0
    return max(Double(longest) + 2, 9)
  }

  private func headHeight(_ row: Int) -> Double {
    let lines = table.layout.columns.enumerated().filter { row < $1.head.count && $1.head.count == headHeight }
      .map { column, layout in
        layout.head[row].split(separator: "\n").map { line in
          (Double(DisplayWidth.of(line)) / (widths[stubWidth + column] - 1)).rounded(.up)
        }.reduce(0, +)
      }
    return max(14.5 * (lines.max() ?? 1) + 4, 24)
  }

  private func setLayout() throws {
    for (column, width) in widths.enumerated() { try workbook.setWidth(width, ofColumn: column) }
    try workbook.setHeight(Self.titleHeight, ofRow: Self.titleRow)
    try workbook.setHeight(Self.subtitleHeight, ofRow: Self.subtitleRow)
    for row in 0..<headHeight { try workbook.setHeight(headHeight(row), ofRow: Self.headRow + row) }
    for (index, row) in table.rows.enumerated() { try workbook.setHeight(bodyHeight(row), ofRow: bodyRow + index) }
    let isLandscape = table.layout.columns.count > 4
    try workbook.setPage(headRows: Self.titleRow...(bodyRow - 1), isLandscape: isLandscape)
    switch pageFit(isLandscape: isLandscape) {
    case .onePage: workbook.fitOnOnePage()
    case .pages(let last): try workbook.breakPage(before: bodyRow + last)
    }
  }

  /// The notes stand on a page with some of the rows that they are about.
  private func pageFit(isLandscape: Bool) -> PageFit {
    let head = Self.titleHeight + Self.subtitleHeight + (0..<headHeight).map(headHeight).reduce(0, +)
    let rows = table.rows.map(bodyHeight) + table.notes.map(noteHeight)
    return PageFit(
      widths: widths, isLandscape: isLandscape, head: head, rows: rows,
      together: table.notes.count + Self.rowsWithNotes)
  }

  private func place(_ row: Int, _ column: Int) -> XLSXPlace { XLSXPlace(row: row, column: column) }
}
