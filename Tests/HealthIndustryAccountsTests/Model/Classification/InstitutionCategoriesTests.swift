import Testing

@testable import HealthIndustryAccounts

@Suite struct InstitutionCategoriesTests {
  @Test(
    arguments: [
      ("A100", "A100", "8411"), ("A1", "A1", "8411"), ("A2", "A2", "8412"), ("a100", "A100", "8411"),
      ("A100.综合医院", "A100", "8411"),
      ("A", "A", nil), ("J100", "J100", "8431"), ("A1XYZ", "A1", "8411"), ("D1", "D1", "8425"),
    ] as [(String, String, String?)])
  func theLongestBeginningDecides(text: String, code: String, industry: String?) throws {
    let category = try #require(try Shipped.yunnan.institutionCategories.category(of: text))
    #expect(category.code == code)
    #expect(category.industry?.description == industry)
  }

  @Test(arguments: ["", "1A", "综合医院", "-"]) func others(text: String) throws {
    #expect(try Shipped.yunnan.institutionCategories.category(of: text) == nil)
  }
}
