import Testing

@testable import HealthIndustryAccounts

@Suite struct DraftTableBuilderTests {
  private static let units: [SmallAccounts.Unit] = [
    .init(region: "532901", classCode: "01.1.1", valueAdded: "150000", revenue: "400000"),
    .init(region: "532922", classCode: "01.1.1", valueAdded: "50.0001", revenue: "0"),
    .init(region: "532901", classCode: "02.1.1", valueAdded: nil, revenue: "1000"),
    .init(region: "532900", classCode: "02.1.1", valueAdded: "-20000", revenue: "5000", isImputed: true),
    .init(region: "532901", classCode: "02.1.1", valueAdded: "70000", revenue: "90000", isUndetermined: true),
  ]

  @Test func classesFromTheTotalDown() throws {
    let rows = try rows(.classes, [.undetermined])
    #expect(
      rows == [
        "合计|4|13.01|0.13", "01 医疗|2|15.01|0.15", "\u{3000}01.1 治疗|2|15.01|0.15",
        "\u{3000}\u{3000}01.1.1 医院|2|15.01|0.15",
        "02 药品|2|-2.00|-0.02", "\u{3000}\u{3000}02.1.1 制药|2|-2.00|-0.02", "\u{3000}02.1 药|2|-2.00|-0.02",
        "待定（未计入合计）|1|7.00|",
      ])
  }

  @Test func regionsWithTheirDifference() throws {
    let rows = try rows(.regions, [.reconciliation])
    #expect(rows.first == "大理白族自治州|4|13.01|0.13")
    #expect(rows[1] == "\u{3000}大理市|2|15.00|…")
    #expect(rows[2] == "\u{3000}漾濞彝族自治县|1|0.01|…")
    #expect(rows[3] == "\u{3000}祥云县|0|0.00|…")
    // 13.00500001 − 15.00500001; a unit is known at the prefecture's level only.
    #expect(rows.suffix(2) == ["大理白族自治州与各县市合计之差|1|-2.00|", "相对差（%）|25.00|-15.38|"])
  }

  @Test func aCountyHasNoDifferenceFromDivisionsBelowIt() throws {
    let units = [SmallAccounts.Unit(region: "532901", classCode: "01.1.1", valueAdded: "150000", revenue: "400000")]
    let accounts = try SmallAccounts(units, scope: "532901")
    let rows = DraftTableBuilder(
      aggregates: accounts.aggregates, layout: layout(.regions, [.reconciliation]), context: accounts.context
    ).rows()
    #expect(rows.map(\.label) == ["大理市"])
  }

  @Test func aCellWhoseUnitsAllLackTheFigureIsMissing() throws {
    let units = [SmallAccounts.Unit(region: "532901", classCode: "02.1.1", valueAdded: nil)]
    let rows = try rows(.classes, [], units: units)
    #expect(rows.first == "合计|1|…|…")
    #expect(rows[1] == "01 医疗|0|0.00|0.00")
    #expect(rows[4] == "02 药品|1|…|…")
  }

  @Test func aRelativeDifferenceOfANegativeTotalIsRoundedAsWell() throws {
    // −30000 in all, −50000 in the county: 20000 ÷ −30000 = −66.666… %.
    let units: [SmallAccounts.Unit] = [
      .init(region: "532901", classCode: "01.1.1", valueAdded: "-50000"),
      .init(region: "532900", classCode: "01.1.1", valueAdded: "20000"),
    ]
    let rows = try rows(.regions, [.reconciliation], units: units)
    #expect(rows.last == "相对差（%）|50.00|-66.67|")
  }

  @Test func notesNameWhatIsNotCounted() throws {
    let accounts = try SmallAccounts(Self.units)
    let notes = DraftTableBuilder(
      aggregates: accounts.aggregates, layout: layout(.classes, []), context: accounts.context
    ).notes()
    #expect(
      notes == [
        "表注", "试用", "总值来源", "未经本地确认的参数和公式：折旧率。", "待定单位 1 个，增加值 7.00 万元，尚未确定是否属于健康产业，未计入合计。",
        "1 个单位缺少计算增加值的指标，其增加值未计入；1 个单位的固定资产折旧为推算数。",
      ])
  }

  @Test func theTitleNamesTheAreas() throws {
    let accounts = try SmallAccounts(Self.units)
    let draft = try #require(
      prepareDraftOutputs(accounts.aggregates, [layout(.regions, [])], accounts.context).first)
    #expect(draft.title == "各县市增加值")
    #expect(draft.subtitle == "大理白族自治州 2021年")
    #expect(draft.rows.count == 13)
  }

  private func layout(_ stub: TableLayout.Stub, _ extra: [TableLayout.ExtraRow]) -> TableLayout {
    TableLayout(
      id: "T", title: "{areas}增加值", unitLine: "万元", stub: stub, stubHead: "类别",
      columns: [
        .init(head: ["单位数"], measure: .units, part: .whole, exponent: 0, decimals: 0),
        .init(head: ["增加值"], measure: .indicator(.valueAdded), part: .whole, exponent: 4, decimals: 2),
        .init(head: ["占GDP比重"], measure: .shareOfGDP, part: .whole, exponent: 0, decimals: 2),
      ], extraRows: extra, notes: ["表注"])
  }

  /// Rows as "label|cells", blank cells empty.
  private func rows(
    _ stub: TableLayout.Stub, _ extra: [TableLayout.ExtraRow], units: [SmallAccounts.Unit] = units
  ) throws -> [String] {
    let accounts = try SmallAccounts(units, gdp: ["532900": "100000000"])
    let builder = DraftTableBuilder(
      aggregates: accounts.aggregates, layout: layout(stub, extra), context: accounts.context)
    return builder.rows().map { row in
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
