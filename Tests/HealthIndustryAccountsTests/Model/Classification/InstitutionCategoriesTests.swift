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

  @Test(arguments: ["A100", "A1", "A2", "A", "J100", "A1XYZ", "D1", "H229", "ZZZZ", "A1000000", "1A", ""])
  func aPlainTextIsFoundByItsBytes(text: String) throws {
    let categories = try Shipped.yunnan.institutionCategories
    let place = Array(text.utf8).withUnsafeBufferPointer { categories.place(ofPlain: $0) }
    #expect(place.map { categories.rows[$0].code } == categories.category(of: text)?.code)
  }

  @Test(arguments: ["a100", "A100.综合医院", "A10000000"]) func otherTextsAreNotPlain(text: String) throws {
    let categories = try Shipped.yunnan.institutionCategories
    #expect(Array(text.utf8).withUnsafeBufferPointer { categories.place(ofPlain: $0) } == nil)
  }
}
