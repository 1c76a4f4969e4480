import Foundation
import Testing

@testable import HealthIndustryAccounts

/// A run's own definitions explain it, by whatever path they named each other.
@Suite struct KeptDefinitionsTests {
  private let folder = TemporaryFolder()

  @Test func wholePathsLeadToTheCopies() throws {
    _ = try folder.write("", as: "mark")
    let live = folder.path + "/live"
    try FileManager.default.copyItem(atPath: Shipped.pipelines, toPath: live)
    let file = "\(live)/yunnan-annual/pipeline.yaml"
    let text = try String(contentsOfFile: file, encoding: .utf8)
    try text.replacingOccurrences(of: "../formulas/", with: "\(live)/formulas/")
      .replacingOccurrences(of: "divisions: ../divisions", with: "divisions: \(live)/divisions")
      .write(toFile: file, atomically: true, encoding: .utf8)
    let kept = folder.path + "/run/definitions"
    try Pipeline.read(file).definitionCopy.write(to: kept)
    // Of the live ones, one says something else now, and the others are gone.
    try FileManager.default.removeItem(atPath: live + "/divisions")
    try "wrong".write(toFile: live + "/formulas/enterprise.yaml", atomically: true, encoding: .utf8)
    let copy = try #require(DefinitionCopy.pipelineFile(in: kept))
    let read = try Pipeline.readKept(copy, in: KeptDefinitions(folder: kept))
    #expect(read.pipeline.packs.map(\.id) == (try Shipped.yunnan.packs.map(\.id)))
    #expect(read.pipeline.definitionFiles.allSatisfy { $0.hasPrefix(kept) })
  }
}
