import Testing

@testable import HealthIndustryAccounts

/// Units of the small classification, and where another edition of it puts them.
@Suite struct CompareEditionsTests {
  /// What becomes of a unit: its status and class code under both editions, value added in 元.
  private typealias Unit = (
    status: UnitStatus, code: String, otherStatus: UnitStatus, otherCode: String, valueAdded: Int128?
  )

  private static let units: [Unit] = [
    (.accepted, "01.1.1", .accepted, "01.1.1", 100),
    (.accepted, "01.1.1", .accepted, "02.1.1", 20),
    (.accepted, "02.1.1", .outside, "", 3),
    (.accepted, "02.1.1", .review, "", 4),
    (.review, "", .accepted, "02.1.1", 50),
    (.review, "", .review, "", 60),
    (.review, "", .outside, "", 7),
    (.aside, "", .accepted, "01.1.1", 800),
    (.aside, "", .review, "", 9),
    // Kept aside for a caliber only.
    (.aside, "", .outside, "", 1000),
    (.accepted, "02.1.1", .outside, "", nil),
    // Count in neither.
    (.rejected, "", .accepted, "01.1.1", 11),
    (.duplicate, "", .duplicate, "", 12),
    (.outside, "", .outside, "", 13),
  ]

  @Test func unitsMoveFromWhereTheyAreToWhereTheyWouldBe() throws {
    let comparison = try compare().comparison
    let changes = comparison.changes.changes.map { move, cell in
      let changes = comparison.changes
      let value = cell.sum(.valueAdded).map { "\($0.value / ExactSum.one.value)" } ?? "…"
      return "\(changes.kind(move).words) \(changes.text(move.from, changes.from))→"
        + "\(changes.text(move.to, changes.to)) \(cell.units) \(value)"
    }
    #expect(
      changes == [
        "改归其他小类 01.1.1→02.1.1 1 20", "移出 02.1.1→_O 2 3", "转为待定 02.1.1→_U 1 4", "移入 _O→01.1.1 1 800",
        "新列待定 _O→_U 1 9", "由待定转入 _U→02.1.1 1 50", "不再待定 _U→_O 1 7",
      ])
    #expect(comparison.changes.changedRows.map(\.row) == [1, 2, 3, 4, 6, 7, 8, 10])
  }

  @Test func theMovesAddUpToBothAccounts() throws {
    let (comparison, own) = try compare()
    let whole = Aggregates.RegionKey.region(try region("532900"))
    try checkComparison(comparison.changes, before: own, after: comparison.aggregates, whole: whole)
    #expect(own[whole, .total]?.units == 5)
    #expect(comparison.aggregates[whole, .total]?.sum(.valueAdded)?.value == 970 * ExactSum.one.value)
    #expect(comparison.changes.leaving.units == 3)
    #expect(comparison.changes.entering.units == 2)
  }

  @Test func aUnitThatNoMoveKnowsIsFound() throws {
    let (comparison, own) = try compare()
    let whole = Aggregates.RegionKey.region(try region("532900"))
    var after = comparison.aggregates
    let cell = try #require(after[whole, .total])
    after.determined[.init(whole, .total)]?.add(cell)
    let error = #expect(throws: ComparisonIdentityError.self) {
      try checkComparison(comparison.changes, before: own, after: after, whole: whole)
    }
    #expect(error?.identity == "原版合计 − 移出 + 移入 = 对比版合计")
    #expect(try FailureKind(of: #require(error)) == .programFault)
    var before = own
    before.determined[.init(whole, .item(2))] = nil
    let other = #expect(throws: ComparisonIdentityError.self) {
      try checkComparison(comparison.changes, before: before, after: comparison.aggregates, whole: whole)
    }
    #expect(other?.identity == "原版 01.1.1 的去向之和")
  }

  @Test func aClassOfTheSameCodeAndAnotherNameIsRenamed() throws {
    let small = try Small.classification()
    let items = small.items.map { item in
      item.code == "01.1.1" ? Small.item("01.1.1", .class, "医院服务", 1) : item
    }
    let other = HealthClassification(edition: small.edition, items: items, links: small.links, activityRules: [])
    let changes = EditionChanges(from: small, to: other, cells: [:], changedRows: [])
    #expect(changes.kind(.init(from: .item(2), to: .item(2))) == .renamed)
    #expect(changes.kind(.init(from: .item(4), to: .item(4))) == .unchanged)
    #expect(changes.isRenamedOnly(.init(from: .item(2), to: .item(2))))
    #expect(!changes.isRenamedOnly(.init(from: .item(4), to: .item(4))))
    // The code may stand for another class, whatever of the old one it still has.
    let less = HealthClassification(
      edition: small.edition, items: items, links: Array(small.links.dropFirst()), activityRules: [])
    let others = EditionChanges(from: small, to: less, cells: [:], changedRows: [])
    #expect(others.kind(.init(from: .item(2), to: .item(2))) == .renamed)
    #expect(!others.isRenamedOnly(.init(from: .item(2), to: .item(2))))
  }

  private func compare() throws -> (comparison: EditionComparison, own: Aggregates) {
    let classification = try Small.classification()
    var table = UnitTable(variableCount: 0)
    table.derived = DerivedFigures(rowCount: Self.units.count)
    for (row, unit) in Self.units.enumerated() {
      table.places.append(RecordPlace(file: 0, record: row + 1))
      table.regions.append(try region("532901"))
      table.statuses.append(unit.status)
      table.decisions.append(Self.decision(classification.index(of: unit.code)))
      guard let value = unit.valueAdded else { continue }
      for indicator in [Indicator.valueAdded, .labourCompensation] {
        table.derived[indicator, row] = value * ExactSum.one.value
      }
    }
    let derived = DerivedUnits(table: table, outsideDuplicates: [], findings: [])
    let frame = AggregationFrame(
      classification: classification, divisions: try Shipped.yunnan.divisions, scopes: [try region("532900")])
    let own = calculateAggregates(derived, frame, gdp: [:], jobs: 1)
    let compared = ComparedCoding(
      classification: classification,
      decisions: ChunkedColumn(chunks: [Self.units.map { Self.decision(classification.index(of: $0.otherCode)) }]),
      statuses: Self.units.map(\.otherStatus))
    return (compareEditions(derived, own, compared, frame, jobs: 1), own)
  }

  private static func decision(_ item: Int?) -> CodingDecision {
    OpenCoding(.missing).decided(item == nil ? .noIndustry : .wholeIndustry, item)
  }
}
