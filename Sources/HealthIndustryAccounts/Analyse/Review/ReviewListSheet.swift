/// The sheet 待定名单 of review.xlsx: one row a unit, a head that stays in view, filters, and a list to choose from.
///
/// Whatever is not a figure is written as text: a sheet would make a number of an identifier of 18 digits, and a date of a
/// class such as 05.1.1.
struct ReviewListSheet {
  private let sheet: ReviewSheet
  private let choices: String
  private let columns = ReviewColumn.allCases.filter(\.isInWorkbook)

  private static let given: UInt32 = 0xDDEBF7
  private static let filled: UInt32 = 0xFFF2CC
  private static let kept: UInt32 = 0xD9D9D9
  /// A cell of a workbook may have 32,767 characters; nobody reads as many, and review.csv has all.
  private static let longestText = 4_000
  /// Lines of the longest text that a row shows.
  private static let mostLines = 15
  /// Rank, identifier and name.
  private static let columnsInView = 3

  init(_ sheet: ReviewSheet, choices: String) {
    self.sheet = sheet
    self.choices = choices
  }

  func write(in workbook: XLSXWorkbook) throws {
    try setColumns(in: workbook)
    try writeHead(in: workbook)
    for row in 0..<sheet.workbookRowCount { try write(row, in: workbook) }
    try workbook.addFilter(from: place(0, 0), to: place(max(sheet.workbookRowCount, 1), columns.count - 1))
    if let column = columns.firstIndex(of: .decision) {
      try workbook.offer(
        choices, title: "审定结果", message: "请从下拉列表中选择，选项见“类别”表。", from: place(1, column),
        to: place(max(sheet.workbookRowCount, 1), column))
    }
    let note = sheet.statusNote.isEmpty ? "" : "（\(sheet.statusNote)）"
    // Columns for the way back and the record's place are of no use on paper.
    let printed = columns.filter { $0.use != .kept && $0 != .sourceFile && $0 != .recordNumber }
    try workbook.setDoublePage(
      header: sheet.title + note, columns: printed.count, repeating: Self.columnsInView,
      lastRow: max(sheet.workbookRowCount, 1))
  }

  private func setColumns(in workbook: XLSXWorkbook) throws {
    for (number, column) in columns.enumerated() {
      try workbook.setWidth(column.width, ofColumn: number, column.style)
    }
    workbook.freeze(at: place(1, Self.columnsInView))
  }

  private func writeHead(in workbook: XLSXWorkbook) throws {
    try workbook.setHeight(36, ofRow: 0)
    for (number, column) in columns.enumerated() {
      let style = XLSXStyle(
        isBold: true, alignment: .centre, wraps: true, bottom: .medium, hasSides: true, fill: Self.fill(column.use))
      try workbook.write(title(of: column), at: place(0, number), style)
    }
  }

  private static func fill(_ use: ReviewColumn.Use) -> UInt32 {
    switch use {
    case .given: given
    case .filled: filled
    case .kept: kept
    }
  }

  private func title(of column: ReviewColumn) -> String {
    switch column {
    case .amount: column.title + (sheet.amountName.map { "（\($0)）" } ?? "")
    case .candidateClasses, .decision: column.title + (sheet.statusNote.isEmpty ? "" : "（分类为工作版）")
    default: column.title
    }
  }

  private func write(_ row: Int, in workbook: XLSXWorkbook) throws {
    let cells = sheet.cells(row, columns)
    try workbook.setHeight(height(of: cells), ofRow: row + 1)
    for (number, column) in columns.enumerated() {
      let place = place(row + 1, number)
      switch cells[number] {
      case .text(let text): try workbook.write(Self.shortened(text), at: place, column.style)
      case .whole(let value): try workbook.write(Double(value), at: place, column.style)
      case .amount(let value):
        // For a person to look at: review.csv has it exactly.
        let cents = Rounding.divide(value, by: 100_000_000)
        try workbook.write(Double(cents) / 100, at: place, column.style)
      case .share(let value): try workbook.write(Double(value) / 10_000, at: place, column.style)
      // The column's own look stands.
      case .blank: break
      }
    }
  }

  /// Wrapped texts do not make a written row grow in every program: as many lines as the longest needs, within reason.
  private func height(of cells: [ReviewSheet.Cell]) -> Double {
    let lines = zip(columns, cells).map { column, cell in
      guard case .text(let text) = cell else { return 1 }
      return Self.lines(of: text, width: max(Int(column.width) - 2, 1))
    }
    return Double(min(max(lines.max() ?? 1, 2), Self.mostLines)) * 13 + 4
  }

  private static func lines(of text: String, width: Int) -> Int {
    // No text is wider than its bytes: most need not be measured, unless they hold line breaks.
    if text.utf8.count < width, !text.utf8.contains(UInt8(ascii: "\n")) { return 1 }
    return text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
      .map { DisplayWidth.of(Substring($0)) / width + 1 }.reduce(0, +)
  }

  private static func shortened(_ text: String) -> String {
    guard text.utf8.count > longestText, text.count > longestText else { return text }
    return text.prefix(longestText) + "…（全文见 review.csv）"
  }

  private func place(_ row: Int, _ column: Int) -> XLSXPlace { XLSXPlace(row: row, column: column) }
}

extension XLSXStyle {
  /// Whatever is typed in such a cell stays the text that was typed.
  static let textFormat = "@"
}

extension ReviewColumn {
  /// In half-width characters.
  fileprivate var width: Double {
    switch self {
    case .rank: 6
    case .industryCode, .validFrom, .validTo, .recordNumber: 8
    case .regionCode, .candidates, .confidence, .institutionCategory, .statedIndustry: 9
    case .approver, .date: 12
    case .uncertainty: 13
    case .region, .industry, .mainProducts: 14
    case .amount: 16
    case .reason, .formerDecision, .decisionReason: 18
    case .mainActivity, .sourceFile, .supersedes: 20
    case .unitID, .candidateClass: 21
    case .unitName: 22
    case .evidence: 24
    case .candidateClasses: 26
    case .decision: 28
    case .businessScope: 30
    case .checkCode: 40
    }
  }

  /// How its cells look below the head.
  var style: XLSXStyle {
    var style = XLSXStyle(isAtTop: true)
    switch self {
    case .rank: style.alignment = .centre
    case .recordNumber: style.alignment = .right
    case .amount:
      style.numberFormat = "#,##0"
      style.alignment = .right
    case .uncertainty:
      style.numberFormat = "0%"
      style.alignment = .right
    // Of a date's format, 20261122 would be the day of that number, which is none: as text it stays what was typed.
    case .date: style.numberFormat = XLSXStyle.textFormat
    case .validFrom, .validTo: style.numberFormat = "0"
    default:
      style.numberFormat = XLSXStyle.textFormat
      style.wraps = true
    }
    switch use {
    case .given: break
    case .filled: style.fill = 0xFFFBEB
    case .kept: style.fill = 0xF2F2F2
    }
    return style
  }
}
