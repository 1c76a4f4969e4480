import Testing

@testable import HealthIndustryAccounts

/// Which decisions hold for a unit and year.
@Suite struct ApprovedDecisionsTests {
  private static let id = "91330100799655058B"
  private let before: UnitFingerprint
  private let now: UnitFingerprint

  init() throws {
    before = try #require(UnitFingerprint("A0123456789ABCDEF"))
    now = try #require(UnitFingerprint("AFEDCBA9876543210"))
  }

  @Test func aDecisionHoldsInTheYearsOfItsValidityOnly() throws {
    let decision = try decide(.outside, years: 2020...2021)
    for (year, isThere) in [(2019, false), (2020, true), (2021, true), (2022, false)] {
      let decisions = ApprovedDecisions([decision], period: year)
      #expect(decisions.isEmpty != isThere, "\(year)")
      #expect(decisions.fates(UnitTable(variableCount: 0)) == [isThere ? .noSuchUnit : .notInForce])
    }
  }

  /// 统一社会信用代码, 组织机构代码 and a registry number of 22 characters are the same unit.
  @Test(arguments: ["91330100799655058B", "799655058", "79965505853010211A1002"])
  func everyIdentifierOfTheUnitFindsIt(_ id: String) throws {
    let decisions = ApprovedDecisions([try decide(.outside)], period: 2021)
    let identifier = try #require(UnitIdentifier(id, kind: .registry))
    #expect(decisions.unit(identifier, source: 3) == 0)
    #expect(decisions.keys.contains(try #require(UnitKey(organisationCode: "799655058"))))
    #expect(!decisions.keys.contains(try #require(UnitKey(organisationCode: "799655059"))))
  }

  @Test func equalDecisionsAreNoConflict() throws {
    let decisions = ApprovedDecisions(
      [try decide(.belongs(2), date: "2026-01-01", row: 2), try decide(.belongs(2), date: "2026-02-01", row: 3)],
      period: 2021)
    #expect(decisions.outcome(ofUnit: 0, now) == .applies(1))
    #expect(decisions.conflicts.isEmpty)
  }

  @Test func twoThatDifferConflictAndNeitherApplies() throws {
    let decisions = ApprovedDecisions(
      [try decide(.belongs(2), row: 2), try decide(.outside, date: "2026-12-01", row: 3)], period: 2021)
    #expect(decisions.outcome(ofUnit: 0, now) == .conflicting([0, 1]))
    #expect(decisions.conflicts.map { [$0.0, $0.1] } == [[0, 1]])
  }

  @Test func inOtherYearsTheyMayDiffer() throws {
    let all = [try decide(.belongs(2), years: 2019...2020), try decide(.outside, years: 2021...2022)]
    #expect(ApprovedDecisions(all, period: 2021).conflicts.isEmpty)
    #expect(ApprovedDecisions(all, period: 2020).outcome(ofUnit: 0, now) == .applies(0))
    #expect(ApprovedDecisions(all, period: 2021).outcome(ofUnit: 0, now) == .applies(1))
  }

  @Test func aDecisionThatNamesAnotherReplacesItInItsYears() throws {
    let old = try decide(.belongs(2), years: 2020...2030)
    let all = [old, try decide(.outside, years: 2022...2030, supersedes: [old.number])]
    #expect(ApprovedDecisions(all, period: 2021).outcome(ofUnit: 0, now) == .applies(0))
    #expect(ApprovedDecisions(all, period: 2022).outcome(ofUnit: 0, now) == .applies(1))
    #expect(ApprovedDecisions(all, period: 2022).fates(UnitTable(variableCount: 0)) == [.superseded, .noSuchUnit])
    #expect(ApprovedDecisions(all, period: 2022).conflicts.isEmpty)
  }

  /// A number may have been copied from the row of another unit.
  @Test func aDecisionReplacesNoneOfAnotherUnit() throws {
    let other = try SmallDecisions.decision("915301007604124033", .belongs(2))
    let all = [other, try decide(.outside, supersedes: [other.number])]
    let fates = ApprovedDecisions(all, period: 2021).fates(UnitTable(variableCount: 0))
    #expect(fates == [.noSuchUnit, .noSuchUnit])
  }

  @Test func aUnitThatChangedIsAskedAgain() throws {
    let decisions = ApprovedDecisions([try decide(.belongs(2), fingerprint: before)], period: 2021)
    #expect(decisions.outcome(ofUnit: 0, before) == .applies(0))
    #expect(decisions.outcome(ofUnit: 0, now) == .unitChanged(0))
  }

  /// The year before, computed again with the unit as it was, keeps the decision of then.
  @Test func oneForTheUnitAsItWasStandsBesideOneForTheUnitAsItIs() throws {
    let all = [try decide(.belongs(2), fingerprint: before), try decide(.outside, fingerprint: now)]
    let decisions = ApprovedDecisions(all, period: 2021)
    #expect(decisions.outcome(ofUnit: 0, before) == .applies(0))
    #expect(decisions.outcome(ofUnit: 0, now) == .applies(1))
    #expect(decisions.conflicts.isEmpty)
  }

  /// A number is of what was decided, not of where it stands: files may be joined and sorted.
  @Test func aDecisionKeepsItsNumberWhenItsRowMoves() throws {
    #expect(try decide(.outside, row: 2).number == decide(.outside, row: 9).number)
    #expect(try decide(.outside).number != decide(.belongs(2)).number)
    #expect(try decide(.outside).number != decide(.outside, date: "2026-11-21").number)
    #expect(try decide(.outside, fingerprint: now).number != decide(.outside, fingerprint: before).number)
  }

  private func decide(
    _ verdict: ApprovedDecision.Verdict, date: String = "2026-11-22", years: ClosedRange<Int> = 2021...9999,
    fingerprint: UnitFingerprint? = nil, supersedes: [String] = [], row: Int = 2
  ) throws -> ApprovedDecision {
    try SmallDecisions.decision(
      Self.id, verdict, date: date, years: years, fingerprint, supersedes: supersedes, row: row)
  }
}
