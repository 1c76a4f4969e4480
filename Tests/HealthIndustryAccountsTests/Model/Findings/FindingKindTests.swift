import Testing

@testable import HealthIndustryAccounts

@Suite struct FindingKindTests {
  @Test func aPipelineMayChangeASeverity() {
    let rules = RuleBook(severities: ["C4405": .error])
    #expect(rules[.checkCharacterWrong].severity == .error)
    #expect(RuleBook()[.checkCharacterWrong].severity == .warning)
    #expect(rules[.checkCharacterWrong].message == "标识码校验位不符")
  }

  @Test func severitiesAreOrdered() {
    #expect(Severity.allCases.sorted() == [.info, .warning, .error])
  }

  @Test func everyRuleHasItsOwnNumberWordsAndAdvice() {
    let rules = FindingKind.allCases.map { RuleBook()[$0] }
    #expect(Set(rules.map(\.id)).count == FindingKind.allCases.count)
    #expect(rules.allSatisfy { !$0.message.isEmpty && !$0.advice.isEmpty && $0.id.count == 5 })
  }
}
