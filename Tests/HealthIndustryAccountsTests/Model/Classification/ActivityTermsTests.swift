import Testing

@testable import HealthIndustryAccounts

@Suite struct ActivityTermsTests {
  private let rule: ActivityRule

  init() throws {
    rule = ActivityRule(
      industry: try industry("9521"), classIndex: 3, includes: ["医学", "卫生", "HIS"], excludes: ["环境卫生", "兽医"])
  }

  @Test(arguments: [
    ("", ActivityRule.Verdict.silent), ("软件开发", .silent), ("医", .silent), ("医学研究", .belongs(term: 0)),
    ("公共卫生", .belongs(term: 1)),
    ("卫生与医学", .belongs(term: 0)), ("HIS", .belongs(term: 2)), ("兽医诊疗", .doesNotBelong(term: 1)),
    ("环境卫生", .mixed(include: 1, exclude: 0)), ("兽医学", .mixed(include: 0, exclude: 1)), ("his", .silent),
  ])
  func verdicts(text: String, expected: ActivityRule.Verdict) {
    #expect(verdict(of: [rule], on: text) == [expected])
  }

  /// What a text denies is not found, be it a word for or against.
  @Test(arguments: [
    ("软件开发（不含医学软件）", ActivityRule.Verdict.silent), ("软件开发(不含医学、卫生软件)", .silent), ("医学软件除外", .silent),
    ("软件开发（医学、卫生除外）", .silent), ("不得从事医学、卫生活动", .silent), ("医学研究（不含兽医）", .belongs(term: 0)),
    ("卫生服务；不含医学", .belongs(term: 1)), ("不含医学，卫生服务", .belongs(term: 1)), ("医学研究（不含卫生）", .belongs(term: 0)),
    ("兽医诊疗（不含医学）", .doesNotBelong(term: 1)), ("不含医学的卫生", .silent), ("医学研究除外包装", .belongs(term: 0)),
    ("软件［不含医学，卫生］", .silent), ("[不含医学，卫生]软件", .silent),
    ("不含食品；医学", .belongs(term: 0)), ("不含食品", .silent), ("软件（不含食品，医学）", .silent),
  ])
  func whatIsDeniedIsNotFound(text: String, expected: ActivityRule.Verdict) {
    #expect(verdict(of: [rule], on: text, negations: ["不含", "除外", "不得"]) == [expected])
  }

  /// Fields that are full cut their texts off: what was in brackets before is closed, what is left open ends at a comma.
  @Test(arguments: [
    ("软件（不含食品，医学", ActivityRule.Verdict.belongs(term: 0)), ("软件（不含医学，食品", .silent), ("（（不含食品，医学）", .silent),
    ("（不含食品，卫生（不含兽医，医学），医学", .belongs(term: 0)), ("（（（不含食品，医学", .belongs(term: 0)),
    ("不含食品）卫生（", .belongs(term: 1)),
  ])
  func aBracketThatNothingClosesHoldsNothingTogether(text: String, expected: ActivityRule.Verdict) {
    #expect(verdict(of: [rule], on: text, negations: ["不含", "除外", "不得"]) == [expected])
  }

  /// 不含诊疗 as a term against: it begins with a negation, which does not deny it.
  @Test func aTermWithANegationInItIsFound() throws {
    let rule = ActivityRule(industry: try industry("9521"), classIndex: 3, includes: ["诊疗"], excludes: ["不含诊疗"])
    let found = verdict(of: [rule], on: "健康咨询（不含诊疗）", negations: ["不含"])
    #expect(found == [.doesNotBelong(term: 0)])
  }

  /// Nor does another negation before it, or behind it, turn it round: the unit would count.
  @Test(arguments: ["健康咨询（不含危险品及不含诊疗）", "不得从事金融、不含诊疗；健康咨询", "健康咨询、不含诊疗除外"])
  func aTermWithANegationInItIsNotTurnedRound(_ text: String) throws {
    let rule = ActivityRule(industry: try industry("9521"), classIndex: 3, includes: ["健康"], excludes: ["不含诊疗"])
    let found = verdict(of: [rule], on: text, negations: ["不含", "除外", "不得"])
    let denied = text.hasSuffix("除外")
    #expect(found == [denied ? .doesNotBelong(term: 0) : .mixed(include: 0, exclude: 0)])
  }

  /// Without words of negation every term counts.
  @Test func withoutNegationsEveryTermCounts() {
    #expect(verdict(of: [rule], on: "软件开发（不含医学软件）") == [.belongs(term: 0)])
  }

  @Test func anEmptyTermFindsNothing() throws {
    let rule = ActivityRule(industry: try industry("9521"), classIndex: 0, includes: [""], excludes: [])
    #expect(verdict(of: [rule], on: "医学") == [.silent])
  }

  @Test func rulesOfOtherIndustriesAreNotAsked() throws {
    let others = ActivityRule(industry: try industry("9522"), classIndex: 1, includes: ["学"], excludes: ["医"])
    let terms = ActivityTerms([others, rule], negations: [])
    #expect(terms.find([1], in: "医学".utf8.span).map(ActivityRule.verdict) == [.belongs(term: 0)])
    let both = terms.find([0, 1], in: "医学".utf8.span).map(ActivityRule.verdict)
    #expect(both == [.mixed(include: 0, exclude: 0), .belongs(term: 0)])
  }

  /// Every shipped term, in texts made of pieces of terms, against a search for each.
  @Test func thePassFindsWhatASearchForEachTermFinds() throws {
    let rules = try Shipped.yunnan.classification.activityRules
    let terms = ActivityTerms(rules, negations: [])
    let pieces = rules.flatMap { $0.includes + $0.excludes }
      .flatMap { [$0, String($0.dropLast()), String($0.dropFirst())] }
    var random = SystemRandomNumberGenerator()
    var found = 0
    for _ in 0..<300 {
      let text = (0..<6).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      let indices = Array(rules.indices)
      for (rule, verdict) in zip(rules, verdicts(terms, indices, on: text)) {
        let include = rule.includes.firstIndex { text.contains($0) }
        let exclude = rule.excludes.firstIndex { text.contains($0) }
        let expected: ActivityRule.Verdict =
          switch (include, exclude) {
          case (nil, nil): .silent
          case (let term?, nil): .belongs(term: term)
          case (nil, let term?): .doesNotBelong(term: term)
          case (let include?, let exclude?): .mixed(include: include, exclude: exclude)
          }
        #expect(verdict == expected, "\(rule.industry) in \(text)")
        if verdict != .silent { found += 1 }
      }
    }
    #expect(found > 1000)
  }

  private func verdict(of rules: [ActivityRule], on text: String, negations: [String] = []) -> [ActivityRule.Verdict] {
    verdicts(ActivityTerms(rules, negations: negations), Array(rules.indices), on: text)
  }

  /// One a rule, also where nothing at all is found.
  private func verdicts(_ terms: ActivityTerms, _ rules: [Int], on text: String) -> [ActivityRule.Verdict] {
    let found = terms.find(rules, in: text.utf8.span)
    return found.isEmpty ? rules.map { _ in .silent } : found.map(ActivityRule.verdict)
  }
}
