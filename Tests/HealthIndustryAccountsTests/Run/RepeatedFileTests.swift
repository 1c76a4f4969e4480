import Testing

@testable import HealthIndustryAccounts

@Suite struct RepeatedFileTests {
  @Test func eachIsOneOfTheFirst() {
    let repeated = RepeatedFile.all(hashes: ["a", "b", "a", "a", "b"], sheets: [nil, nil, nil, nil, nil])
    #expect(
      repeated == [.init(number: 2, first: 0), .init(number: 3, first: 0), .init(number: 4, first: 1)])
  }

  /// A source a sheet is how a workbook with several is read.
  @Test func twoSheetsOfAWorkbookAreTwoContents() {
    #expect(RepeatedFile.all(hashes: ["a", "a", "a"], sheets: ["一", "二", "一"]) == [.init(number: 2, first: 0)])
  }
}
