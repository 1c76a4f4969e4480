import Testing

@testable import HealthIndustryAccounts

@Suite struct CheckCharacterTests {
  /// The example of GB 32100-2015, registered units, and made-up ones; the last has remainder 0.
  @Test(arguments: [
    "91350100M000100Y43", "12100000400000624D", "91330100799655058B", "914403001922038216", "9144030071526726XG",
    "91110000802100433B", "91530102MA6HXC17XM", "915301024056086550",
  ])
  func socialCreditCodes(code: String) {
    #expect(CheckCharacter.isValidSocialCreditCode(code))
  }

  @Test(arguments: [
    "91350100M000100Y44", "12100000400000624E", "91330100799655085B", "915301024056086551", "91530102405608655Y",
    "91350100M000100Y4", "91350100M000100Y433", "91350100I000100Y43", "91350100m000100Y43", "",
  ])
  func wrongSocialCreditCodes(code: String) {
    #expect(!CheckCharacter.isValidSocialCreditCode(code))
  }

  /// The example of GB 11714 (X), check 10 in a registered unit, 0 (for 11), and digits.
  @Test(arguments: ["D2143569X", "71526726X", "462168270", "400000624", "799655058", "MA6HXC17X"])
  func organisationCodes(code: String) {
    #expect(CheckCharacter.isValidOrganisationCode(code[...]))
    #expect(Array(code.utf8).withUnsafeBufferPointer { CheckCharacter.isValidOrganisationCode($0) })
  }

  @Test(arguments: ["D21435690", "715267260", "46216827X", "400000625", "79965505", "7996550588", ""])
  func wrongOrganisationCodes(code: String) {
    #expect(!CheckCharacter.isValidOrganisationCode(code[...]))
    #expect(!Array(code.utf8).withUnsafeBufferPointer { CheckCharacter.isValidOrganisationCode($0) })
  }
}
