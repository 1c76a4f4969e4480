import Foundation
import Testing

/// What `explain` says would change a unit's class does, when the record is changed so: invented units, and a text coder that is
/// never sure, so that all of them are open.
@Suite struct ChangePromiseTests {
  private static let records = [
    "91530102600000012Y": "甲大药房,药品零售;保健食品销售,",
    "91530102600000020R": "乙水泥厂,水泥制造,",
    "91530102600000039N": "丙监督所,综合监督,K100",
  ]
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.copyDefinitions()
    try folder.replace(
      "thresholds: {health: 95, notHealth: 95, class: 80}",
      with: "thresholds: {health: 100, notHealth: 100, class: 100}", in: "Pipelines/enterprise-register/pipeline.yaml")
    try folder.replace(
      "  businessScope: {aliases: [经营范围]}",
      with: "  businessScope: {aliases: [经营范围]}\n  institutionCategory: {aliases: [机构类别]}\n"
        + "  industryCode: {aliases: [行业代码]}", in: "Pipelines/enterprise-register/forms/register.yaml")
  }

  @Test func everyCodePromisedDoesWhatIsPromised() throws {
    let promises = try run(codes: [:]) { output in
      try Self.records.keys.sorted().flatMap { unit in
        let result = try KangheProcess.run(["explain", unit, "--run", output], in: folder.path)
        try #require(result.status == 0, "\(result.errors)")
        return result.output.matches(of: /· 行业代码为 (\d{4}) .* 时：(.*)/).map {
          (unit: unit, code: String($0.1), outcome: String($0.2))
        }
      }
    }
    #expect(Set(promises.map(\.unit)) == ["91530102600000012Y", "91530102600000020R"])
    for promise in promises {
      try run(codes: [promise.unit: promise.code]) { output in
        let outcome = try outcome(of: promise.unit, in: output)
        #expect(outcome == promise.outcome, "\(promise)")
      }
    }
  }

  @Test func aCategoryThatLeavesTheUnitOpenGoesBeforeTheCodeAllTheSame() throws {
    let unit = "91530102600000039N"
    try run(codes: [unit: "8415"]) { output in
      let outcome = try outcome(of: unit, in: output)
      #expect(outcome == "列入待定名单")
      let result = try KangheProcess.run(["explain", unit, "--run", output], in: folder.path)
      #expect(result.output.contains("  · 机构类别改变（机构类别先于行业代码，只改行业代码不起作用）\n"))
      #expect(!result.output.contains("行业代码为 "))
    }
  }

  private func run<Result>(codes: [String: String], _ body: (String) throws -> Result) throws -> Result {
    let lines = Self.records.sorted { $0.key < $1.key }.map { unit, rest in
      "\(unit),\(rest),\(codes[unit] ?? ""),昆明市,云南省昆明市五华区一号\n"
    }
    let head = "统一社会信用代码,企业名称,经营范围,机构类别,行业代码,地区,注册地址\n"
    let register = try folder.write(head + lines.joined(), to: "register.csv")
    let result = try KangheProcess.run(
      ["run", "enterprise-register", "--quiet", "--source", "register=\(register)"], in: folder.path)
    try #require([0, 3].contains(result.status), "\(result.errors)")
    return try body(folder.path + "/output/enterprise-register/2004" + (result.status == 3 ? ".held" : ""))
  }

  /// As the run's files say it, in the words of `explain`.
  private func outcome(of unit: String, in output: String) throws -> String? {
    let counted = try CSVRows.read(output + "/units.csv")
    if let row = counted.first(where: { $0["unit_id"] == unit }) {
      let items = try CSVRows.read(folder.path + "/Pipelines/classifications/health-industry-2019-working/items.csv")
      let code = row["class_code"] ?? ""
      return "归入 \(code) \(items.first { $0["code"] == code }?["name"] ?? "")"
    }
    let open = try CSVRows.read(output + "/review.csv")
    return open.contains { $0["unit_id"] == unit } ? "列入待定名单" : "不属于健康产业"
  }
}
