import Testing

@testable import HealthIndustryAccounts

@Suite struct CategoryContradictsIndustryRuleTests {
  private let rule = CategoryContradictsIndustryRule(rule: RuleBook()[.categoryContradictsIndustry])

  @Test func anotherIndustryThanTheCategorysIsFound() throws {
    let finding = try #require(try review(stated: "8421", byCategory: "8411").first)
    #expect(finding.rule.id == "K5201")
    #expect(finding.found == "行业代码 8421，机构类别 A100 对应 8411")
    #expect(finding.subject == .field(.industryCode))
  }

  @Test func theSameIndustryPasses() throws {
    #expect(try review(stated: "8411", byCategory: "8411").isEmpty)
  }

  @Test(arguments: [("", "8411"), ("8421", ""), ("", "")])
  func aMissingCodeContradictsNothing(stated: String, byCategory: String) throws {
    #expect(try review(stated: stated, byCategory: byCategory).isEmpty)
  }

  private func review(stated: String, byCategory: String) throws -> [Finding] {
    let table = try table(stated: stated, byCategory: byCategory)
    return rule.review(table, FigureBlock(table.figures, 0..<1))
  }

  private func table(stated: String, byCategory: String) throws -> UnitTable {
    var table = try ScenarioUnits(Scenario("04_classify_and_code").input).table.row(0)
    table.industries = [IndustryCode(stated).map(StatedIndustry.code) ?? .missing]
    table.categoryIndustries = [IndustryCode(byCategory)]
    table.categories = TextColumn()
    table.categories.append("A100")
    return table
  }
}
