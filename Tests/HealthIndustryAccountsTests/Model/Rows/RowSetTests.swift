import Testing

@testable import HealthIndustryAccounts

@Suite struct RowSetTests {
  @Test func rowsAreInTheSetThatWereInserted() {
    let rows: Set<Int> = [0, 1, 63, 64, 65, 127, 128, 5_000]
    var set = RowSet()
    for row in rows.shuffled() { set.insert(row) }
    set.insert(64)
    #expect((0..<6_000).filter(set.contains) == rows.sorted())
  }

  @Test func anEmptySetHoldsNothing() {
    #expect(!(0..<200).contains(where: RowSet().contains))
  }
}
