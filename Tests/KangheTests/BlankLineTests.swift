import Foundation
import Testing

/// Lines that hold delimiters only, as Excel exports rows that were once filled: no record is in them, and none is missed.
@Suite struct BlankLineTests {
  private let folder: TemporaryFolder
  private var root: String { folder.path + "/yunnan-annual" }

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test(arguments: [[], ["--straightforward"]])
  func theyAreCountedAndRejectNothing(_ way: [String]) throws {
    var lines = try Sample.enterpriseLines()
    let commas = String(repeating: ",", count: lines[0].count { $0 == "," })
    lines.insert(contentsOf: [commas, " , ,", "\"\"" + commas + "\"\""], at: 1000)
    lines += Array(repeating: commas + ",,", count: 300)
    let result = try run("enterprises", try write(lines), way)
    try result.expect(0)
    #expect(result.output.contains("duplicate    outside      blank\n"))
    let run = root + "/2021"
    let sample = try Sample.run.get().folder
    let balance = try Manifest.read(run).sources[1].balance
    let expected = try Manifest.read(sample).sources[1].balance
    #expect(balance.isBalanced && balance.blank == 303 && balance.read == expected.read + 303)
    #expect(balance.rejected == expected.rejected && balance.outside == expected.outside)
    #expect(try TextFile.read(run + "/aggregates.csv") == TextFile.read(sample + "/aggregates.csv"))
    // Every line has its number, so that one finds the record that is meant.
    let numbers = try [Self.numbers(ofRecordsBehind: 1003, in: run), Self.numbers(ofRecordsBehind: 1000, in: sample)]
    #expect(numbers[0] == numbers[1].map { $0 + 3 } && !numbers[0].isEmpty)
  }

  /// The count of the run before is that of the lines that hold something.
  @Test func withoutThemNothingIsMissing() throws {
    let lines = try Sample.enterpriseLines()
    try run("enterprises", try write(lines + Array(repeating: ",,,", count: 1000))).expect(0)
    try run("enterprises", try write(lines)).expect(0)
  }

  @Test func aFileOfNothingElseHasNoRecord() throws {
    let file = try write([try Sample.enterpriseLines()[0], ",,,", ",,,"])
    try run("enterprises", file).expect(65, "error: \(file): the file has a header but no record")
  }

  /// What stood behind may be lost.
  @Test func aFileThatEndsWithinOneMayHaveBeenCut() throws {
    let file = try folder.write(try Sample.enterpriseLines().joined(separator: "\n") + "\n,,", to: "cut.csv")
    try run("enterprises", file).expect(3, "error: \(file) ends within its record ")
  }

  @Test func inAFileOfGDPToo() throws {
    let gdp = try TextFile.read(KangheProcess.packageRoot + "/SampleData/gdp.csv")
    try run("gdp", try folder.write(gdp + ",,,\n,,,\n", to: "gdp.csv")).expect(0)
    let balance = try Manifest.read(root + "/2021").sources[3].balance
    #expect(balance.isBalanced && balance.blank == 2 && balance.rejected == 0)
  }

  private static func numbers(ofRecordsBehind record: Int, in run: String) throws -> [Int] {
    let findings = try CSVRows.read(run + "/findings.csv").filter {
      $0["source_file"]?.hasPrefix("enterprises") == true
    }
    return findings.filter { $0["source_file"] != "enterprises-2018-form.csv" }
      .compactMap { Int($0["record_number"] ?? "") }.filter { $0 > record }.sorted()
  }

  private func write(_ lines: [String]) throws -> String {
    try folder.write(lines.joined(separator: "\n") + "\n", to: "enterprises.csv")
  }

  private func run(_ source: String, _ file: String, _ way: [String] = []) throws -> KangheProcess.Result {
    try KangheProcess.run(["run", "yunnan-annual", "--output", folder.path, "--source", "\(source)=\(file)"] + way)
  }
}
