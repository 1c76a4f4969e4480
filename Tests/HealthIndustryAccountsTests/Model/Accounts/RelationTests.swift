import Testing

@testable import HealthIndustryAccounts

@Suite struct RelationTests {
  @Test(
    arguments: [
      ("甲 >= 乙 + 丙", "甲", Relation.Comparison.atLeast, ["乙", "丙"]), ("甲≥乙", "甲", .atLeast, ["乙"]),
      ("甲 ≤ 乙", "甲", .atMost, ["乙"]), ("甲 <= 乙", "甲", .atMost, ["乙"]), ("甲 > 乙", "甲", .greater, ["乙"]),
      ("甲 < 乙", "甲", .less, ["乙"]),
      ("甲 = 乙", "甲", .equal, ["乙"]), ("甲 >= 0", "甲", .atLeast, nil), ("甲>0", "甲", .greater, nil),
    ] as [(String, String, Relation.Comparison, [String]?)])
  func relations(text: String, left: String, comparison: Relation.Comparison, right: [String]?) throws {
    let relation = try Relation(text)
    #expect(relation.left.terms.map(\.name) == [left])
    #expect(relation.comparison == comparison)
    #expect(relation.right?.terms.map(\.name) == right)
    #expect(relation.text == text)
  }

  @Test(arguments: ["", "甲", "甲 + 乙", "甲 ≠ 乙", ">= 甲", "甲 => 乙", "甲 >= 乙 >= 丙", "甲 == 乙"])
  func faults(text: String) {
    #expect(throws: Expression.SyntaxError.self) { try Relation(text) }
  }

  @Test(arguments: [
    ("甲 => 乙", "\"=>\" is no comparison; expected one of >=, <=, >, <, ="),
    ("甲 == 乙", "\"==\" is no comparison; expected one of >=, <=, >, <, ="),
    ("甲 >= 乙 >= 丙", "2 comparisons; expected one of >=, <=, >, <, =, once"),
    ("甲 ≠ 乙", "expected one of >=, <=, >, <, = in \"甲 ≠ 乙\""),
  ])
  func aWrongComparisonListsTheRightOnes(text: String, words: String) {
    let error = #expect(throws: Expression.SyntaxError.self) { try Relation(text) }
    #expect(error?.description == words)
  }

  @Test func aRelationWithoutARightSideIsNone() {
    #expect(throws: Expression.SyntaxError.self) { try Relation("甲 >= ") }
  }

  @Test(arguments: [
    (Relation.Comparison.atLeast, [false, true, true]), (.atMost, [true, true, false]),
    (.greater, [false, false, true]),
    (.less, [true, false, false]), (.equal, [false, true, false]),
  ])
  func comparisons(comparison: Relation.Comparison, holds: [Bool]) {
    #expect([1, 2, 3].map { comparison.holds(ExactSum($0), ExactSum(2)) } == holds)
  }
}
