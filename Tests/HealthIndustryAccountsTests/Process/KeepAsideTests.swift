import Testing

@testable import HealthIndustryAccounts

@Suite struct KeepAsideTests {
  @Test func onlyWhatACaliberCountsIsKept() throws {
    let rows: [(industry: String, name: String, status: UnitStatus)] = [
      ("0111", "水稻合作社", .aside), ("1530", "茶厂", .aside), ("1530", "药茶厂", .aside), ("1530", "有机茶厂", .outside),
      ("0112", "小麦农场", .aside), ("8411", "医院", .accepted),
    ]
    var table = UnitTable(variableCount: 0)
    for row in rows {
      table.places.append(RecordPlace(file: 0, record: table.places.count + 1))
      table.industries.append(.code(try industry(row.industry)))
      table.names.append(row.name)
      table.mainActivities.append("")
      table.businessScopes.append("")
      table.statuses.append(row.status)
    }
    let coded = CodedUnits(table: table, outsideDuplicates: [], findings: [])
    let grouped = keepAside(coded, [try Small.caliber()], nil).table
    #expect(grouped.statuses == [.aside, .passedOver, .aside, .excludedAside, .passedOver, .accepted])
    #expect(
      grouped.localPlaces == [
        0: [.init(caliber: 0, outside: 0)], 2: [.init(caliber: 0, outside: 1)], 3: [.init(caliber: 0, outside: 1)],
      ])
    #expect(keepAside(coded, [], nil).table.statuses == rows.map(\.status))
  }
}
