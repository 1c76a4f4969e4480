import Testing

@testable import HealthIndustryAccounts

/// What codes alone say of a record, which decides whether collection keeps it and reads its texts.
@Suite struct CodingLadderTests {
  @Test func codesDecideWhereNoRungBeforeReadsTexts() throws {
    let usual: [CodingRung] = [.approvedDecision, .registryCategory, .wholeIndustry, .activityRule, .textCoder]
    #expect(try fate(usual, "8411") == .whole)
    #expect(try fate(usual, "0111") == .outside)
    #expect(try fate(usual, "6513") == .byTexts)
    #expect(try fate(usual, nil) == .byTexts)
    #expect(try fate(usual, "0111", category: "8411") == .whole)
    #expect(try fate(usual, "8411", category: "6513") == .byTexts)
  }

  @Test func theOrderOfTheRungsCounts() throws {
    #expect(try fate([.wholeIndustry, .registryCategory], "0111", category: "8411") == .outside)
    #expect(try fate([.textCoder, .wholeIndustry], "0111") == .byTexts)
    #expect(try fate([.activityRule], "0111") == .byTexts)
  }

  private func fate(_ rungs: [CodingRung], _ stated: String?, category: String? = nil) throws -> CodingLadder.Fate {
    CodingLadder(rungs: rungs, thresholds: nil).fate(
      industry: try stated.map(industry), category: try category.map(industry), try Small.classification())
  }
}
