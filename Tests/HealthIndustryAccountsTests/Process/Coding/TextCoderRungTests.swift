import Testing

@testable import HealthIndustryAccounts

/// From what the coder says and what is known of the industry to a decision. Thresholds: 95, 90, class 80.
@Suite struct TextCoderRungTests {
  private let rung: TextCoderRung

  init() throws {
    rung = try #require(TextCoderRung(try Small.codingContext(coder: Small.coder())))
  }

  @Test func notOfTheHealthIndustryFromTheThresholdOn() throws {
    #expect(try decide(.health(false, 0.90), .missing)?.basis == .textCoderOutside)
    #expect(try decide(.health(false, 0.90), .missing)?.confidence == 9000)
    #expect(try decide(.health(false, 0.8999), .missing) == nil)
  }

  /// Who is sure of an industry that belongs as a whole is not sure that the unit does not.
  @Test func noUnitIsOutsideWhoseLikeliestIndustryBelongs() throws {
    let unit = try open(.health(false, 0.99, "8411", 0.80), .missing)
    #expect(unit.reason == .outsideOfHealthIndustry)
    #expect(unit.candidate == 2)
    #expect(unit.confidence == 9900)
    // Not sure of the industry; an industry that belongs in part; one that does not belong.
    #expect(try decide(.health(false, 0.99, "8411", 0.7999), .missing)?.basis == .textCoderOutside)
    #expect(try decide(.health(false, 0.99, "6513", 0.99), .missing)?.basis == .textCoderOutside)
    #expect(try decide(.health(false, 0.99, "3011", 0.99), .missing)?.basis == .textCoderOutside)
    // Not sure of either: the reason stays what it was.
    #expect(try open(.health(false, 0.5, "8411", 0.99), .missing).reason == .noIndustry)
  }

  /// 6513 leads to 4 alone, the likeliest industry to 2.
  @Test func anotherClassOfItsOwnCodeLeavesNoSingleCandidate() throws {
    var unit = OpenCoding(.code(try industry("6513")))
    for (own, left) in [(4, nil), (2, 2)] {
      unit.candidate = own
      #expect(rung.decide(.health(false, 0.99, "8411", 0.96), &unit) == nil)
      #expect(unit.reason == .outsideOfHealthIndustry)
      #expect(unit.candidate == left)
    }
  }

  /// The health model alone gives 0.01: such units would stand at the end of the review list.
  @Test func twoModelsThatDifferAreHalfAndHalf() {
    #expect(rung.chance(.health(false, 0.99, "8411", 0.97)) == 4900)
    #expect(rung.chance(.health(false, 0.99, "8411", 0.79)) == 100)
    #expect(rung.chance(.health(false, 0.99, "6513", 0.97)) == 100)
    #expect(rung.chance(.health(false, 0.60)) == 4000)
    #expect(rung.chance(.health(true, 0.97, division: 0, "8411", 0.90)) == 9700)
  }

  @Test func aClassNeedsTheIndustryAndTheDivisionToAgree() throws {
    let decision = try decide(.health(true, 0.96, division: 0, "8411", 0.85), .missing)
    #expect(decision?.basis == .textCoder)
    #expect(decision?.classIndex == 2)
    #expect(decision?.confidence == 8500)
    // The suggested industry leads to another division than the coder's.
    #expect(try open(.health(true, 0.96, division: 1, "8411", 0.85), .missing).reason == .healthWithoutClass)
    #expect(try open(.health(true, 0.96, division: 1, "8411", 0.85), .missing).candidate == 3)
    // Sure of belonging, not of the industry.
    let unsure = try open(.health(true, 0.96, division: 0, "8411", 0.79), .missing)
    #expect(unsure.reason == .healthWithoutClass)
    #expect(unsure.candidate == 2)
    #expect(unsure.confidence == 9600)
    // Not sure of belonging: the reason stays what it was.
    #expect(try open(.health(true, 0.94, division: 0, "8411", 0.85), .missing).reason == .noIndustry)
  }

  @Test func aUnitOfAPartialIndustryBecomesOneOfItsClassesOnly() throws {
    let stated = StatedIndustry.code(try industry("6513"))
    #expect(try decide(.health(true, 0.96, division: 1, "8411", 0.1), stated)?.classIndex == 4)
    #expect(try decide(.health(true, 0.96, division: 0, "8411", 0.99), stated) == nil)
    #expect(try open(.health(true, 0.96, division: 0, "8411", 0.99), stated).reason == .healthWithoutClass)
    #expect(try decide(.health(false, 0.96), stated)?.basis == .textCoderOutside)
    // 7330 leads to both classes: the division chooses.
    let both = StatedIndustry.code(try industry("7330"))
    #expect(try decide(.health(true, 0.96, division: 0, "6513", 0.1), both)?.classIndex == 2)
    #expect(try decide(.health(true, 0.96, division: 1, "6513", 0.1), both)?.classIndex == 4)
  }

  /// Asked before a code decides, the coder's doubt is not the code's.
  @Test func whatAnotherRungDecidesIsCertain() throws {
    var open = OpenCoding(.code(try industry("8411")))
    #expect(rung.decide(.health(false, 0.8), &open) == nil)
    #expect(open.undetermined.confidence == 8000)
    #expect(open.decided(.wholeIndustry, 2).confidence == nil)
    #expect(open.decided(.activityRule, 2).confidence == nil)
    #expect(open.decided(.outsideIndustry, nil).confidence == nil)
    #expect(open.decided(.excludedByRule, nil).confidence == nil)
    #expect(open.decided(.unitChanged, nil).confidence == 8000)
  }

  private func decide(_ suggestion: CodingSuggestion, _ stated: StatedIndustry) throws -> CodingDecision? {
    var open = OpenCoding(stated)
    return rung.decide(suggestion, &open)
  }

  private func open(_ suggestion: CodingSuggestion, _ stated: StatedIndustry) throws -> OpenCoding {
    var open = OpenCoding(stated)
    #expect(rung.decide(suggestion, &open) == nil)
    return open
  }
}

extension CodingSuggestion {
  fileprivate static func health(
    _ isHealth: Bool, _ confidence: Float, division: Int? = nil, _ industry: String? = nil, _ lead: Float = 0
  ) -> CodingSuggestion {
    CodingSuggestion(
      candidates: industry.flatMap(IndustryCode.init).map { [Candidate(industry: $0, division: 0, score: 1)] } ?? [],
      confidence: lead, isHealth: isHealth, healthConfidence: confidence, healthDivision: division, lead: 0,
      healthScore: isHealth ? 1 : -1, likeliestHealthDivision: 0)
  }
}
