import Testing

@testable import HealthIndustryAccounts

@Suite struct CaliberTableBuilderTests {
  private static let units: [SmallAccounts.Unit] = [
    .init(region: "532901", classCode: "01.1.1", valueAdded: "150000", revenue: "400000"),
    .init(region: "532901", classCode: "02.1.1", valueAdded: "20000", revenue: "90000"),
    .init(region: "532901", classCode: "", valueAdded: "30000", revenue: "70000", outsideIndustry: "0111"),
    .init(region: "532901", classCode: "", valueAdded: nil, revenue: "5000", outsideIndustry: "1530"),
    // Another region than the caliber's.
    .init(region: "532922", classCode: "01.1.1", valueAdded: "70000000"),
    .init(region: "532922", classCode: "", valueAdded: "80000000", outsideIndustry: "0111"),
    // Undetermined, of a class in a field and of one in none.
    .init(region: "532901", classCode: "01.1.1", valueAdded: "10000", isUndetermined: true),
    .init(region: "532901", classCode: "02.1.1", valueAdded: "90000", isUndetermined: true),
  ]

  @Test func fieldsWithWhatLiesOutsideTheNationalCaliber() throws {
    let draft = try draft(.fields, [.whole], [.national, .undetermined])
    #expect(draft.subtitle == "大理市 2021年")
    #expect(
      Self.lines(draft) == [
        "合计|18.00", "\u{3000}国家口径以内|15.00", "\u{3000}国家口径以外|3.00", "1 医|15.00", "2 食|3.00",
        "\u{3000}其中：国家口径以外|3.00", "参考：国家口径健康产业合计|17.00", "待定，可能属于本口径（未计入合计）|1.00",
      ])
  }

  @Test func theBridgeReconcilesBothSides() throws {
    let draft = try draft(.bridge, [.whole, .field(0), .field(1), .local, .notCovered], [])
    #expect(
      Self.lines(draft) == [
        "国家口径合计|17.00|15.00|0.00|15.00|2.00", "01 医疗|15.00|15.00||15.00|", "\u{3000}01.1.1 医院|15.00|15.00||15.00|",
        "02 药品|2.00||||2.00", "\u{3000}02.1.1 制药|2.00||||2.00", "国家口径以外（行业）|||3.00|3.00|",
        "\u{3000}0111 稻谷种植|||3.00|3.00|", "\u{3000}1530 精制茶加工|||…|…|", "地方口径合计||15.00|3.00|18.00|",
      ])
  }

  @Test func notesSayWhatTheCaliberIs() throws {
    let notes = try draft(.fields, [.whole], []).notes
    #expect(notes.contains("本表为地方口径：小口径，领域见《文件》；不是国家统计口径，不与其他地区比较。"))
    #expect(notes.contains("未经确认。"))
    #expect(notes.contains("试用"))
    #expect(notes.last == "1 个单位缺少计算增加值的指标，其增加值未计入。")
  }

  private func draft(_ stub: TableLayout.Stub, _ parts: [TableLayout.Part], _ extra: [TableLayout.ExtraRow]) throws
    -> DraftTable
  {
    let accounts = try SmallAccounts(Self.units, calibers: [Small.caliber()])
    let layout = TableLayout(
      id: "T", title: "地方", unitLine: "万元", stub: stub, stubHead: "领域", caliber: 0,
      columns: parts.map {
        .init(head: ["增加值"], measure: .indicator(.valueAdded), part: $0, exponent: 4, decimals: 2)
      }, extraRows: extra, notes: [])
    return try #require(prepareDraftOutputs(accounts.aggregates, [layout], accounts.context).first)
  }

  private static func lines(_ draft: DraftTable) -> [String] {
    draft.rows.map { row in
      let cells = row.cells.map { cell in
        switch cell {
        case .number(let value, let decimals): DecimalText.formatFixed(value, scale: decimals)
        case .missing: "…"
        case .blank: ""
        }
      }
      return String(repeating: "\u{3000}", count: row.indent) + ([row.label] + cells).joined(separator: "|")
    }
  }
}
