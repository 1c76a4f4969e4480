import Testing

@testable import HealthIndustryAccounts

/// What coding makes of decisions.
@Suite struct ApprovedDecisionRungTests {
  private static let id = "91330100799655058B"

  /// 8411 is whole in 01.1.1 (index 2), 6513 partial without a term here, 0111 outside.
  @Test(arguments: ["8411", "6513", "", "0111"]) func aDecisionStandsBeforeTheCode(_ code: String) throws {
    let coded = try code2021(unit(code), [try decide(.belongs(4))])
    #expect(coded.table.decisions[0].classIndex == 4)
    #expect(coded.table.decisions[0].basis == .approvedClass)
    #expect(coded.table.statuses[0] == .accepted)
    #expect(coded.findings.isEmpty)
    let out = try code2021(unit(code), [try decide(.outside)])
    #expect(out.table.statuses[0] == .outside)
    #expect(out.table.decisions[0].basis == .approvedOutside)
  }

  @Test func decisionsThatDifferPutTheUnitOnTheReviewList() throws {
    let decisions = [try decide(.belongs(4), row: 2), try decide(.outside, row: 7)]
    // Even where the code alone would decide: two persons say otherwise.
    let coded = try code2021(unit("8411"), decisions)
    #expect(coded.table.statuses[0] == .review)
    #expect(coded.table.decisions[0].basis == .decisionsConflict)
    #expect(coded.findings.map(\.rule.id) == ["K5202", "K5203"])
    #expect(coded.findings[1].found.contains("a.csv 第 2 行"))
    #expect(coded.findings[1].found.contains("a.csv 第 7 行"))
    #expect(fates(coded, decisions) == [.conflicting, .conflicting])
  }

  @Test func aUnitThatChangedIsAskedAgainWithTheOldDecision() throws {
    let before = UnitFingerprint(try ScenarioUnits([unit("")]).table, 0)
    let decisions = [try decide(.belongs(4), before)]
    #expect(try code2021(unit(""), decisions).table.decisions[0].basis == .approvedClass)
    let coded = try code2021(unit("6513"), decisions)
    #expect(coded.table.statuses[0] == .review)
    #expect(coded.table.decisions[0].basis == .unitChanged)
    #expect(coded.findings.map(\.rule.id) == ["K5202", "K5204"])
    #expect(fates(coded, decisions) == [.unitChanged])
  }

  /// A bureau fills in the code that was missing, and it leads where the person said: there is nothing to ask.
  @Test func nobodyIsAskedWhereTheOtherRungsNowAgree() throws {
    let before = UnitFingerprint(try ScenarioUnits([unit("")]).table, 0)
    let inClass = [try decide(.belongs(2), before)]
    let coded = try code2021(unit("8411"), inClass)
    #expect(coded.table.decisions[0].basis == .wholeIndustry)
    #expect(coded.table.statuses[0] == .accepted)
    #expect(coded.findings.map(\.rule.id) == ["K5205"])
    #expect(fates(coded, inClass) == [.confirmed])
    let outside = try code2021(unit("0111"), [try decide(.outside, before)])
    #expect(outside.table.statuses[0] == .outside)
    #expect(outside.findings.map(\.rule.id) == ["K5205"])
    // Where they do not, the person is asked.
    #expect(try code2021(unit("8411"), [try decide(.outside, before)]).table.statuses[0] == .review)
    #expect(try code2021(unit("0111"), inClass).table.statuses[0] == .review)
  }

  @Test func otherUnitsAreCodedAsBefore() throws {
    let decisions = ApprovedDecisions([try decide(.outside)], period: 2021)
    let rows = [unit("8411"), ["单位标识码": "400000624", "行业代码": "8411"], ["单位标识码": "71526726X", "行业代码": "6513"]]
    let coded = try code(SmallDecisions.table(rows, decisions), decisions)
    #expect(coded.table.statuses == [.outside, .accepted, .review])
    #expect(coded.table.decisions[1].basis == .wholeIndustry)
  }

  @Test func aRungBeforeItHasTheWord() throws {
    let all = [try decide(.belongs(4))]
    let decisions = ApprovedDecisions(all, period: 2021)
    let context = try Small.codingContext([.wholeIndustry, .approvedDecision], decisions)
    let table = try SmallDecisions.table([unit("8411")], decisions)
    let integrated = IntegratedUnits(table: table, outsideDuplicates: [], findings: [])
    let coded = classifyAndCode(integrated, context, RuleBook(), jobs: 1)
    #expect(coded.table.decisions[0].basis == .wholeIndustry)
    #expect(fates(coded, all) == [.notAsked])
  }

  private func unit(_ code: String) -> [String: String] { ["单位标识码": Self.id, "行业代码": code] }

  private func decide(_ verdict: ApprovedDecision.Verdict, _ fingerprint: UnitFingerprint? = nil, row: Int = 2) throws
    -> ApprovedDecision
  {
    try SmallDecisions.decision(Self.id, verdict, fingerprint, row: row)
  }

  private func code2021(_ unit: [String: String], _ all: [ApprovedDecision]) throws -> CodedUnits {
    let decisions = ApprovedDecisions(all, period: 2021)
    return try code(SmallDecisions.table([unit], decisions), decisions)
  }

  private func code(_ table: UnitTable, _ decisions: ApprovedDecisions) throws -> CodedUnits {
    let integrated = IntegratedUnits(table: table, outsideDuplicates: [], findings: [])
    return classifyAndCode(
      integrated,
      try Small.codingContext([.approvedDecision, .registryCategory, .wholeIndustry, .activityRule], decisions),
      RuleBook(), jobs: 2)
  }

  private func fates(_ coded: CodedUnits, _ all: [ApprovedDecision]) -> [DecisionFate] {
    ApprovedDecisions(all, period: 2021).fates(coded.table)
  }
}
