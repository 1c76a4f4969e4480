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
        + "than 10 percent fewer.", "run again with --accept-fewer-records.")
    #expect(try TextFile.read(root + "/2021/aggregates.csv") == published)

    try run(["--accept-fewer-records"]).expect(0)
    #expect(try TextFile.read(root + "/2021/aggregates.csv") != published)
    #expect(try TextFile.read(root + "/2021/manifest.json").contains("\"acceptsFewerRecords\" : true"))
  }

  /// Another file of the command line is a choice, not a loss.
  @Test func fewerRecordsInAnotherFile() throws {
    try KangheProcess.run(["run", "yunnan-annual", "--output", folder.path]).expect(0)
    try write(try Sample.enterpriseLines().prefix(1001).joined(separator: "\n") + "\n")
    try run().expect(0)
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
