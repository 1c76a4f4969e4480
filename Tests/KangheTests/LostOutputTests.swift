import Foundation
import Testing

/// Standard output and the log on a disk that is full: `/dev/full` is one.
@Suite struct LostOutputTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test func whatCannotBePrintedIsAnError() throws {
    try shell("check yunnan-annual >/dev/full").expect(73, "standard output cannot be written: ", "Make room")
  }

  /// The run is done and published without its log: only the exit code is left to tell of it.
  @Test func aRunWithoutItsLogIsPublished() throws {
    let output = folder.path + "/out"
    let result = try shell("run yunnan-annual --output \(output) 2>/dev/full")
    #expect(result.status == 73)
    #expect(result.output.contains("yunnan-annual 2021: done"))
    #expect(FileManager.default.fileExists(atPath: output + "/yunnan-annual/2021/manifest.json"))
  }

  @Test func anErrorThatCannotBeShownKeepsItsExitCode() throws {
    #expect(try shell("check no-such-pipeline 2>/dev/full").status == 66)
  }

  private func shell(_ arguments: String) throws -> KangheProcess.Result {
    try KangheProcess.run(program: "/bin/sh", ["-c", "\(KangheProcess.binary()) \(arguments)"])
  }
}
