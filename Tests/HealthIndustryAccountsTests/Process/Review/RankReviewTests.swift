import Testing

@testable import HealthIndustryAccounts

@Suite struct RankReviewTests {
  /// By amount times uncertainty; a loss can move the totals as much as a gain.
  @Test func whatCanMoveTheTotalsMostComesFirst() throws {
    let units: [(amount: Int128?, chance: Int?)] = [
      (100, nil), (nil, nil), (300, 2_000), (-200, nil), (nil, 1_000), (0, nil), (100, nil),
    ]
    #expect(try ranked(units, by: .revenue) == [3, 0, 6, 2, 5, 1, 4])
  }

  @Test func withoutFiguresTheLeastCertainComesFirst() throws {
    #expect(try ranked([(100, 1_000), (1, 8_000), (nil, nil), (5, 8_000)], by: nil) == [2, 1, 3, 0])
  }

  @Test func onlyUnitsToReviewAreRanked() throws {
    var table = try table([(1, nil), (2, nil)])
    table.statuses[1] = .accepted
    #expect(rankReview(table, by: .revenue).map(\.row) == [0])
  }

  @Test func amountsTooLargeFor64BitsAreCompared() throws {
    #expect(try ranked([(Int128(1) << 70, nil), (Int128(1) << 71, nil)], by: .revenue) == [1, 0])
  }

  private func ranked(_ units: [(amount: Int128?, chance: Int?)], by indicator: Indicator?) throws -> [Int] {
    rankReview(try table(units), by: indicator).map(\.row)
  }

  private func table(_ units: [(amount: Int128?, chance: Int?)]) throws -> UnitTable {
    var table = try ScenarioUnits(units.map { _ in ["状态": "待定"] }).table
    table.derived = DerivedFigures(rowCount: units.count)
    for (row, unit) in units.enumerated() { table.derived[.revenue, row] = unit.amount ?? Derived.missing }
    table.decisions = ChunkedColumn(
      chunks: [
        units.map { _ in
          CodingDecision(
            basis: .noIndustry, classIndex: nil, candidate: nil, industry: nil, isByCategory: false, evidence: nil)
        }
      ])
    var codings = TextCodings.Part()
    for (row, unit) in units.enumerated() {
      if let chance = unit.chance { codings.append(row: row, candidates: "", evidence: "", chance: chance) }
    }
    table.textCodings = TextCodings([codings])
    return table
  }
}
