import Foundation
import Testing

/// The folder beside the repository.
private enum RealData {
  static let folder = URL(filePath: KangheProcess.packageRoot).deletingLastPathComponent().path + "/shared/data"
  static let isPresent = FileManager.default.fileExists(atPath: folder)
}

/// Lists and registers of real units, which are not part of the repository: they are expected in ../shared/data.
@Suite(.enabled(if: RealData.isPresent, "../shared/data is not here: the files of real units are not shipped"))
struct RealDataTests {
  private let output: TemporaryFolder

  init() throws {
    output = try TemporaryFolder()
  }

  /// The same list as its publisher cleaned it and as it was first exported.
  @Test func hospitalsOfBeijing() throws {
    let files = ["institutions/beijing-hospitals-2021.csv", "messy/beijing_hospitals_2021.gbk.csv"]
    let runs = try files.map { file in
      let folder = output.path + "/" + file
      let result = try KangheProcess.run([
        "run", "institution-register", "--source", "hospitals=\(RealData.folder)/\(file)", "--output", folder,
      ])
      #expect(result.status == 0, "\(result.errors)")
      return folder + "/institution-register/2021"
    }
    for run in runs {
      let balance = try #require(try Manifest.read(run).sources.first).balance
      #expect(balance.read == 724)
      #expect(balance.accepted == 724)
      let counts = try CSVRows.read(run + "/aggregates.csv").filter {
        $0["region_code"] == "110000" && $0["indicator"] == "units" && $0["class_code"]?.count == 2
      }
      #expect(Set(counts.map { [$0["class_code"], $0["value"]] }) == [["_T", "724"], ["01", "724"]])
    }
    #expect(try TextFile.read(runs[0] + "/aggregates.csv") == TextFile.read(runs[1] + "/aggregates.csv"))
    #expect(try unitsWithoutFile(runs[0]) == unitsWithoutFile(runs[1]))
  }

  @Test func registersOfTwoProvinces() throws {
    let files = ["yunnan", "ningxia"].map { "\(RealData.folder)/register/\($0).csv" }
    let result = try KangheProcess.run(
      ["run", try registerWithoutTextCoder(), "--output", output.path, "--source", "register=\(files[0])", files[1]])
    #expect(result.status == 0, "\(result.errors)")
    let run = output.path + "/enterprise-register/2004"
    let balance = try #require(try Manifest.read(run).sources.first).balance
    #expect(balance.read == 36253)
    #expect(balance.isBalanced)
    #expect(balance.rejected == 10)
    // Rows of errors only: to parse all 36,000 would take longer than the run.
    let errors = try TextFile.read(run + "/findings.csv").matches(of: /(?m)^[A-Z]\d+,error,([^,]*),(\d+),/)
    #expect(errors.count >= balance.rejected)
    #expect(Set(errors.map { "\($0.1) \($0.2)" }).count == balance.rejected)
    #expect(Set(errors.map { String($0.1) }).isSubset(of: ["yunnan.csv", "ningxia.csv"]))
  }

  /// Four units in five are coded, at a confidence of 95 percent on either side, and of those that somebody has read, as many
  /// are right as that says.
  @Test func unitsWithoutCodesAreCodedByTheirTexts() throws {
    let result = try KangheProcess.run([
      "run", "enterprise-register", "--output", output.path, "--source",
      "register=\(RealData.folder)/register/ningxia.csv",
    ])
    #expect(result.status == 0, "\(result.errors)")
    let run = output.path + "/enterprise-register/2004"
    let excluded = try CSVRows.read(run + "/excluded.csv")
    let counted = try CSVRows.read(run + "/units.csv")
    let review = try CSVRows.read(run + "/review.csv")
    let belonging = review.filter { $0["reason"]?.hasPrefix("文本编码：属于健康产业") == true }
    let units = excluded.count + counted.count + review.count
    #expect((excluded.count + counted.count + belonging.count) * 100 >= units * 80)
    for row in excluded + belonging {
      #expect(Double(row["confidence"] ?? "") ?? 0 >= 0.95)
      #expect(row["evidence"]?.hasPrefix("文本编码：") == true)
    }
    try expectRight(health: counted + belonging, not: excluded)
    let unit = try #require(excluded.first?["unit_id"])
    let explained = try KangheProcess.run(["explain", unit, "--run", run])
    #expect(explained.output.contains("  不属于健康产业，未计入：文本编码：不属于（把握 0.9"))
    #expect(explained.output.contains("\n  3. 行业整体：没有可用的行业代码（无行业代码）\n  4. 活动规则："))
    #expect(explained.output.contains("→ 不属于健康产业（到此为止）"))
  }

  /// Against the labels of units drawn at random.
  private func expectRight(health: [[String: String]], not outside: [[String: String]]) throws {
    let labels = try CSVRows.read(KangheProcess.packageRoot + "/Tests/Labels/register-labels.csv")
    let random = labels.filter { $0["stratum"] == "random" }
    let truth = Dictionary(random.map { ($0["unit_id"], $0["health"] == "1") }, uniquingKeysWith: { first, _ in first })
    let outcomes =
      health.compactMap { truth[$0["unit_id"]] } + outside.compactMap { truth[$0["unit_id"]].map { !$0 } }
    #expect(outcomes.count >= 20)
    #expect(outcomes.count { $0 } * 100 >= outcomes.count * 95)
  }

  /// The text coder takes minutes for 36,000 units where the program is built for debugging: all of them are read without.
  private func registerWithoutTextCoder() throws -> String {
    let copy = output.path + "/Pipelines"
    try FileManager.default.copyItem(atPath: KangheProcess.packageRoot + "/Pipelines", toPath: copy)
    let file = copy + "/enterprise-register/pipeline.yaml"
    let kept = try TextFile.read(file).split(separator: "\n", omittingEmptySubsequences: false).filter {
      !$0.hasPrefix("  coder:") && !$0.hasPrefix("  thresholds:")
    }
    try kept.joined(separator: "\n").replacingOccurrences(of: ", text-coder]", with: "]")
      .write(toFile: file, atomically: true, encoding: .utf8)
    return copy + "/enterprise-register"
  }

  private func unitsWithoutFile(_ run: String) throws -> [[String: String]] {
    let rows = try CSVRows.read(run + "/units.csv")
    #expect(rows.count == 724)
    return rows.map { $0.filter { $0.key != "source_file" } }
  }
}
