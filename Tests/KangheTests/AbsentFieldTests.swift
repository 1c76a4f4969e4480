import Foundation
import Testing

/// A registry that changes a name or a namespace: its figures are still there, under paths that nobody reads.
@Suite struct AbsentFieldTests {
  private static let file = "SampleData/2021/institutions.xml"
  private let folder: TemporaryFolder
  private var run: String { folder.path + "/output/yunnan-annual/2021" }

  init() throws {
    folder = try TemporaryFolder()
    try folder.copyDefinitions()
  }

  @Test func anElementOfAnotherNameIsAWarning() throws {
    try folder.replace("f:taxes>", with: "f:tax>", in: Self.file)
    let notice =
      "\(Self.file) of source \"institutions\": no record has fin:figures/fin:taxes, which count as blank in all"
    let result = try kanghe()
    try result.expect(0, "warning: \(notice)")
    #expect(result.output.contains("Note: \(notice)"))
    let findings = try findings()
    try #require(findings.count == 1)
    #expect(findings[0]["severity"] == "warning" && findings[0]["found"] == "fin:figures/fin:taxes")
    #expect(findings[0]["source_file"] == "institutions.xml" && findings[0]["record_number"] == "0")
    #expect(findings[0]["field"] == "税金及附加费用")
  }

  @Test func anotherNamespaceIsAWarningOfEveryPathInIt() throws {
    try folder.replace("health-registry:finance", with: "health-registry:finance:2022", in: Self.file)
    try kanghe().expect(0, "no record has fin:figures/fin:employees, fin:figures/fin:income, ")
    #expect(try findings().count == 21)
  }

  @Test func theSampleHasAll() throws {
    #expect(try !TextFile.read(Sample.run.get().folder + "/findings.csv").contains("C4428"))
  }

  private func findings() throws -> [[String: String]] {
    try CSVRows.read(run + "/findings.csv").filter { $0["rule_id"] == "C4428" }
  }

  private func kanghe() throws -> KangheProcess.Result {
    try KangheProcess.run(["run", "yunnan-annual"], in: folder.path)
  }
}
