import ArgumentParser
import HealthIndustryAccounts

struct ExplainCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract:
      "Say why a unit is in its class and how its value added came about, or what a table's cell or a field of a local caliber sums.",
    discussion: "The answer names the unit and its amounts: it is for the statistician who asks, not for a log.")

  @Argument(help: "Identifier of the unit.")
  var unit: String?

  @Option(help: "In place of a unit: a local caliber of the run, such as qujing.")
  var caliber: String?

  @Option(help: "With --caliber: the code of one of its fields; all fields where absent.")
  var field: String?

  @Option(help: "In place of a unit: a table of the run, such as H102; with --row and --column.")
  var table: String?

  @Option(help: "With --table: the row's label, the code or name in it, or a region's short name.")
  var row: String?

  @Option(help: "With --table: the column's head, or the last line of it.")
  var column: String?

  @Option(help: "With --table: how many units are listed; the others are summed.")
  var limit: Int?

  @Option(help: "With --table: a file for all units of the cell.")
  var csv: String?

  @Option(name: .customLong("run"), help: "Folder of a published run, <output>/<pipeline>/<period>.")
  var folder: String

  private static let unitsShown = 20

  func validate() throws {
    guard [unit, caliber, table].compactMap(\.self).count == 1 else {
      throw ValidationError("Give either a unit, --caliber or --table.")
    }
    if field != nil, caliber == nil { throw ValidationError("--field needs --caliber.") }
    if table != nil, row == nil || column == nil { throw ValidationError("--table needs --row and --column.") }
    if table == nil, row != nil || column != nil || limit != nil || csv != nil {
      throw ValidationError("--row, --column, --limit and --csv need --table.")
    }
    if let limit, limit < 0 { throw ValidationError("--limit \(limit); expected 0 or more.") }
  }

  func run() async throws {
    try await reportingErrors {
      if let unit { try StandardOutput.print(UnitExplanation(unit: unit, run: folder).lines.joined(separator: "\n")) }
      if let caliber {
        let explanation = try CaliberExplanation(caliber: caliber, field: field, run: folder)
        try StandardOutput.print(explanation.lines.joined(separator: "\n"))
      }
      if let table, let row, let column { try explain(table, row, column) }
    }
  }

  private func explain(_ table: String, _ row: String, _ column: String) throws {
    let explanation = try CellExplanation(
      table: table, row: row, column: column, limit: limit ?? Self.unitsShown, run: folder)
    if let csv { try explanation.write(csv: csv) }
    try StandardOutput.print(explanation.lines.joined(separator: "\n"))
  }
}
