import ArgumentParser
import HealthIndustryAccounts

struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Check a pipeline's definitions; every fault at once, with file and line.")

  @Argument(help: "Folder of the pipeline, or its name under Pipelines/.")
  var pipeline: String

  func run() async throws {
    try await reportingErrors {
      let pipeline = try Pipeline.read(pipeline)
      try StandardOutput.print("\(pipeline.id): \(pipeline.definitionFiles.count) definition files, no faults.")
    }
  }
}
