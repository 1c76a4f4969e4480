import Testing

@testable import HealthIndustryAccounts

@Suite struct HeadCellsTests {
  @Test func neighboursMergeFromTheTopAndShortHeadsReachDown() {
    let cells = HeadCells([["单位数"], ["增加值", "合计"], ["增加值", "营业盈余"], ["占GDP比重"]], height: 2).cells
    #expect(
      cells == [
        .init(text: "单位数", rows: 0...1, columns: 0...0), .init(text: "增加值", rows: 0...0, columns: 1...2),
        .init(text: "占GDP比重", rows: 0...1, columns: 3...3), .init(text: "合计", rows: 1...1, columns: 1...1),
        .init(text: "营业盈余", rows: 1...1, columns: 2...2),
      ])
  }

  @Test func equalTextsUnderDifferentHeadsStayApart() {
    let cells = HeadCells([["甲", "合计"], ["乙", "合计"]], height: 2).cells
    #expect(cells.map(\.text) == ["甲", "乙", "合计", "合计"])
    #expect(cells.map(\.columns) == [0...0, 1...1, 0...0, 1...1])
  }

  @Test func equalColumnsAreNotMerged() {
    #expect(HeadCells([["收入"], ["收入"]], height: 1).cells.map(\.columns) == [0...0, 1...1])
  }
}
