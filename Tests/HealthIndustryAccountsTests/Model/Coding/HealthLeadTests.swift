import Testing

@testable import HealthIndustryAccounts

/// How far the industries that belong to the health industry are ahead of the others.
@Suite struct HealthLeadTests {
  private static func lead(outside: [Float] = [], partly: [Float] = [], whole: [Float] = []) -> Float {
    var lead = HealthLead()
    for score in outside { lead.add(.outside, score) }
    for score in partly { lead.add(.partly, score) }
    for score in whole { lead.add(.whole, score) }
    return lead.value
  }

  @Test func theLikeliestOfEachCount() {
    #expect(Self.lead(outside: [-4, -1], whole: [2, -3]) == 3)
    #expect(Self.lead(outside: [5, 1], whole: [2]) == -3)
  }

  /// Ahead of all others, it is 1 above the likeliest outside and 3 above the likeliest whole: as one that belongs it leads
  /// by 1, as another by -3.
  @Test func whatBelongsPartlyCountsHalfAsEither() {
    #expect(Self.lead(outside: [1], partly: [2], whole: [-1]) == -1)
    // Between two that are as likely it leads neither way.
    #expect(Self.lead(outside: [0], partly: [2], whole: [0]) == 0)
    // Behind both it says nothing.
    #expect(Self.lead(outside: [0], partly: [-1], whole: [1]) == 1)
  }

  @Test func whereAllBelongOrNoneThereIsNoLead() {
    #expect(Self.lead(partly: [1], whole: [2]) == 0)
    #expect(Self.lead(outside: [1], partly: [2]) == 0)
    #expect(Self.lead() == 0)
  }
}
