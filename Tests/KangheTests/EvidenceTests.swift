import Foundation
import Testing

/// Evidence of a category whose industry left the class open, so that the text coder was asked.
@Suite struct EvidenceTests {
  @Test func oneSeparatorStandsBetweenTwoPieces() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("序号,机构名称,区县代码,地址,小类\n1,某区综合服务所,110101,某街一号,K100\n", to: "list.csv")
    let result = try KangheProcess.run([
      "run", "institution-register", "--output", folder.path, "--quiet", "--source", "hospitals=\(file)",
    ])
    let run = folder.path + "/institution-register/" + (result.status == 0 ? "2021" : "2021.held")
    let rows = try ["units.csv", "review.csv", "excluded.csv"].flatMap { try CSVRows.read("\(run)/\($0)") }
    let evidence = try #require(rows.first?["evidence"])
    #expect(evidence.hasPrefix("机构类别 K100 → 行业 9226；文本编码"), "\(evidence)")
  }
}
