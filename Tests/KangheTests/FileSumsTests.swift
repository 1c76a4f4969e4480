import Foundation
import Testing

/// What an auditor does with a run and the tools of any Linux.
@Suite struct FileSumsTests {
  /// As Outputs.md has it.
  private static let pipelineCommand =
    #"cd "$RUN/definitions" && find . -type f -printf '%P\n' | LC_ALL=C sort | xargs -d '\n' sha256sum | sha256sum"#

  @Test func theSumsHoldForEveryFile() throws {
    let run = try Sample.run.get().folder
    let check = try KangheProcess.run(program: "sha256sum", ["--check", "--strict", "SHA256SUMS"], in: run)
    #expect(check.status == 0, "\(check.output)\(check.errors)")
    let checked = check.output.split(separator: "\n").map { String($0).replacing(": OK", with: "") }
    #expect(try Set(checked) == Set(TextFile.names(below: run)).subtracting(["SHA256SUMS"]))
    #expect(checked.contains("units.csv") && checked.contains("manifest.json"))
  }

  @Test func theManifestNamesTheCopies() throws {
    let run = try Sample.run.get().folder
    let definitions = try #require(pipeline(run)["definitions"] as? [String: String])
    let folder = try TemporaryFolder()
    let sums = try folder.write(definitions.map { "\($0.value)  \($0.key)\n" }.sorted().joined(), to: "sums")
    let check = try KangheProcess.run(
      program: "sha256sum", ["--check", "--strict", "--quiet", sums], in: run + "/definitions")
    #expect(check.status == 0, "\(check.output)\(check.errors)")
    #expect(try definitions.keys.sorted() == TextFile.names(below: run + "/definitions"))
  }

  @Test func thePipelinesSumIsThatOfTheDefinitions() throws {
    let run = try Sample.run.get().folder
    let documentation = "Sources/HealthIndustryAccounts/Documentation.docc/Outputs.md"
    #expect(try TextFile.read("\(KangheProcess.packageRoot)/\(documentation)").contains(Self.pipelineCommand))
    let result = try KangheProcess.run(program: "env", ["RUN=\(run)", "bash", "-c", Self.pipelineCommand])
    let sum = try #require(pipeline(run)["sha256"] as? String)
    #expect(result.output == "\(sum)  -\n", "\(result.errors)")
  }

  /// From within a pipeline's folder, its definitions' paths begin with `..`: the copies must not lie outside theirs.
  @Test func theFolderThatARunIsMadeInChangesNothing() throws {
    let folder = try TemporaryFolder()
    let root = KangheProcess.packageRoot
    let sources = [
      "institutions=\(root)/SampleData/2021/institutions.xml",
      "enterprises=\(root)/SampleData/2021/enterprises-611-3.csv",
      "enterprises-2018-form=\(root)/SampleData/2021/enterprises-2018-form.csv", "gdp=\(root)/SampleData/gdp.csv",
    ]
    let result = try KangheProcess.run(
      ["run", ".", "--output", folder.path, "--quiet"] + sources.flatMap { ["--source", $0] },
      in: root + "/Pipelines/yunnan-annual")
    #expect(result.status == 0, "\(result.errors)")
    let run = folder.path + "/yunnan-annual/2021"
    let sample = try Sample.run.get().folder
    #expect(try TextFile.names(below: run) == TextFile.names(below: sample))
    #expect(
      try pipeline(run)["definitions"] as? [String: String] == pipeline(sample)["definitions"] as? [String: String])
    #expect(try pipeline(run)["sha256"] as? String == pipeline(sample)["sha256"] as? String)
  }

  private func pipeline(_ run: String) throws -> [String: Any] {
    let manifest = try JSONSerialization.jsonObject(with: Data(contentsOf: URL(filePath: run + "/manifest.json")))
    return try #require((manifest as? [String: Any])?["pipeline"] as? [String: Any])
  }
}
