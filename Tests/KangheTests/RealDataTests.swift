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
      ["run", "enterprise-register", "--output", output.path, "--source", "register=\(files[0])", files[1]])
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

  private func unitsWithoutFile(_ run: String) throws -> [[String: String]] {
    let rows = try CSVRows.read(run + "/units.csv")
    #expect(rows.count == 724)
    return rows.map { $0.filter { $0.key != "source_file" } }
  }
}
