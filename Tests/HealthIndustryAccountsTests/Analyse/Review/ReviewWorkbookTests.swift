import RecordReaders
import Testing

@testable import HealthIndustryAccounts

/// review.xlsx read back by the reader of workbooks, which knows nothing of the writer.
@Suite struct ReviewWorkbookTests {
  private let folder = TemporaryFolder()

  @Test func everyTextComesBackAsItWas() throws {
    let texts = [
      "915301027785589232", "000006240", "05.1.1 某类", "2021-11-22", "=1+1", "'引号", "带\n换行", "<&>\"", "1E5", "+86",
      String(repeating: "长", count: 3_000),
    ]
    let rows = try read(
      sheet(rowCount: texts.count) { row, column in
        column == .unitName ? .text(texts[row]) : .blank
      })
    #expect(rows.map { $0[ReviewColumn.unitName.title] } == texts)
  }

  @Test func headsNameTheAmountAndTheWorkingEdition() throws {
    _ = try read(sheet(rowCount: 1) { _, _ in .text("x") })
    let file = try XLSXFile(path: folder.path + "/review.xlsx")
    #expect(file.sheetNames == ["待定名单", "说明", "类别"])
    let header = try file.sheet(XLSXLayout()).header
    #expect(header.contains("金额（营业收入，元）"))
    #expect(header.contains("审定结果（分类为工作版）"))
    #expect(DecisionColumns(header).missing.isEmpty)
    let help = try records(of: XLSXLayout(sheet: .name("说明")))
    #expect(help.contains { $0[0] == "注意：试用。" })
    let choices = try records(of: XLSXLayout(sheet: .name("类别")))
    #expect(choices.map { $0[0] } == ["不属于健康产业", "01.1.1 医院"])
  }

  /// A cell of a date's format makes a day that is none of 20261122; years alone may be numbers.
  @Test func whatIsTypedStaysAsTyped() {
    let formats = ReviewColumn.allCases.filter { $0.use == .filled }.map { "\($0) \($0.style.numberFormat)" }
    #expect(formats == ["decision @", "decisionReason @", "approver @", "date @", "validFrom 0", "validTo 0"])
  }

  @Test func figuresAreNumbers() throws {
    let rows = try read(
      sheet(rowCount: 1) { _, column in
        switch column {
        case .amount: .amount(12_345_678_905_000_000)
        case .uncertainty: .share(3_456)
        case .validFrom: .whole(2021)
        default: .blank
        }
      })
    #expect(rows[0]["金额（营业收入，元）"] == "1234567.89")
    #expect(rows[0]["属于健康产业的可能性"] == "0.3456")
    #expect(rows[0]["有效期起"] == "2021")
  }

  /// Right-aligned, its last digit stands against the identifier beside it.
  @Test func theRankStandsInTheMiddleOfItsColumn() {
    #expect(ReviewColumn.rank.style.alignment == .centre)
  }

  @Test func moreUnitsThanRowsAreCutOffAndSaidSo() throws {
    let rows = try read(sheet(rowCount: 9, limit: 4) { row, column in column == .rank ? .whole(row + 1) : .text("x") })
    #expect(rows.map { $0["序号"] } == ["1", "2", "3", "4"])
    let help = try records(of: XLSXLayout(sheet: .name("说明")))
    #expect(help.contains { $0[0].contains("待定单位共 9 个，本表只列排在最前的 4 个") })
  }

  @Test func aLongTextIsCutAndSaysWhereTheRestIs() throws {
    let text = String(repeating: "长", count: 40_000)
    let rows = try read(sheet(rowCount: 1) { _, column in column == .businessScope ? .text(text) : .blank })
    let cut = try #require(rows[0]["经营范围"])
    #expect(cut.hasPrefix("长长") && cut.hasSuffix("…（全文见 review.csv）"))
    #expect(cut.count < 5_000)
  }

  @Test func noUnitToReviewIsAListWithoutRows() throws {
    #expect(try read(sheet(rowCount: 0) { _, _ in .blank }).isEmpty)
  }

  @Test func scoresAreExplainedWhereThereAreAny() {
    var sheet = sheet(rowCount: 1) { _, _ in .blank }
    let without = ReviewHelp.lines(sheet)
    #expect(!without.contains { $0.contains("得分") })
    sheet.hasScores = true
    let with = ReviewHelp.lines(sheet)
    #expect(with.filter { !without.contains($0) }.map { $0.contains("“得分”只能在同一单位的候选之间比较") } == [true])
  }

  private func sheet(
    rowCount: Int, limit: Int = 100, _ cell: @escaping @Sendable (Int, ReviewColumn) -> ReviewSheet.Cell
  ) -> ReviewSheet {
    ReviewSheet(
      title: "测试 待定名单", period: 2021, statusNote: "试用", amountName: "营业收入，元", rowCount: rowCount,
      workbookRowLimit: limit,
      choices: [.init(text: "不属于健康产业", above: []), .init(text: "01.1.1 医院", above: ["01 医疗", "01.1 治疗"])],
      cells: { row, columns in columns.map { cell(row, $0) } }, writeRows: { _, _ in })
  }

  private func read(_ sheet: ReviewSheet) throws -> [[String: String]] {
    _ = try folder.write("", as: "mark")
    let publication = Publication(title: "", workbookName: "", period: 2021)
    try ReviewWorkbook(sheet, publication).write(in: folder.path)
    let header = try XLSXFile(path: folder.path + "/review.xlsx").sheet(XLSXLayout()).header
    return try records(of: XLSXLayout()).map { Dictionary(zip(header, $0), uniquingKeysWith: { first, _ in first }) }
  }

  private func records(of layout: XLSXLayout) throws -> [[String]] {
    let reader = try XLSXFile(path: folder.path + "/review.xlsx").sheet(layout).records()
    var records: [[String]] = []
    while let batch = try reader.next() {
      let decoder = TextDecoder(batch.encoding)
      for record in 0..<batch.count {
        records.append(
          (0..<batch.fieldCount(ofRecord: record)).map { batch.text($0, ofRecord: record, decoder: decoder) })
      }
    }
    return records
  }
}
