import Testing

@testable import HealthIndustryAccounts

/// The order of the rungs is the pipeline's: the first that decides stands.
@Suite struct UnitCoderTests {
  /// A unit whose category says 8411, a whole industry, and whose code says 6513, a partial one with a term.
  private static let input = [
    "单位标识码": "1", "行业代码": "6513", "机构类别对应行业": "8411", "主要业务活动": "药品信息软件",
  ]

  @Test func theFirstRungThatDecidesStands() throws {
    #expect(try basis([.registryCategory, .wholeIndustry, .activityRule]) == .wholeIndustry)
    #expect(try decision([.registryCategory, .wholeIndustry, .activityRule]).isByCategory)
    // Swapped, the rule on the stated industry comes first.
    #expect(try basis([.activityRule, .registryCategory, .wholeIndustry]) == .activityRule)
    #expect(try decision([.activityRule, .registryCategory, .wholeIndustry]).industry == industry("6513"))
  }

  @Test func anApprovedDecisionStandsOnlyBeforeWhatElseDecides() throws {
    let decisions = ApprovedDecisions(["1": .init(classIndex: nil, evidence: "决定1")])
    #expect(try basis([.approvedDecision, .registryCategory], decisions) == .approvedOutside)
    #expect(try basis([.registryCategory, .approvedDecision], decisions) == .wholeIndustry)
  }

  @Test func aWholeIndustryIsDecidedWithoutTheOtherRungs() throws {
    let decisions = ApprovedDecisions(["1": .init(classIndex: 4, evidence: "决定1")])
    let unit = ["单位标识码": "1", "行业代码": "8411"]
    #expect(try decision([.approvedDecision, .wholeIndustry], decisions, unit).basis == .approvedClass)
    #expect(try decision([.approvedDecision, .wholeIndustry], decisions, unit).classIndex == 4)
    #expect(try decision([.wholeIndustry, .approvedDecision], decisions, unit).basis == .wholeIndustry)
  }

  @Test func whatNoRungDecidesSaysWhy() throws {
    #expect(try basis([.activityRule], .init(), ["行业代码": "8411"]) == .industryNotAsked)
    #expect(try basis([.wholeIndustry], .init(), ["行业代码": "6513", "主要业务活动": "药品"]) == .partialIndustry)
    #expect(try basis([.wholeIndustry], .init(), ["行业代码": ""]) == .noIndustry)
  }

  private func basis(
    _ rungs: [CodingRung], _ decisions: ApprovedDecisions = ApprovedDecisions(), _ unit: [String: String] = input
  ) throws -> CodingBasis {
    try decision(rungs, decisions, unit).basis
  }

  private func decision(
    _ rungs: [CodingRung], _ decisions: ApprovedDecisions = ApprovedDecisions(), _ unit: [String: String] = input
  ) throws -> CodingDecision {
    let table = try ScenarioUnits([unit]).table
    return UnitCoder(try Small.codingContext(rungs, decisions)).decide(table, 0..<1).decisions[0]
  }
}
