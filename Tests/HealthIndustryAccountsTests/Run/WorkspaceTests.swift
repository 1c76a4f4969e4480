import Foundation
import Testing

@testable import HealthIndustryAccounts

@Suite struct WorkspaceTests {
  private let folder = TemporaryFolder()
  private let output: String

  init() throws {
    _ = try folder.write("", as: "mark")
    output = folder.path + "/output"
  }

  @Test func aDraftIsPublishedUnderItsPeriod() throws {
    try publish("first")
    #expect(try content("2021") == "first")
    #expect(names() == [".lock", "2021"])
  }

  @Test func thePublishedRunStaysAsPrevious() throws {
    for text in ["first", "second", "third"] { try publish(text) }
    #expect(try content("2021") == "third")
    #expect(try content("2021.previous") == "second")
    #expect(names() == [".lock", "2021", "2021.previous"])
  }

  @Test func aHeldRunLeavesThePublishedOne() throws {
    try publish("first")
    for text in ["bad", "worse"] {
      let workspace = try workspace()
      try write(text, workspace)
      try workspace.hold()
    }
    #expect(try content("2021") == "first")
    #expect(try content("2021.held") == "worse")
    #expect(names() == [".lock", "2021", "2021.held"])
  }

  @Test func aRunThatWasKilledLeavesADraftThatTheNextRemoves() throws {
    try write("left over", workspace())
    let next = try workspace()
    #expect(try FileManager.default.contentsOfDirectory(atPath: next.draft).isEmpty)
  }

  @Test func aSecondRunIsKeptOutWhileTheFirstLives() throws {
    let first = try workspace()
    let refusal = #expect(throws: RunRefusal.self) { try self.workspace() }
    guard case .locked(let path) = refusal else {
      Issue.record("expected a lock, found \(String(describing: refusal))")
      return
    }
    #expect(path == output + "/p/.lock")
    try write("first", first)
    try first.publish()
    // Another period of the same pipeline waits too; another pipeline does not.
    #expect(throws: RunRefusal.self) { try Workspace(output: self.output, pipeline: "p", period: 2022) }
    #expect(throws: Never.self) { try Workspace(output: self.output, pipeline: "q", period: 2021) }
  }

  @Test func theLockEndsWithTheRun() throws {
    do { _ = try workspace() }
    #expect(throws: Never.self) { try self.workspace() }
  }

  @Test func aFileInPlaceOfTheFolderIsRefused() throws {
    let file = try folder.write("", as: "file")
    let refusal = #expect(throws: RunRefusal.self) { try Workspace(output: file, pipeline: "p", period: 2021) }
    guard case .outputNotWritable(let path, _) = refusal else {
      Issue.record("expected an output that cannot be written, found \(String(describing: refusal))")
      return
    }
    #expect(path == file + "/p")
  }

  private func workspace() throws -> Workspace {
    try Workspace(output: output, pipeline: "p", period: 2021)
  }

  private func publish(_ text: String) throws {
    let workspace = try workspace()
    try write(text, workspace)
    try workspace.publish()
  }

  private func write(_ text: String, _ workspace: Workspace) throws {
    try text.write(toFile: workspace.draft + "/a.txt", atomically: true, encoding: .utf8)
  }

  private func content(_ name: String) throws -> String {
    try String(contentsOfFile: "\(output)/p/\(name)/a.txt", encoding: .utf8)
  }

  private func names() -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: output + "/p")) ?? []).sorted()
  }
}
