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
    let grouped = keepAside(coded, [try Small.caliber()], nil, jobs: 2).table
    #expect(grouped.statuses == [.aside, .passedOver, .aside, .excludedAside, .passedOver, .accepted])
    #expect(
      grouped.localPlaces == [
        0: [.init(caliber: 0, outside: 0)], 2: [.init(caliber: 0, outside: 1)], 3: [.init(caliber: 0, outside: 1)],
      ])
    #expect(keepAside(coded, [], nil, jobs: 1).table.statuses == rows.map(\.status))
  }

  /// A person says of a unit that it is not of the health industry; that a local caliber counts its industry is another question.
  @Test func aUnitDecidedNotToBelongStaysInItsCaliber() throws {
    let rows = [["单位标识码": Self.id, "行业代码": "0111"]]
    let kept = try coded(rows, .outside, isOutsideByCode: [true])
    #expect(kept.decisions[0].basis == .approvedOutside)
    #expect(kept.statuses == [.excludedAside])
    #expect(kept.localPlaces == [0: [.init(caliber: 0, outside: 0)]])
    // In a class it is of the field of that class, and of no industry outside.
    let inClass = try coded(rows, .belongs(2), isOutsideByCode: [true])
    #expect(inClass.statuses == [.accepted])
    #expect(inClass.localPlaces.isEmpty)
  }

  /// Its first record states no industry, its second one that only the caliber has.
  @Test func theIndustryMayStandInAnotherRecordOfTheUnit() throws {
    let first = ["单位标识码": Self.id, "单位名称": "茶叶合作社"]
    let second = ["单位标识码": Self.id, "行业代码": "1530", "主要业务活动": "有机茶加工", "来源": "1"]
    let kept = try coded([first, second], .outside, isOutsideByCode: [false, true])
    #expect(kept.statuses == [.excludedAside, .duplicate])
    #expect(kept.localPlaces == [0: [.init(caliber: 0, outside: 1)]])
    #expect(kept.industries[0] == .missing)
    // Terms must be in one of the two.
    let plain = second.merging(["主要业务活动": "制茶"]) { $1 }
    #expect(try coded([first, plain], .outside, isOutsideByCode: [false, true]).statuses == [.outside, .duplicate])
    // An industry of its own, though it is in no caliber, is the unit's.
    let other = first.merging(["行业代码": "0112"]) { $1 }
    #expect(try coded([other, second], .outside, isOutsideByCode: [true, true]).statuses == [.outside, .duplicate])
  }

  private static let id = "91330100799655058B"

  /// The records of a unit that was decided on, integrated, coded and kept.
  private func coded(
    _ rows: [[String: String]], _ verdict: ApprovedDecision.Verdict, isOutsideByCode: [Bool]
  ) throws -> UnitTable {
    let decisions = ApprovedDecisions([try SmallDecisions.decision(Self.id, verdict)], period: 2021)
    var collected = try ScenarioUnits(rows).collected(sourceCount: 2)
    for (row, isOutside) in isOutsideByCode.enumerated() {
      collected.table.decided[row] = DecidedUnit(number: 0, isOutsideByCode: isOutside)
    }
    let context = try Small.codingContext([.approvedDecision, .registryCategory, .wholeIndustry], decisions)
    let integrated = integrateData(collected, countedAsZero: [[], []], RuleBook(), jobs: 1)
    return keepAside(
      classifyAndCode(integrated, context, RuleBook(), jobs: 1), [try Small.caliber()], nil, jobs: 2
    ).table
  }
}
