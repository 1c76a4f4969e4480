import Testing

@testable import HealthIndustryAccounts

@Suite struct ExpressionTests {
  @Test(arguments: [
    ("营业收入", ["+营业收入"]), ("甲 + 乙 - 丙", ["+甲", "+乙", "-丙"]), ("甲+乙−丙", ["+甲", "+乙", "-丙"]),
    ("甲 - (乙 - 丙 + 丁)", ["+甲", "-乙", "+丙", "-丁"]), ("(甲 - (乙 - (丙 - 丁)))", ["+甲", "-乙", "+丙", "-丁"]),
    ("甲 + (乙)", ["+甲", "+乙"]), ("甲 * 率", ["+甲×率"]), ("率 × 甲 - 乙", ["+甲×率", "-乙"]), ("甲 - 乙 * 率", ["+甲", "-乙×率"]),
    ("甲＋乙－丙", ["+甲", "+乙", "-丙"]),
  ])
  func terms(text: String, expected: [String]) throws {
    let expression = try Expression(text, parameters: ["率"])
    #expect(expression.terms.map(words) == expected)
    #expect(expression.text == text)
  }

  @Test(arguments: [
    ("", "expected a name at the end"), ("甲 +", "expected a name at the end"),
    ("- 甲", "expected a name instead of \"-\""),
    ("甲 乙", "unexpected \"乙\""), ("(甲", "\"(\" is not closed"), ("甲)", "unexpected \")\""),
    ("()", "expected a name instead of \")\""),
    ("甲 * 乙", "\"甲 * 乙\": exactly one of the two must be a parameter"),
    ("率 * 率", "\"率 * 率\": exactly one of the two must be a parameter"), ("甲 * 率 * 率", "unexpected \"*\""),
    ("甲 * (乙 + 丙)", "expected a name instead of \"(\""), ("甲 + * 乙", "expected a name instead of \"*\""),
  ])
  func faults(text: String, message: String) {
    let error = #expect(throws: Expression.SyntaxError.self) { try Expression(text, parameters: ["率"]) }
    #expect(error?.description == message)
  }

  private func words(_ term: Expression.Term) -> String {
    (term.isNegative ? "-" : "+") + term.name + (term.parameter.map { "×\($0)" } ?? "")
  }
}
