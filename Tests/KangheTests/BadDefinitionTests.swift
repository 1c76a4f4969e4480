import Foundation
import Testing

/// Definitions with faults: every one is shown, with file and line, before any record is read.
@Suite struct BadDefinitionTests {
  private static let pipeline = "Pipelines/yunnan-annual/pipeline.yaml"
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.copyDefinitions()
  }

  @Test(arguments: ["run", "check"]) func unknownKey(_ command: String) throws {
    try folder.replace("limits:\n", with: "limit:\n  rejectedPercent: 5\nlimits:\n", in: Self.pipeline)
    let line = try lineNumber(of: "limit:", in: Self.pipeline)
    try KangheProcess.run([command, "yunnan-annual"], in: folder.path).expect(
      78, "error: Pipelines/yunnan-annual/pipeline.yaml:\(line): unknown key \"limit\"; expected one of: ")
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/output"))
  }

  @Test func severalFaultsAtOnce() throws {
    let form = "Pipelines/yunnan-annual/forms/enterprise-2021.yaml"
    let items = "Pipelines/classifications/health-industry-2019-working/items.csv"
    try folder.replace("rejectedPercent: 5", with: "rejectedPercent: 500", in: Self.pipeline)
    try folder.replace("amountUnit: 千元", with: "amountUnit: 千圆", in: form)
    try folder.replace("\n01.1,group,", with: "\n01.1,grupo,", in: items)
    let result = try KangheProcess.run(["check", "yunnan-annual"], in: folder.path)
    try result.expect(
      78,
      "\(Self.pipeline):\(try lineNumber(of: "limits:", in: Self.pipeline) + 1): rejectedPercent 500; expected 0 to 100",
      "\(form):\(try lineNumber(of: "amountUnit:", in: form)): \"千圆\" is not known; expected one of: ",
      "\(items):3: level \"grupo\"; expected division, group or class")
  }

  @Test func yamlThatDoesNotParse() throws {
    try folder.replace("validity: {from: 2017, to: 2021}", with: "validity: {from: 2017, to: 2021", in: Self.pipeline)
    try KangheProcess.run(["check", "yunnan-annual"], in: folder.path).expect(78, "error: \(Self.pipeline):")
  }

  @Test func definitionThatIsNotThere() throws {
    try folder.replace("../tables/H105.yaml", with: "../tables/H106.yaml", in: Self.pipeline)
    let line = try lineNumber(of: "tables:", in: Self.pipeline)
    let result = try KangheProcess.run(["check", "yunnan-annual"], in: folder.path)
    try result.expect(
      78,
      "error: \(Self.pipeline):\(line): the file Pipelines/tables/H106.yaml does not exist; in Pipelines/tables there are H101"
    )
    #expect(result.errors.split(separator: "\n").count == 1)
  }

  /// Of the right shape, but in no division: every record would lie outside.
  @Test(arguments: ["run", "check"]) func regionThatIsNoDivision(_ command: String) throws {
    try folder.replace("regions: [\"530000\"]", with: "regions: [\"539999\"]", in: Self.pipeline)
    let line = try lineNumber(of: "regions:", in: Self.pipeline)
    let result = try KangheProcess.run([command, "yunnan-annual"], in: folder.path)
    try result.expect(
      78, "error: \(Self.pipeline):\(line): \"539999\" is no division of today; expected a code of divisions.csv")
    // The calibers' regions lie in none of these either; that would only distract.
    #expect(result.errors.split(separator: "\n").count == 1)
  }

  @Test func keyThatIsMissing() throws {
    try folder.replace("    title: 卫生健康机构登记\n", with: "", in: Self.pipeline)
    let line = try lineNumber(of: "  - id: institutions", in: Self.pipeline)
    try KangheProcess.run(["check", "yunnan-annual"], in: folder.path).expect(
      78, "error: \(Self.pipeline):\(line): the key \"title\" is missing from \"sources\"; it says what it is called")
  }

  @Test func fileThatTheAccountMayNotRead() throws {
    let rules = "Pipelines/rules/enterprise.yaml"
    try folder.setMode(0o000, of: rules)
    try KangheProcess.runWithoutRights(["check", "yunnan-annual"], in: folder).expect(
      78,
      "error: \(rules):1: permission denied: the account \(KangheProcess.accountWithoutRights) may not read it (owner ",
      "mode 0000). Give it to a group that the account is in")
  }

  private func lineNumber(of start: String, in file: String) throws -> Int {
    let lines = try TextFile.read(folder.path + "/" + file).split(separator: "\n", omittingEmptySubsequences: false)
    return try #require(lines.firstIndex { $0.hasPrefix(start) }) + 1
  }
}
