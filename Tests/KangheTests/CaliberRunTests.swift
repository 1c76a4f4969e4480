import Foundation
import Testing

/// Local calibers on SampleData.
@Suite struct CaliberRunTests {
  private static let pipeline = "Pipelines/yunnan-annual/pipeline.yaml"

  @Test func nationalFilesDoNotDependOnCalibers() throws {
    let folder = try TemporaryFolder()
    try folder.copyDefinitions()
    let text = try TextFile.read(folder.path + "/" + Self.pipeline)
    let without = text.replacing(/calibers: \[[^\]]*\]/, with: "calibers: []")
      .replacing(/H105\.yaml,[^\]]*\]/, with: "H105.yaml]")
    _ = try folder.write(without, to: Self.pipeline)
    let result = try KangheProcess.run(["run", "yunnan-annual", "--quiet"], in: folder.path)
    #expect(result.status == 0, "\(result.errors)")
    let plain = folder.path + "/output/yunnan-annual/2021"
    let sample = try Sample.run.get().folder
    for name in ["units.csv", "aggregates.csv", "review.csv", "excluded.csv", "tables/H101.csv", "tables/H105.csv"] {
      #expect(FileManager.default.contentsEqual(atPath: "\(plain)/\(name)", andPath: "\(sample)/\(name)"), "\(name)")
    }
    #expect(!FileManager.default.fileExists(atPath: plain + "/calibers.csv"))
    #expect(!FileManager.default.fileExists(atPath: plain + "/tables/H111.csv"))
  }

  @Test func unitsOutsideTheNationalCaliberAreInNoNationalFile() throws {
    let folder = try Sample.run.get().folder
    let local = try CSVRows.read(folder + "/local-units.csv")
    #expect(local.count == 17)
    #expect(Set(local.map { $0["caliber"] }) == ["qujing"])
    let ids = Set(local.compactMap { $0["unit_id"] })
    for name in ["units.csv", "review.csv"] {
      #expect(try CSVRows.read(folder + "/" + name).allSatisfy { !ids.contains($0["unit_id"] ?? "") })
    }
  }

  /// Decisions are about the national classification: of a unit that is only in a local caliber, 不属于健康产业 changes nothing
  /// there, and a class takes it into the field of the class.
  @Test func aUnitDecidedNotToBelongIsStillOfItsCaliber() throws {
    let sample = try Sample.run.get().folder
    let ids = try CSVRows.read(sample + "/local-units.csv").compactMap { $0["unit_id"] }
    let folder = try TemporaryFolder()
    try folder.copyDefinitions()
    let run = folder.path + "/output/yunnan-annual/2021"
    func runDecided(_ decision: (String) -> String) throws {
      let rows = ids.map { "\($0),\(decision($0)),核实,审核员1,2026-11-20,2021\n" }
      _ = try folder.write(
        "unit_id,decision,decision_reason,approver,decided_on,valid_from\n" + rows.joined(),
        to: "Pipelines/yunnan-annual/decisions/a.csv")
      let result = try KangheProcess.run(["run", "yunnan-annual", "--quiet"], in: folder.path)
      #expect(result.status == 0, "\(result.errors)")
    }
    try runDecided { _ in "不属于健康产业" }
    for name in [
      "local-units.csv", "calibers.csv", "aggregates.csv", "units.csv", "tables/H112.csv", "tables/H122.csv",
    ] {
      #expect(FileManager.default.contentsEqual(atPath: "\(run)/\(name)", andPath: "\(sample)/\(name)"), "\(name)")
    }
    let excluded = try CSVRows.read(run + "/excluded.csv").filter { $0["basis"] == "审定：不属于健康产业" }
    #expect(excluded.compactMap { $0["unit_id"] } == ids)
    let output = try KangheProcess.run(["explain", ids[0], "--run", run]).output
    #expect(output.contains("不属于健康产业，未计入：审定：不属于健康产业\n"))
    #expect(output.contains("曲靖市健康服务业口径（11个领域）：领域 9 绿色食品"))

    try runDecided { $0 == ids[0] ? "05.1.1" : "不属于健康产业" }
    #expect(try CSVRows.read(run + "/local-units.csv").compactMap { $0["unit_id"] } == Array(ids.dropFirst()))
    #expect(try CSVRows.read(run + "/units.csv").contains { $0["unit_id"] == ids[0] && $0["class_code"] == "05.1.1" })
  }

  /// The two sides of the bridge, from the printed table.
  @Test(arguments: ["H121", "H122", "H123", "H131", "H132", "H133"]) func theBridgeReconciles(_ name: String) throws {
    let rows = CSVRows.parse(try TextFile.read(Sample.run.get().folder + "/tables/\(name).csv"))
    func cells(_ label: String) throws -> [Decimal?] {
      try #require(rows.first { $0.first == label }).dropFirst().map { Decimal(string: $0) }
    }
    let national = try cells("国家口径合计")
    let outside = try cells("国家口径以外（行业）")
    let local = try cells("地方口径合计")
    let last = national.count - 1
    let notCovered = try #require(national[last])
    let whole = try #require(national[0])
    let beyond = outside[last - 1] ?? 0
    let total = try #require(local[last - 1])
    // Each cell is rounded by itself to 0.01.
    #expect(abs(whole - notCovered + beyond - total) <= Decimal(string: "0.02") ?? 0)
    #expect(whole > 0 && notCovered > 0 && total > 0)
  }

  @Test func aRecordOutsideThatCannotBeReadIsNotedAndStaysOutside() throws {
    var lines = try Sample.enterpriseLines()
    let header = lines[0].split(separator: ",").map(String.init)
    let industry = try #require(header.firstIndex { $0.hasPrefix("行业代码") || $0 == "国民经济行业代码" })
    let revenue = try #require(header.firstIndex { $0.hasPrefix("营业收入") })
    let record = try #require(
      lines.firstIndex { line in
        let fields = line.split(separator: ",", omittingEmptySubsequences: false)
        return !line.contains("\"") && fields.count > revenue && fields[industry] == "0141"
      })
    var fields = lines[record].split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    fields[revenue] = "百万"
    lines[record] = fields.joined(separator: ",")
    let folder = try TemporaryFolder()
    let file = try folder.write(lines.joined(separator: "\n"), to: "enterprises.csv")
    let result = try KangheProcess.run([
      "run", "yunnan-annual", "--output", folder.path, "--quiet", "--source", "enterprises=\(file)",
    ])
    #expect(result.status == 0, "\(result.errors)")
    let run = folder.path + "/yunnan-annual/2021"
    let noted = try CSVRows.read(run + "/findings.csv").filter { $0["rule_id"] == "C4421" }
    #expect(noted.map { $0["unit_id"] } == [fields[1]])
    #expect(noted.first?["found"] == "C4416")
    let sample = try Sample.run.get().folder
    #expect(
      try Manifest.read(run).sources.map(\.balance.rejected) == Manifest.read(sample).sources.map(\.balance.rejected))
    #expect(
      try Manifest.read(run).sources.map(\.balance.outside) == Manifest.read(sample).sources.map(\.balance.outside))
  }

  @Test func aFieldIsExplained() throws {
    let folder = try Sample.run.get().folder
    let result = try KangheProcess.run(["explain", "--caliber", "yunnan", "--field", "6", "--run", folder])
    #expect(result.status == 0, "\(result.errors)")
    for line in ["地方口径 yunnan 云南省健康服务业口径（8个领域）", "  02.3.1 健康科学研究和试验发展服务：单位数 17，", "三、国家口径以外：下列行业之和\n  无"] {
      #expect(result.output.contains(line), "\(result.output)")
    }
    let all = try KangheProcess.run(["explain", "--caliber", "qujing", "--run", folder]).output
    #expect(all.contains("  9 绿色食品：单位数 17，"))
    try KangheProcess.run(["explain", "--caliber", "qujing", "--field", "99", "--run", folder]).expect(
      66, "error: the caliber \"qujing\" has no field \"99\"; expected one of: 1, 2, ")
    try KangheProcess.run(["explain", "--caliber", "dali", "--run", folder]).expect(
      66, "error: the run has no local caliber \"dali\"; expected one of: kunming, qujing, yunnan.")
  }

  @Test func aLocalUnitIsExplained() throws {
    let folder = try Sample.run.get().folder
    let id = try #require(try CSVRows.read(folder + "/local-units.csv").first?["unit_id"])
    let output = try KangheProcess.run(["explain", id, "--run", folder]).output
    #expect(output.contains("不属于国家口径的健康产业，不计入国家口径的任何合计"))
    #expect(output.contains("曲靖市健康服务业口径（11个领域）：领域 9 绿色食品"))
  }

  @Test func checkShowsTheFaultsOfACaliber() throws {
    let folder = try TemporaryFolder()
    try folder.copyDefinitions()
    try folder.replace("7,national,06,", with: "8,national,06,", in: "Pipelines/calibers/kunming/mapping.csv")
    try folder.replace("region: \"530300\"", with: "region: \"640100\"", in: "Pipelines/calibers/qujing/caliber.yaml")
    try folder.replace("caliber: yunnan", with: "caliber: other", in: "Pipelines/tables/H113.yaml")
    try KangheProcess.run(["check", "yunnan-annual"], in: folder.path).expect(
      78, "Pipelines/calibers/kunming/mapping.csv:12: the field \"8\" is not in caliber.yaml",
      "the caliber \"qujing\" is of 640100, which lies in none of the pipeline's regions",
      "Pipelines/tables/H113.yaml:6: the caliber \"other\" is not one that the pipeline lists under `calibers:`")
  }
}
