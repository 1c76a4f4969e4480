import Testing

@testable import HealthIndustryAccounts

/// Records whose code lies outside the classification are kept where their unit was decided on, and only there.
@Suite struct DecidedRecordsTests {
  private let folder = TemporaryFolder()
  private static let header = "统一社会信用代码,单位名称,行政区划代码,行业代码,主要业务活动,年份,详细地址,经营范围"
  private static let decided = "91330100799655058B,某公司,530102,0111,药品研究,2021"
  private static let other = "91110000802100433B,某农场,530102,0111,谷物种植,2021"

  @Test(arguments: [false, true]) func onlyTheDecidedUnitIsKept(_ isStraightforward: Bool) async throws {
    let units = try await read([Self.decided, Self.other], decisions("91330100799655058B"), isStraightforward)
    #expect(units.table.count == 1)
    #expect(units.table.unitIDs[0] == "91330100799655058B")
    // A person will want to know what it does, if it is asked again.
    #expect(units.table.mainActivities[0] == "药品研究")
    #expect(units.table.decided[0]?.isOutsideByCode == true)
    #expect(units.counts[0].outside == 1)
    #expect(units.counts[0].read == 2)
  }

  @Test func withoutDecisionsBothAreOutside() async throws {
    let units = try await read([Self.decided, Self.other], ApprovedDecisions())
    #expect(units.table.count == 0)
    #expect(units.counts[0].outside == 2)
  }

  @Test func aUnitInsideIsMarkedWhateverItsIdentifier() async throws {
    let lines = ["400000624,某院,530102,8411,,2021", "91330100799655058B,某公司,530102,8411,,2021"]
    let units = try await read(lines, decisions("799655058"))
    #expect(units.table.count == 2)
    #expect(units.table.decided.mapValues(\.isOutsideByCode) == [1: false])
  }

  /// 8411 belongs as a whole, and in part under the compared edition. With the texts that only that one asks for, the unit would
  /// no longer be the one decided on.
  @Test(arguments: [false, true]) func aComparedEditionBringsNoTextsIntoADecidedUnit(_ isStraightforward: Bool)
    async throws
  {
    let small = try Small.classification()
    let compared = HealthClassification(
      edition: small.edition, items: small.items, links: [try Small.link("8411", 2, isPartial: true)],
      activityRules: [])
    let lines = ["91330100799655058B,某院,530102,8411,看病,2021", "91110000802100433B,某院,530102,8411,看病,2021"]
    let units = try await read(lines, decisions("91330100799655058B"), isStraightforward, compared: compared)
    #expect(units.table.count == 2)
    #expect((0..<2).map { units.table.mainActivities[$0] } == ["", "看病"])
  }

  /// The mark follows its row into the table of all batches.
  @Test func marksKeepTheirRows() throws {
    var first = try ScenarioUnits([["单位标识码": "1"], ["单位标识码": "2"]]).table
    var second = first
    second.decided[1] = DecidedUnit(number: 7, isOutsideByCode: true)
    first.decided[0] = DecidedUnit(number: 5, isOutsideByCode: false)
    first.append(contentsOf: second)
    #expect(first.decided.mapValues(\.number) == [0: 5, 3: 7])
  }

  /// Read only because of the decision, it must not bring in texts: the unit would no longer be the one decided on.
  @Test func aRecordOutsideGivesItsUnitNothing() throws {
    let rows = [
      ["单位标识码": "799655058", "行业代码": "6513"],
      ["单位标识码": "799655058", "行业代码": "0111", "主要业务活动": "种药", "来源": "1"],
    ]
    let units = try ScenarioUnits(rows)
    var collected = units.collected(sourceCount: 2)
    let before = UnitFingerprint(collected.table, 0)
    collected.table.decided = [
      0: DecidedUnit(number: 0, isOutsideByCode: false), 1: DecidedUnit(number: 0, isOutsideByCode: true),
    ]
    let integrated = integrateData(collected, countedAsZero: [[], []], RuleBook(), jobs: 1)
    #expect(integrated.table.statuses == [.accepted, .duplicate])
    #expect(UnitFingerprint(integrated.table, 0) == before)
    #expect(integrated.findings.map(\.rule.id) == ["I5101", "I5102"])
    #expect(integrated.outsideDuplicates == [0, 0])
  }

  private func decisions(_ id: String) throws -> ApprovedDecisions {
    ApprovedDecisions([try SmallDecisions.decision(id, .outside)], period: 2021)
  }

  private func read(
    _ lines: [String], _ decisions: ApprovedDecisions, _ isStraightforward: Bool = false,
    compared: HealthClassification? = nil
  ) async throws -> CollectedUnits {
    var context = try Shipped.context(decisions)
    context.aside = AsideIndustries([], compared: compared)
    let variables = try Shipped.source("enterprises", "").form.variables.map {
      try Shipped.yunnan.variables.variables[$0.variable].name
    }
    let head = Self.header + "," + variables.joined(separator: ",")
    let figures = String(repeating: ",1", count: variables.count)
    let text = ([head] + lines.map { $0 + ",," + figures }).map { $0 + "\n" }.joined()
    let source = try Shipped.source("enterprises", folder.write(text, as: "units.csv"))
    return try await finaliseCollection(
      try runCollection([source], isStraightforward: isStraightforward), context, sourceCount: 1,
      jobs: 1, onProgress: { _, _, _ in })
  }
}
