import Testing

@testable import HealthIndustryAccounts

@Suite struct UnitKeyTests {
  @Test func oneUnitHasOneKeyWhateverTheIdentifier() throws {
    let texts = ["91330100799655058B", "799655058", "79965505853010211A1001", "530102799655058"]
    let keys = try texts.map { text in
      try UnitKey(organisationCode: #require(UnitIdentifier(text, kind: .registry)?.organisationCode))
    }
    #expect(Set(keys).count == 1)
    #expect(keys[0] != nil)
  }

  @Test func otherCodesHaveOtherKeys() {
    let codes = ["799655058", "799655059", "79965505X", "X99655058", "079965505", "000000000", "ZZZZZZZZZ"]
    #expect(Set(codes.compactMap { UnitKey(organisationCode: $0[...]) }).count == 7)
  }

  @Test func aCodeOfAnotherLengthHasNone() {
    #expect(UnitKey(organisationCode: "79965505") == nil)
    #expect(UnitKey(organisationCode: "7996550588") == nil)
  }

  @Test func numberedKeysAreNoOrganisationCodes() {
    #expect(UnitKey(number: 0) != UnitKey(organisationCode: "000000000"))
    #expect(UnitKey(number: 7).number == 7)
    #expect(UnitKey(organisationCode: "000000007")?.number == nil)
  }
}
