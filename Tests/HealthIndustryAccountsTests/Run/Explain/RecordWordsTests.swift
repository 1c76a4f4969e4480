import Testing

@testable import HealthIndustryAccounts

@Suite struct RecordWordsTests {
  @Test(arguments: [
    ("a.csv", "记录 a.csv 第 9 条"), ("医院.XLSX", "记录 医院.XLSX 第 9 行"), ("登记.xml", "记录 登记.xml 第 9 条"),
  ])
  func aRecordOfAWorkbookIsARow(_ file: String, _ words: String) throws {
    let head = try ExplanationWords(Shipped.yunnan).head(["source_file": file, "record_number": "9"])
    #expect(head.contains(words))
  }
}
