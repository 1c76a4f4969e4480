/// review.xlsx: the review list to be filled in, what to do with it, and what may be decided.
struct ReviewWorkbook {
  private let sheet: ReviewSheet
  private let created: Int

  static let name = "review.xlsx"
  private static let listName = "待定名单"
  private static let helpName = "说明"
  private static let choicesName = "类别"

  init(_ sheet: ReviewSheet, _ publication: Publication) {
    self.sheet = sheet
    created = publication.created
  }

  /// - Throws: ``OutputWritingError``.
  func write(in folder: String) throws {
    let workbook = try XLSXWorkbook(
      path: "\(folder)/\(Self.name)", title: sheet.title, created: created, rowByRow: true)
    try workbook.addSheet(named: Self.listName)
    try ReviewListSheet(sheet, choices: choicesRange).write(in: workbook)
    try workbook.addSheet(named: Self.helpName)
    try writeHelp(in: workbook)
    try workbook.addSheet(named: Self.choicesName)
    try writeChoices(in: workbook)
    try workbook.close()
  }

  private var choicesRange: String { "='\(Self.choicesName)'!$A$2:$A$\(sheet.choices.count + 1)" }

  private func writeHelp(in workbook: XLSXWorkbook) throws {
    try workbook.setPage(headRows: nil, isLandscape: true)
    try workbook.setWidth(110, ofColumn: 0)
    for (row, line) in ReviewHelp.lines(sheet).enumerated() {
      let height = Double((DisplayWidth.of(line) + 107) / 108) * 16 + 6
      try workbook.setHeight(max(height, 22), ofRow: row)
      try workbook.write(
        line, at: XLSXPlace(row: row, column: 0),
        XLSXStyle(size: row == 0 ? 14 : 11, isBold: row == 0, wraps: true, isAtTop: true))
    }
  }

  private func writeChoices(in workbook: XLSXWorkbook) throws {
    let head = XLSXStyle(isBold: true, bottom: .thin)
    for (column, (title, width)) in [("审定结果", 46.0), ("大类", 46), ("中类", 46)].enumerated() {
      try workbook.setWidth(width, ofColumn: column)
      try workbook.write(title, at: XLSXPlace(row: 0, column: column), head)
    }
    try workbook.setPage(headRows: 0...0, isLandscape: false)
    workbook.freeze(at: XLSXPlace(row: 1, column: 0))
    for (number, choice) in sheet.choices.enumerated() {
      for (column, text) in ([choice.text] + choice.above).enumerated() {
        try workbook.write(
          text, at: XLSXPlace(row: number + 1, column: column), XLSXStyle(numberFormat: XLSXStyle.textFormat))
      }
    }
  }
}
