import Testing

@testable import HealthIndustryAccounts

@Suite struct LineNamesTests {
  private let lines = LineNames(
    [
      [["增加值合计"], ["合计", "增加值"]], [["增加值营业盈余"], ["营业盈余"]], [["05\n健康保障"], ["05", "健康保障"]], [["合计"]],
    ], shown: ["增加值_合计", "增加值_营业盈余", "05 健康保障", "合计"])

  @Test(arguments: [
    ("增加值_合计", 0), ("增加值", 0), ("营业盈余", 1), ("05", 2), (" 健康保障 ", 2), ("合计", 3), ("盈余", 1),
  ])
  func aNameFindsItsLine(_ name: String, _ index: Int) throws {
    #expect(try lines.index(of: name, .column, table: "T") == index)
  }

  @Test func theWidthOfSignsDoesNotMatter() throws {
    let rows = LineNames([[["待定（未计入合计）"]], [["其中：以外"]]], shown: ["待定（未计入合计）", "其中：以外"])
    #expect(try rows.index(of: "待定(未计入合计)", .row, table: "T") == 0)
    #expect(try rows.index(of: "其中: 以外", .row, table: "T") == 1)
  }

  @Test func aPartOfSeveralIsAmbiguous() {
    let error = #expect(throws: CellExplanationError.self) {
      try lines.index(of: "增", .column, table: "T")
    }
    #expect(error?.description.contains("增加值_合计, 增加值_营业盈余") == true)
  }

  @Test(arguments: ["", "总产出"]) func anotherNameFindsNothing(_ name: String) {
    let error = #expect(throws: CellExplanationError.self) { try lines.index(of: name, .row, table: "T") }
    #expect(error?.description.hasPrefix("the table T has no row \"\(name)\"; expected one of: ") == true)
  }
}
