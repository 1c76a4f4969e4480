import Testing

@testable import HealthIndustryAccounts

@Suite struct CSVTableTests {
  @Test func aTableOfRegions() {
    let records = CSVTable.records(of: publishable(.regions))
    #expect(
      records == [
        ["T1 各市州增加值"], ["云南省 2021年"], ["计量单位：万元"], ["地区", "行政区划代码", "增加值_合计", "比重"],
        ["云南省", "530000", "-0.05", "12"], ["\u{3000}昆明市", "530100", "…", ""], ["注1：甲"], ["注2：乙"],
      ])
  }

  @Test func aTableOfClassesHasNoCodeColumn() {
    let records = CSVTable.records(of: publishable(.classes))
    #expect(records[3] == ["地区", "增加值_合计", "比重"])
    #expect(records[5] == ["\u{3000}昆明市", "…", ""])
  }

  private func publishable(_ stub: TableLayout.Stub) -> PublishableTable {
    let layout = TableLayout(
      id: "T1", title: "{areas}增加值", unitLine: "万元", stub: stub, stubHead: "地区",
      columns: [
        .init(head: ["增加值", "合计"], measure: .indicator(.valueAdded), part: .whole, exponent: 4, decimals: 2),
        .init(head: ["比重"], measure: .shareOfGDP, part: .whole, exponent: 0, decimals: 0),
      ], extraRows: [], notes: [])
    let rows = [
      DraftTable.Row(
        label: "云南省", code: "530000", indent: 0, cells: [.number(-5, decimals: 2), .number(12, decimals: 0)],
        isTotal: true),
      DraftTable.Row(label: "昆明市", code: "530100", indent: 1, cells: [.missing, .blank], isTotal: false),
    ]
    return PublishableTable(
      validated: DraftTable(layout: layout, title: "各市州增加值", subtitle: "云南省 2021年", rows: rows, notes: ["甲", "乙"]))
  }
}
