import Foundation
import Testing

/// The same file, or the same content, read twice: each unit of the second would be a duplicate, and nothing else would tell.
@Suite struct RepeatedFileTests {
  private static let file = "SampleData/2021/enterprises-611-3.csv"
  private static let pipeline = "Pipelines/yunnan-annual/pipeline.yaml"
  private static let pattern = "\"../../SampleData/{period}/enterprises-611-3*.csv\""
  private let folder: TemporaryFolder
  private var run: String { folder.path + "/output/yunnan-annual/2021" }

  init() throws {
    folder = try TemporaryFolder()
    try folder.copyDefinitions()
  }

  @Test func aFileThatTwoPatternsNameIsReadOnce() throws {
    try folder.replace(
      Self.pattern, with: Self.pattern + ", \"../../SampleData/{period}/*611-3.csv\"", in: Self.pipeline)
    try expectTheSamplesTables(try kanghe())
  }

  /// Also by another path.
  @Test func aFileThatIsGivenTwiceIsReadOnce() throws {
    let link = folder.path + "/link.csv"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: folder.path + "/" + Self.file)
    try expectTheSamplesTables(try kanghe(Self.file, link, "SampleData/../" + Self.file))
  }

  @Test func theSameContentUnderTwoNamesIsAWarning() throws {
    let copy = "SampleData/2021/enterprises-611-3-copy.csv"
    try FileManager.default.copyItem(atPath: "\(folder.path)/\(Self.file)", toPath: "\(folder.path)/\(copy)")
    let result = try kanghe()
    let notice = "SampleData/2021/enterprises-611-3.csv of source \"enterprises\" has the content of \(copy) of source "
    try result.expect(0, "warning: \(notice)")
    #expect(result.output.contains("Note: \(notice)"))
    let findings = try CSVRows.read(run + "/findings.csv").filter { $0["rule_id"] == "C4426" }
    try #require(findings.count == 1)
    #expect(findings[0]["severity"] == "warning")
    #expect(findings[0]["source_file"] == "enterprises-611-3.csv" && findings[0]["record_number"] == "0")
    #expect(findings[0]["related_record"] == "enterprises-611-3-copy.csv#0")
    #expect(findings[0]["found"] == "来源 enterprises 的 \(Self.file) 与 来源 enterprises 的 \(copy)")
    #expect(try Manifest.read(run).sources[1].balance.read == 2 * 2264)
  }

  @Test func aFileOfTwoSourcesIsAWarning() throws {
    try folder.replace(
      "gdp:\n  title",
      with:
        "  - id: again\n    title: 又一次\n    form: forms/enterprise-2021.yaml\n    paths: [\(Self.pattern)]\ngdp:\n  title",
      in: Self.pipeline)
    try kanghe().expect(
      0, "warning: \(Self.file) of source \"again\" has the content of \(Self.file) of source \"enterprises\"")
    #expect(try CSVRows.read(run + "/findings.csv").contains { $0["rule_id"] == "C4426" })
  }

  private func expectTheSamplesTables(_ result: KangheProcess.Result) throws {
    try result.expect(0)
    #expect(try Manifest.read(run).sources.map(\.balance.read) == [400, 2264, 767, 80])
    #expect(try !TextFile.read(run + "/findings.csv").contains("C4426"))
    let sample = try Sample.run.get().folder
    #expect(try TextFile.read(run + "/aggregates.csv") == TextFile.read(sample + "/aggregates.csv"))
  }

  private func kanghe(_ files: String...) throws -> KangheProcess.Result {
    try KangheProcess.run(
      ["run", "yunnan-annual"] + files.flatMap { ["--source", "enterprises=" + $0] }, in: folder.path)
  }
}
