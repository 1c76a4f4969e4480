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

  /// A second run of the night does not mail the lines of the first.
  @Test func theMailHoldsLinesOfTheRunOnly() throws {
    let output = folder.path + "/out"
    func night(_ lines: String) throws -> KangheProcess.Result {
      let program = try folder.write("#!/bin/bash\nprintf '\(lines)' >&2\nexit 66\n", to: "kanghe")
      try folder.setMode(0o755, of: "kanghe")
      return try nightly(["KANGHE=\(program)"], "yunnan-annual", output: output)
    }
    try night("first 1\\nfirst 2\\n").expect(66, "the end of \(output)/log/yunnan-annual-", ".log:\nfirst 1\nfirst 2\n")
    let second = try night("second\\n")
    try second.expect(66, ".log:\nsecond\n")
    #expect(!second.errors.contains("first"))
    let long = try night("1\\n2\\n3\\n4\\n5\\n6\\n")
    #expect(long.errors.hasSuffix(".log:\n2\n3\n4\n5\n6\n"))
    let log = try #require(try TextFile.names(below: output + "/log").first)
    #expect(try TextFile.read("\(output)/log/\(log)").hasPrefix("first 1\nfirst 2\nsecond\n1\n"))
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
