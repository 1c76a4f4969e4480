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

  /// A rung before the category has no code to go by; explained, it must not be given that of the category.
  @Test func theIndustryOfACategoryIsNotTheStatedOne() throws {
    let folder = try TemporaryFolder()
    try folder.copyDefinitions()
    for (line, other) in [
      (
        "[approved-decision, registry-category, whole-industry, activity-rule, text-coder]",
        "[activity-rule, registry-category]"
      ),
      ("  coder: ../coders/text.yaml\n", ""), ("  thresholds: {health: 95, notHealth: 95, class: 80}\n", ""),
      ("  decisions: decisions\n", ""),
    ] {
      try folder.replace(line, with: other, in: "Pipelines/institution-register/pipeline.yaml")
    }
    let file = try folder.write("序号,机构名称,区县代码,地址,小类\n1,某区卫生监督所,110101,某街一号,K100\n", to: "list.csv")
    let result = try KangheProcess.run(
      ["run", "institution-register", "--output", folder.path, "--quiet", "--source", "hospitals=\(file)"],
      in: folder.path)
    let run = folder.path + "/institution-register/" + (result.status == 0 ? "2021" : "2021.held")
    let unit = try #require(try CSVRows.read("\(run)/review.csv").first)
    #expect(unit["reason"] == "机构类别；部分行业，未按活动规则判断", "\(result.errors)")
    let explained = try KangheProcess.run(["explain", unit["unit_id"] ?? "", "--run", run])
    #expect(explained.output.contains("1. 活动规则：只用于部分行业，该单位没有部分行业的代码\n"), "\(explained.output)")
    #expect(explained.output.contains("各级都未能确定 → 待定名单，由人判断"))
  }
}
