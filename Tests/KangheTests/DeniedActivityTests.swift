import Foundation
import Testing

/// What a text denies decides nothing: a unit of a partial industry that names an activity only to leave it out.
@Suite struct DeniedActivityTests {
  @Test(arguments: [
    ("应用软件开发（不含医疗软件）", "行业 6513 规则的用语在各字段中都被否定，不算"), ("应用软件开发（不含财务软件）", "各字段中没有行业 6513 规则的用语"),
  ])
  func theUnitIsAskedOfPeople(_ activity: String, _ words: String) throws {
    let run = try run(activity)
    let unit = try #require(try CSVRows.read("\(run.folder)/review.csv").first { $0["unit_name"] == Self.name })
    #expect(unit["reason"] == "部分行业，未见健康活动用语")
    let explained = try KangheProcess.run(["explain", unit["unit_id"] ?? "", "--run", run.folder])
    #expect(explained.output.contains(words), "\(explained.output)")
  }

  @Test func whatIsNotDeniedCounts() throws {
    let run = try run("医疗软件开发（不含财务软件）")
    let unit = try #require(try CSVRows.read("\(run.folder)/units.csv").first { $0["unit_name"] == Self.name })
    #expect(unit["class_code"] == "06.4.1")
    #expect(unit["basis"] == "活动规则")
  }

  private static let name = "某科技有限公司"

  /// The sample, with another first enterprise.
  private func run(_ activity: String) throws -> (output: TemporaryFolder, folder: String) {
    let output = try TemporaryFolder()
    var lines = try Sample.enterpriseLines()
    let header = lines[0].components(separatedBy: ",")
    var record = lines[1].components(separatedBy: ",")
    for (column, value) in [
      ("单位详细名称", Self.name), ("行业代码(GB/T 4754-2017)", "6513"), ("主要业务活动1", activity), ("经营范围", activity),
    ] {
      record[try #require(header.firstIndex(of: column))] = value
    }
    lines[1] = record.joined(separator: ",")
    let file = try output.write(lines.joined(separator: "\n") + "\n", to: "one.csv")
    let result = try KangheProcess.run(
      ["run", "yunnan-annual", "--output", output.path, "--quiet", "--source", "enterprises=\(file)"])
    try #require(result.status == 0, "\(result.errors)")
    return (output, output.path + "/yunnan-annual/2021")
  }
}
