import Testing

@testable import HealthIndustryAccounts

@Suite struct EditionVerdictTests {
  /// 01.1.1 (index 2) has another name, 02.1.1 (index 4) another index.
  private func other() throws -> HealthClassification {
    HealthClassification(
      edition: try Small.classification().edition,
      items: [
        Small.item("02", .division, "药品", nil), Small.item("02.1", .group, "药", 0),
        Small.item("02.1.1", .class, "制药", 1), Small.item("01.1.1", .class, "医疗机构", 1),
      ], links: [], activityRules: [])
  }

  @Test func aClassHoldsWhereCodeAndNameAreTheSame() throws {
    let own = try Small.classification()
    let other = try other()
    #expect(ApprovedDecision.Verdict.belongs(4).carried(from: own, to: other) == .holds(.belongs(2)))
    #expect(ApprovedDecision.Verdict.belongs(2).carried(from: own, to: other) == .otherName)
    #expect(ApprovedDecision.Verdict.belongs(2).carried(from: own, to: own) == .holds(.belongs(2)))
  }

  @Test func aClassThatIsNotThereDoesNotHold() throws {
    let own = try Small.classification()
    let other = try other()
    #expect(ApprovedDecision.Verdict.belongs(2).carried(from: other, to: own) == .holds(.belongs(4)))
    let none = HealthClassification(edition: own.edition, items: [own.items[0]], links: [], activityRules: [])
    #expect(ApprovedDecision.Verdict.belongs(4).carried(from: own, to: none) == .noSuchClass)
  }

  @Test func outsideHoldsUnderAnyEdition() throws {
    let own = try Small.classification()
    let other = try other()
    #expect(ApprovedDecision.Verdict.outside.carried(from: own, to: other) == .holds(.outside))
  }
}
