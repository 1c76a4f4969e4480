import Foundation
import Testing

/// A run is explained by the definitions that it keeps, also where the check of today would refuse them.
@Suite struct KeptDefinitionTests {
  private static let definitions = "run/definitions"
  private static let cell = ["--table", "H102", "--row", "昭通市", "--column", "增加值"]
  private let folder: TemporaryFolder
  private var run: String { folder.path + "/run" }
  private var pipeline: String { "\(run)/definitions/yunnan-annual/pipeline.yaml" }

  init() throws {
    folder = try TemporaryFolder()
    try FileManager.default.copyItem(atPath: Sample.run.get().folder, toPath: folder.path + "/run")
  }

  @Test(arguments: [["91530602344299333R"], cell, ["--caliber", "qujing", "--field", "9"]])
  func whatOnlyTodaysCheckRefusesIsARemark(_ question: [String]) throws {
    let before = try explain(question)
    #expect(!before.output.contains("现行的定义检查"))
    try spoil("rules/enterprise.yaml", "id: R6131", "id: R6132")
    try spoil("classifications/health-industry-2019-working/activity_rules.csv", "卫生|", "卫生||")
    try spoil(
      "tables/H105.yaml", "{head: [地区生产总值], measure: gdp, unit: 亿元,", "{head: [地区生产总值], measure: gdp, unit: 万元,")
    let check = try KangheProcess.run(["check", pipeline])
    try check.expect(78, "the number \"R6132\" is that of the rule at ", "has an empty term", "is printed in 万元")
    let count = check.errors.split(separator: "\n").count
    let after = try explain(question)
    #expect(after.status == 0, "\(after.errors)")
    #expect(
      after.output == before.output
        + "\n注：按现行的定义检查，本次运行保存的定义有 \(count) 处不合（kanghe check \(pipeline) 逐条列出）；以上仍按运行当时的定义说明。\n")
  }

  @Test func whatCannotBeReadIsAnError() throws {
    try spoil("formulas/enterprise.yaml", "formula: 营业收入,", "formula: 主营收入,")
    try spoil("rules/enterprise.yaml", "id: R6131", "id: R6132")
    let result = try explain(Self.cell)
    try result.expect(78, "\(run)/definitions/formulas/enterprise.yaml:7: ")
    #expect(!result.errors.contains("R6132"))
  }

  private func spoil(_ file: String, _ text: String, _ replacement: String) throws {
    try folder.replace(text, with: replacement, in: "\(Self.definitions)/\(file)")
  }

  private func explain(_ question: [String]) throws -> KangheProcess.Result {
    try KangheProcess.run(["explain"] + question + ["--run", run])
  }
}
