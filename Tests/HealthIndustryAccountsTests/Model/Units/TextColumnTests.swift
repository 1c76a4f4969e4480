import Testing

@testable import HealthIndustryAccounts

@Suite struct TextColumnTests {
  @Test func textsKeepTheirRows() {
    var column = TextColumn()
    for text in ["昆明", "", "大理"] { column.append(text) }
    #expect((0..<column.count).map { column[$0] } == ["昆明", "", "大理"])
    #expect((0..<column.count).map(column.isEmpty) == [false, true, false])
  }

  @Test func columnsAreJoinedInOrder() {
    var first = TextColumn()
    first.append("a")
    var second = TextColumn()
    for text in ["bc", "d"] { second.append(text) }
    first.append(contentsOf: second)
    #expect((0..<first.count).map { first[$0] } == ["a", "bc", "d"])
  }

  @Test func aReplacementStandsForItsRowAlone() {
    var column = TextColumn()
    for text in ["", "b"] { column.append(text) }
    column.replace(0, with: "门诊")
    #expect([column[0], column[1]] == ["门诊", "b"])
    #expect(!column.isEmpty(0))
    #expect(column.withBytes(of: 0) { $0.count } == 6)
    #expect(column.withBytes(of: 1) { $0.count } == 1)
  }
}
