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

  @Test func whatNoRungDecidesSaysWhy() throws {
    #expect(try basis([.activityRule], ["行业代码": "8411"]) == .industryNotAsked)
    #expect(try basis([.wholeIndustry], ["行业代码": "6513", "主要业务活动": "药品"]) == .partialIndustry)
    #expect(try basis([.wholeIndustry], ["行业代码": ""]) == .noIndustry)
  }

  /// A rule that decides nothing on the stated industry is no evidence for that of the category.
  @Test func evidenceIsOfTheIndustryThatDecides() throws {
    let mixed = Self.input.merging(["主要业务活动": "药品软件、兽药软件"]) { $1 }
    #expect(try decision([.activityRule], mixed).evidence != nil)
    let decision = try decision([.activityRule, .registryCategory], mixed)
    #expect(try decision.industry == industry("8411"))
    #expect(decision.basis == .wholeIndustry)
    #expect(decision.evidence == nil)
  }

  private func basis(
    _ rungs: [CodingRung], _ unit: [String: String] = input
  ) throws -> CodingBasis {
    try decision(rungs, unit).basis
  }

  private func decision(
    _ rungs: [CodingRung], _ unit: [String: String] = input
  ) throws -> CodingDecision {
    let table = try ScenarioUnits([unit]).table
    return UnitCoder(try Small.codingContext(rungs)).decide(table, 0..<1).decisions[0]
  }
}
