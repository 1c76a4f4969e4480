import Testing

@testable import HealthIndustryAccounts

/// Which texts speak against which codes, and which only seem to.
@Suite struct TextContradictionsTests {
  private let contradictions: TextContradictions

  init() throws {
    let hospital = ContradictionRule(
      id: "T01", says: "医疗服务", terms: ["医院", "诊所"], unless: ["兽医院", "宠物医院", "医院管理"], codes: .outside,
      exceptions: ["47"])
    let catering = ContradictionRule(
      id: "T02", says: "餐饮", terms: ["餐饮服务"], unless: [], codes: .whole, exceptions: [])
    let shop = ContradictionRule(
      id: "T03", says: "零售", terms: ["超市"], unless: [], codes: .beginning(["841"]), exceptions: [])
    contradictions = TextContradictions(
      [hospital, catering, shop], fields: [], negations: ["不含", "除外", "不得"], try Small.classification())
  }

  @Test(arguments: [
    ("综合医院", "医院"), ("口腔诊所", "诊所"), ("兽医院", nil), ("宠物医院;口腔诊所", "诊所"), ("医院管理咨询", nil),
    // A term of its own beside one in a longer word counts.
    ("宠物医院和人民医院", "医院"), ("医院管理、人民医院", "医院"),
    ("百货(不含医院制剂、诊所用品)", nil), ("百货(不含药品),综合医院", "医院"), ("医院、诊所除外", nil), ("不得开办诊所", nil),
    ("不含药品;诊所服务", "诊所"), ("(不含医院,诊所)", nil), ("(不含药品)医院", "医院"), ("", nil), ("医", nil),
    // The signs in full width.
    ("百货\u{FF08}不含医院制剂\u{FF0C}诊所用品\u{FF09}", nil), ("不含药品\u{FF1B}诊所服务", "诊所"), ("不含药品\u{3002}诊所", "诊所"),
  ])
  func exclusionsAreUnderstood(text: String, term: String?) throws {
    #expect(try find(text, "6210") == term.map { .init(rule: 0, term: $0) })
  }

  @Test func eachRuleSpeaksAgainstItsCodesOnly() throws {
    #expect(try find("医院", "4710") == nil)
    #expect(try find("医院", "8411") == nil)
    #expect(try find("医院", "6513") == nil)
    #expect(try find("餐饮服务", "8411")?.rule == 1)
    #expect(try find("餐饮服务", "6210") == nil)
    #expect(try find("超市", "8411")?.rule == 2)
  }

  @Test func ofAScopeTheFirstActivityMayBeAllThatIsLookedAt() throws {
    #expect(try find("医院、餐饮", "6210", .first)?.term == "医院")
    #expect(try find("餐饮、医院", "6210", .first) == nil)
    #expect(try find("(一)餐饮,医院", "6210", .first) == nil)
    #expect(try find("餐饮、医院", "6210")?.term == "医院")
  }

  private func find(_ text: String, _ code: String, _ extent: TextContradictions.Extent = .all) throws
    -> TextContradictions.Found?
  {
    contradictions.find(contradictions.rules(against: try industry(code)), in: text.utf8.span, extent)
  }
}
