import Testing

@testable import HealthIndustryAccounts

/// Units of the small classification that persons decided on, coded by an edition that has 01.1.1 under another name, and 0111 and
/// 6513 whole in 02.1.1.
@Suite struct ComparedCodingTests {
  private static let id = "91330100799655058B"

  @Test func aDecidedClassOfTheEditionHolds() throws {
    let compared = try compare("8411", .belongs(4))
    #expect(compared.decisions[0].basis == .approvedClass)
    #expect(compared.decisions[0].classIndex == 4)
    #expect(compared.approved.fates == [.applied])
    #expect(compared.approved.rows == [0: 0])
    #expect(compared.approved.byOtherRungs[0]?.classIndex == 2)
  }

  @Test func outsideHoldsWhateverTheEditionSaysOfTheIndustry() throws {
    let compared = try compare("6513", .outside)
    #expect(compared.statuses == [.outside])
    #expect(compared.decisions[0].basis == .approvedOutside)
    #expect(compared.approved.byOtherRungs[0]?.classIndex == 4)
  }

  @Test func whereTheClassIsNotTheSameTheOtherRungsDecide() throws {
    let compared = try compare("6513", .belongs(2))
    #expect(compared.decisions[0].basis == .wholeIndustry)
    #expect(compared.decisions[0].classIndex == 4)
    #expect(compared.approved.fates == [.otherName])
    // What was outside by its code is so again, without the decision that brought it in.
    let outside = try compare("0112", .belongs(2))
    #expect(outside.statuses == [.outside])
    #expect(outside.decisions[0].basis == .outsideIndustry)
  }

  /// A person who decided on the unit as it was is not asked by the edition: the other rungs have the word.
  @Test func aFormerDecisionOnAnotherClassAsksNobody() throws {
    let before = UnitFingerprint(try ScenarioUnits([unit("")]).table, 0)
    let compared = try compare("6513", .belongs(2), before)
    #expect(compared.decisions[0].basis == .wholeIndustry)
    #expect(compared.approved.fates == [.otherName])
    // Where its class is there, it is asked again as in the run.
    #expect(try compare("8411", .belongs(4), before).approved.fates == [.unitChanged])
    #expect(try compare("6513", .belongs(4), before).approved.fates == [.confirmed])
  }

  @Test func decisionsThatContradictEachOtherStillDo() throws {
    let all = [
      try SmallDecisions.decision(Self.id, .belongs(2)), try SmallDecisions.decision(Self.id, .outside, row: 3),
    ]
    let compared = try compare("6513", all)
    #expect(compared.statuses == [.review])
    #expect(compared.approved.fates == [.conflicting, .conflicting])
  }

  private func unit(_ code: String) -> [String: String] { ["单位标识码": Self.id, "行业代码": code] }

  private func compare(
    _ code: String, _ verdict: ApprovedDecision.Verdict, _ fingerprint: UnitFingerprint? = nil
  ) throws -> ComparedCoding {
    try compare(code, [try SmallDecisions.decision(Self.id, verdict, fingerprint)])
  }

  private func compare(_ code: String, _ all: [ApprovedDecision]) throws -> ComparedCoding {
    let decisions = ApprovedDecisions(all, period: 2021)
    var collected = try ScenarioUnits([unit(code)]).collected(sourceCount: 1)
    collected.table = try SmallDecisions.table([unit(code)], decisions)
    let own = try Small.codingContext([.approvedDecision, .registryCategory, .wholeIndustry, .activityRule], decisions)
    let other = try edition()
    let context = CodingContext(
      ladder: own.ladder, classification: other,
      approvedDecisions: decisions.carried(from: own.classification, to: other), coder: nil)
    return codeByEdition(
      collected, countedAsZero: [[]], context, RuleBook(), outcomes: decisions.outcomes(of: collected.table), jobs: 1)
  }

  private func edition() throws -> HealthClassification {
    let small = try Small.classification()
    var items = small.items
    items[2] = Small.item("01.1.1", .class, "医疗机构", 1)
    return HealthClassification(
      edition: small.edition, items: items,
      links: [try Small.link("8411", 2), try Small.link("6513", 4), try Small.link("0111", 4)], activityRules: [])
  }
}
