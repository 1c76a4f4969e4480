import Foundation
import Testing

/// Complete runs that are kept aside: their files look damaged, and what is published stays.
@Suite struct HeldRunTests {
  private let folder: TemporaryFolder
  private var root: String { folder.path + "/yunnan-annual" }
  private var file: String { folder.path + "/enterprises.csv" }

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test(arguments: [[], ["--straightforward"]])
  func fileThatEndsWithinARecord(_ arguments: [String]) throws {
    let lines = try Sample.enterpriseLines()
    let whole = lines.prefix(1000).joined(separator: "\n")
    let cut = try #require(lines[1000].split(separator: ",", omittingEmptySubsequences: false).first)
    try write(whole + "\n" + cut)
    try run(arguments).expect(
      3, "error: \(file) ends within its record 991 (1 个字段，表头 ", "it was probably cut on its way",
      "The tables are not published; the run is kept in \(root)/2021.held.")
    #expect(!FileManager.default.fileExists(atPath: root + "/2021"))
    let findings = try CSVRows.read(root + "/2021.held/findings.csv").filter { $0["rule_id"] == "C4422" }
    #expect(findings.map { $0["record_number"] } == ["991"])
  }

  @Test func gdpThatEndsWithinARecord() throws {
    let gdp = try folder.write(
      try TextFile.read(KangheProcess.packageRoot + "/SampleData/gdp.csv") + "530100,昆明", to: "gdp.csv")
    try KangheProcess.run(["run", "yunnan-annual", "--output", folder.path, "--source", "gdp=\(gdp)"]).expect(
      3, "error: \(gdp) ends within its record 81 (2 个字段，表头 4 个)")
  }

  /// With a line break behind it a short record is a bad record of a whole file.
  @Test func shortRecordWithALineBreak() throws {
    let lines = try Sample.enterpriseLines()
    try write(lines.joined(separator: "\n") + "\n合计\n")
    try run().expect(0)
    let rules = try CSVRows.read(root + "/2021/findings.csv").filter { $0["source_file"] == "enterprises.csv" }
    #expect(rules.contains { $0["rule_id"] == "C4401" } && !rules.contains { $0["rule_id"] == "C4422" })
  }

  @Test func fewerRecordsThanTheRunBefore() throws {
    let lines = try Sample.enterpriseLines()
    try write(lines.joined(separator: "\n") + "\n")
    try run().expect(0)
    let published = try TextFile.read(root + "/2021/aggregates.csv")

    try write(lines.prefix(1001).joined(separator: "\n") + "\n")
    try run().expect(
      3,
      "error: source \"enterprises\" has 991 records, and had 2264 in the published run of 2021: more "
        + "than 10 percent fewer.", "run again with --accept-fewer-records")
    #expect(try TextFile.read(root + "/2021/aggregates.csv") == published)

    try run(["--accept-fewer-records"]).expect(0)
    #expect(try TextFile.read(root + "/2021/aggregates.csv") != published)
    #expect(try TextFile.read(root + "/2021/manifest.json").contains("\"acceptsFewerRecords\" : true"))
  }

  /// Another file of the command line may be meant, but the good run goes only when a person says so.
  @Test func fewerRecordsInAnotherFile() throws {
    try runOwnFiles().expect(0)
    try write(try Sample.enterpriseLines().prefix(1001).joined(separator: "\n") + "\n")
    try run().expect(
      3, "has 991 records, and had 2264 in the published run of 2021", "or, for a trial, with another --output.")
    let result = try run(["--accept-fewer-records"])
    let notice =
      "source \"enterprises\" has 991 records, and had 2264 in the published run of 2021: published because of "
      + "--accept-fewer-records"
    try result.expect(0, "warning: \(notice)")
    #expect(result.output.contains("Note: \(notice).\n"))
    // The same file again replaces what a person accepted.
    let again = try run()
    try again.expect(0)
    #expect(!again.output.contains("Note:") && !again.errors.contains("warning:"))
  }

