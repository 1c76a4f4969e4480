import Testing

@testable import HealthIndustryAccounts

/// A note stands only under a table that it concerns.
@Suite struct RunNotesTests {
  private static let notes = RunNotes(
    general: ["来源"], gdp: ["总值来源"],
    unconfirmed: [
      .init(text: "收入", indicators: [.revenue]),
      .init(text: "折旧", indicators: [.consumptionOfFixedCapital, .valueAdded]),
    ])

  @Test func aTableOfRevenueSaysNothingOfDepreciationAndGDP() {
    #expect(Self.notes.of(layout([.indicator(.revenue)])) == ["来源", "未经本地确认的参数和公式：收入。"])
  }

  @Test func aTableOfValueAddedSaysHowDepreciationCame() {
    #expect(Self.notes.of(layout([.indicator(.valueAdded)])) == ["来源", "未经本地确认的参数和公式：折旧。"])
  }

  @Test func aShareNamesItsDenominator() {
    #expect(Self.notes.of(layout([.units, .shareOfGDP])) == ["来源", "总值来源", "未经本地确认的参数和公式：折旧。"])
  }

  @Test func countsAloneAskForNothing() {
    #expect(Self.notes.of(layout([.units, .indicator(.employees)])) == ["来源"])
  }

  @Test func amountsAreInTheUnitOfTheTable() throws {
    let accounts = try SmallAccounts([
      .init(region: "532901", classCode: "01.1.1", valueAdded: "1", isImputed: true),
      .init(
        region: "532901", classCode: "01.1.1", valueAdded: "-123456789000", revenue: "500000000000",
        isUndetermined: true),
    ])
    func notes(_ measure: TableLayout.Measure, exponent: Int, decimals: Int) -> [String] {
      FigureNotes(
        layout: layout([measure], exponent: exponent, decimals: decimals),
        total: accounts.aggregates[accounts.context.whole, .total],
        undetermined: accounts.aggregates.undetermined[.init(accounts.context.whole, .total)]
      ).all
    }
    #expect(
      notes(.indicator(.revenue), exponent: 4, decimals: 0) == [
        "待定单位 1 个，营业收入 50,000,000 万元，尚未确定是否属于健康产业，未计入合计。"
      ])
    #expect(
      notes(.indicator(.valueAdded), exponent: 8, decimals: 2) == [
        "待定单位 1 个，增加值 -1,234.57 亿元，尚未确定是否属于健康产业，未计入合计。", "1 个单位的固定资产折旧为推算数。",
      ])
  }

  @Test func theShippedRatesAreOnlyInWhatDepreciationIsIn() throws {
    let unconfirmed = try Shipped.pack("institution").unconfirmed
    for part in unconfirmed where part.text.contains("折旧") {
      #expect(Set(part.indicators) == [.consumptionOfFixedCapital, .valueAdded], "\(part.text)")
    }
    #expect(unconfirmed.filter { $0.indicators == [.revenue] }.map { $0.text.prefix(4) } == ["营业收入"])
  }

  private func layout(_ measures: [TableLayout.Measure], exponent: Int = 4, decimals: Int = 2) -> TableLayout {
    TableLayout(
      id: "T", title: "表", unitLine: "万元", stub: .regions, stubHead: "地区",
      columns: measures.map { .init(head: ["列"], measure: $0, part: .whole, exponent: exponent, decimals: decimals) },
      extraRows: [], notes: [])
  }
}
