import Testing

@testable import HealthIndustryAccounts

@Suite struct HealthClassificationTests {
  @Test func membershipsOfTheShippedEdition() throws {
    let classification = try Shipped.yunnan.classification
    let hospitals = try #require(classification.index(of: "01.1.1"))
    #expect(try classification.membership(of: industry("8411")) == .whole(hospitals))
    #expect(
      try classification.membership(of: industry("6513")) == .partial([#require(classification.index(of: "06.4.1"))]))
    #expect(try classification.membership(of: industry("0111")) == .outside)
    #expect(try classification.membership(of: industry("9999")) == .outside)
  }

  @Test func anIndustryMayBelongToSeveralClassesInPart() throws {
    let classification = try Small.classification()
    #expect(try classification.membership(of: industry("7330")) == .partial([2, 4]))
    #expect(try classification.membership(of: industry("8411")) == .whole(2))
  }

  @Test func lineageGoesUpToTheDivision() throws {
    let classification = try Small.classification()
    #expect(classification.lineage(of: 2) == [2, 1, 0])
    #expect(classification.lineage(of: 0) == [0])
  }

  @Test func theShippedEditionIsAWorkingOne() throws {
    let edition = try Shipped.yunnan.classification.edition
    #expect(!edition.isOfficial)
    #expect(edition.statusNote == "分类为工作版，未经与国家统计局令第27号核对")
  }

  @Test func rulesAreFoundByIndustry() throws {
    let classification = try Small.classification()
    #expect(try classification.rules(of: industry("7330")) == [0, 1])
    #expect(try classification.rules(of: industry("8411")).isEmpty)
  }
}