  /// A run of other files does not lower what the pipeline's own files are counted against.
  @Test func fewerRecordsThanTheOwnFilesHad() throws {
    let own = "SampleData/2021/enterprises-611-3.csv"
    try folder.copyDefinitions()
    try runCopy().expect(0)
    let lines = try Sample.enterpriseLines()
    _ = try folder.write(lines.prefix(701).joined(separator: "\n") + "\n", to: "half.csv")
    try runCopy(["--accept-fewer-records", "--source", "enterprises=half.csv"]).expect(0)
    _ = try folder.write(lines.prefix(1801).joined(separator: "\n") + "\n", to: own)
    try runCopy().expect(
      3, "records, and had 2264 in the last run of the pipeline's own files, of 2021: more than 10 percent fewer.")
  }

  /// A file of GDP may have the period alone.
  @Test func fewerRowsInAnotherFileOfGDP() throws {
    try runOwnFiles().expect(0)
    let lines = try TextFile.read(KangheProcess.packageRoot + "/SampleData/gdp.csv").split(separator: "\n")
    let gdp = try folder.write(
      (lines.prefix(1) + lines.filter { $0.contains(",2021,") }).joined(separator: "\n") + "\n", to: "gdp.csv")
    try runOwnFiles(["--source", "gdp=\(gdp)"]).expect(
      0, "source \"gdp\" has 16 records, and had 80 in the published run of 2021: not compared")
  }

  @Test func gdpInAnotherUnitThanItsForm() throws {
    try folder.copyDefinitions()
    try folder.replace("amountUnit: 亿元", with: "amountUnit: 万元", in: "Pipelines/yunnan-annual/forms/gdp.yaml")
    let result = try runCopy()
    try result.expect(
      3, "error: the value added of 530100 昆明市 is more than 30 percent of its GDP, which is read as 7222.5 万元 from ",
      "SampleData/gdp.csv, record 5. The tables are not published;",
      "Is `amountUnit:` in the form of GDP, or in the forms of the sources, another unit than the figures have?")
    let cells = try CSVRows.read(folder.path + "/output/yunnan-annual/2021.held/aggregates.csv")
    #expect(cells.contains { $0["region_code"] == "530100" && $0["indicator"] == "gdp" && $0["value"] == "72225000" })
    try folder.replace("  shareOfGDPPercent: 30\n", with: "", in: "Pipelines/yunnan-annual/pipeline.yaml")
    try runCopy().expect(0)
  }

  /// One region, one year, two figures: nobody can know which is right, so both are named.
  @Test func twoFiguresOfGDP() throws {
    let gdp = try folder.write(
      try TextFile.read(KangheProcess.packageRoot + "/SampleData/gdp.csv") + "530100,昆明市,2021,7000\n", to: "gdp.csv")
    try runOwnFiles(["--source", "gdp=\(gdp)"]).expect(0)
    let finding = try #require(
      try CSVRows.read(root + "/2021/findings.csv").first { $0["source_file"] == "gdp.csv" })
    #expect(finding["rule_id"] == "C4424" && finding["severity"] == "error")
    #expect(finding["record_number"] == "81" && finding["related_record"] == "gdp.csv#5")
    #expect(finding["found"] == "530100 2021年 采用 7222.5，本条 7000 未采用")
    let notes = try TextFile.read(root + "/2021/tables/H105.csv")
    #expect(notes.contains("各市州地区生产总值 1 条（读入 81 条）"))
    #expect(notes.contains("昆明市,530100,441.02,7222.50,6.11"))
  }

  private func runOwnFiles(_ arguments: [String] = []) throws -> KangheProcess.Result {
    try KangheProcess.run(["run", "yunnan-annual", "--output", folder.path] + arguments)
  }

  /// On the copied definitions and files.
  private func runCopy(_ arguments: [String] = []) throws -> KangheProcess.Result {
    try KangheProcess.run(["run", "yunnan-annual"] + arguments, in: folder.path)
  }

  @Test func runBeforeThatCannotBeRead() throws {
    try write(try Sample.enterpriseLines().joined(separator: "\n") + "\n")
    try run().expect(0)
    try Data("{".utf8).write(to: URL(fileURLWithPath: root + "/2021/manifest.json"))
    try run().expect(65, "error: \(root)/2021/manifest.json of the published run cannot be read (", "Restore the file")
  }

  private func write(_ text: String) throws { _ = try folder.write(text, to: "enterprises.csv") }

  private func run(_ arguments: [String] = []) throws -> KangheProcess.Result {
    try KangheProcess.run(
      ["run", "yunnan-annual", "--output", folder.path, "--source", "enterprises=\(file)"] + arguments)
  }
}
