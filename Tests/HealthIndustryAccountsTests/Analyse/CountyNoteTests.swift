import Testing

@testable import HealthIndustryAccounts

/// A warning stands under each table that prints counties, and under no other.
@Suite struct CountyNoteTests {
  private static let words = "县级数"

  @Test func aPrefectureListsItsCounties() throws {
    #expect(try hasWarning(.regions, of: ["532900"]))
    #expect(try !hasWarning(.classes, of: ["532900"]))
  }

  @Test func aProvinceListsPrefectures() throws {
    #expect(try !hasWarning(.regions, of: ["530000"]))
  }

  /// Of the districts of Beijing, none stands below a prefecture.
  @Test func aMunicipalityListsDistricts() throws {
    #expect(try hasWarning(.regions, of: ["530000", "110000"]))
  }

  @Test func everyTableOfACountyIsOne() throws {
    #expect(try hasWarning(.classes, of: ["532901"]))
  }

  @Test func aTableOfALocalCaliberIsOfItsOwnRegion() throws {
    #expect(try hasWarning(.fields, of: ["530000"], region: "532901"))
    #expect(try !hasWarning(.fields, of: ["530000"], region: "532900"))
  }

  private func hasWarning(_ stub: TableLayout.Stub, of scopes: [String], region: String? = nil) throws -> Bool {
    let context = OutputContext(
      period: 2021, scopes: try scopes.map(HealthIndustryAccountsTests.region), areas: "各地",
      divisions: try Shipped.yunnan.divisions, classification: try Small.classification(),
      notes: RunNotes(general: ["试用"]))
    let layout = TableLayout(
      id: "T", title: "表", unitLine: "个", stub: stub, stubHead: "地区",
      columns: [.init(head: ["单位数"], measure: .units, part: .whole, exponent: 0, decimals: 0)], extraRows: [], notes: []
    )
    let notes = context.notes(of: layout, region: try region.map(HealthIndustryAccountsTests.region))
    #expect(notes.contains("试用"))
    return notes.contains { $0.contains(Self.words) && $0.contains("不要发布") }
  }
}
