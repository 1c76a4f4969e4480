import Testing

@testable import HealthIndustryAccounts

@Suite struct ActivityRuleTests {
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
    #expect(rule.verdict(on: text.utf8.span) == expected)
  }

  @Test func anEmptyTermFindsNothing() throws {
    let rule = ActivityRule(industry: try industry("9521"), classIndex: 0, includes: [""], excludes: [])
    #expect(rule.verdict(on: "医学".utf8.span) == .silent)
  }
}
