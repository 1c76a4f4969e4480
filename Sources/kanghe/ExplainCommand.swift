import ArgumentParser
import HealthIndustryAccounts

struct ExplainCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Say why a unit is in its class and how its value added came about, step by step.",
    discussion: "The answer names the unit and its amounts: it is for the statistician who asks, not for a log.")

  @Argument(help: "Identifier of the unit.")
  var unit: String

  @Option(name: .customLong("run"), help: "Folder of a published run, <output>/<pipeline>/<period>.")
  var folder: String

  func run() async throws {
    try await reportingErrors {
      print(try UnitExplanation(unit: unit, run: folder).lines.joined(separator: "\n"))
    }
  }
}
