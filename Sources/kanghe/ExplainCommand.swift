import ArgumentParser
import HealthIndustryAccounts

struct ExplainCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract:
      "Say why a unit is in its class and how its value added came about, or what a field of a local caliber sums.",
    discussion: "The answer names the unit and its amounts: it is for the statistician who asks, not for a log.")

  @Argument(help: "Identifier of the unit.")
  var unit: String?

  @Option(help: "In place of a unit: a local caliber of the run, such as qujing.")
  var caliber: String?

  @Option(help: "With --caliber: the code of one of its fields; all fields where absent.")
  var field: String?

  @Option(name: .customLong("run"), help: "Folder of a published run, <output>/<pipeline>/<period>.")
  var folder: String

  func validate() throws {
    guard (unit != nil) != (caliber != nil) else { throw ValidationError("Give either a unit or --caliber.") }
    if field != nil, caliber == nil { throw ValidationError("--field needs --caliber.") }
  }

  func run() async throws {
    try await reportingErrors {
      if let unit { print(try UnitExplanation(unit: unit, run: folder).lines.joined(separator: "\n")) }
      if let caliber {
        let explanation = try CaliberExplanation(caliber: caliber, field: field, run: folder)
        print(explanation.lines.joined(separator: "\n"))
      }
    }
  }
}
