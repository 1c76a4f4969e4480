import Foundation
import Testing

/// scripts/nightly with something wrong in the crontab: the mail says what to set.
@Suite struct NightlyTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test(arguments: [["-u", "KANGHE", "PATH=/usr/bin:/bin"], ["KANGHE=/nowhere/kanghe"]])
  func withoutTheBinary(_ environment: [String]) throws {
    try nightly(environment, "yunnan-annual").expect(64, "nightly: no program \"", "set KANGHE to the binary's path")
  }

  @Test func aPipelineThatIsNotThere() throws {
    try nightly(["KANGHE=/bin/true"], "yunnan").expect(66, "nightly: no ", "Pipelines/yunnan/pipeline.yaml")
  }

  @Test func anOutputThatCannotBeMade() throws {
    let file = try folder.write("no folder", to: "file")
    try nightly(["KANGHE=/bin/true"], "yunnan-annual", output: file + "/out").expect(
      73, "\(file)/out/log cannot be made")
  }

  private func nightly(_ environment: [String], _ pipeline: String, output: String? = nil) throws
    -> KangheProcess.Result
  {
    let root = KangheProcess.packageRoot
    return try KangheProcess.run(
      program: environment[0],
      environment.dropFirst() + [
        "\(root)/scripts/nightly", "\(root)/Pipelines/\(pipeline)", output ?? folder.path + "/out",
      ])
  }
}
