import ArgumentParser
import HealthIndustryAccounts

struct ReviewCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review", abstract: "Bring back a filled review sheet; check the decisions of a pipeline.",
    discussion: """
      A run writes review.xlsx, the units whose class a person must decide. Fill in its yellow columns, save it as .xlsx or \
      CSV, and import it. The decisions count from the next run on, and their units are not asked again.
      """,
    subcommands: [ReviewImportCommand.self, ReviewCheckCommand.self])
}

struct ReviewOptions: ParsableArguments {
  @Option(help: "Folder of the pipeline, or its name under Pipelines/.")
  var pipeline: String
}

struct ReviewImportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Check a filled review sheet and put its decisions into the pipeline.",
    discussion: "A sheet with a fault is refused as a whole, each fault with file and row; nothing is changed then.")

  @Argument(help: "The filled sheet, as .xlsx or CSV.")
  var sheet: String

  @OptionGroup var options: ReviewOptions

  func run() async throws {
    try await reportingErrors {
      let result = try ReviewImport(pipeline: options.pipeline).add(sheet)
      try StandardOutput.print(ReviewText(result).lines.joined(separator: "\n"))
      if let file = result.file {
        try StandardOutput.print("Written to \(file). They count from the next run of \(options.pipeline) on.")
        if let readers = result.readers {
          try StandardOutput.print("Runs of another account must be able to read it: \(readers).")
        }
      } else {
        try StandardOutput.print("Nothing new: nothing was written.")
      }
    }
  }
}

struct ReviewCheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Check a filled review sheet, or all decisions of a pipeline; nothing is written.")

  @Argument(help: "A filled sheet that is not imported yet.")
  var sheet: String?

  @OptionGroup var options: ReviewOptions

  func run() async throws {
    try await reportingErrors {
      if let sheet {
        try StandardOutput.print(
          ReviewText(try ReviewImport(pipeline: options.pipeline).check(sheet)).lines.joined(separator: "\n"))
        try StandardOutput.print("No faults; import it with `kanghe review import`.")
      } else {
        try check()
      }
    }
  }

  private func check() throws {
    let report = try DecisionReport(pipeline: options.pipeline)
    guard report.conflicts.isEmpty else {
      for conflict in report.conflicts { StandardError.print("error: \(conflict)") }
      throw ExitCode(ExitStatus.badDefinition.rawValue)
    }
    for file in report.files { try StandardOutput.print("\(file.name): \(file.decisions)") }
    try StandardOutput.print(
      "\(report.folder): \(report.count) decisions, \(report.inForce) in force for \(report.period), no conflicts.")
  }
}

/// What was found in a filled sheet. Counts only: no unit is named.
private struct ReviewText {
  private let result: ReviewImport.Result

  init(_ result: ReviewImport.Result) {
    self.result = result
  }

  private var replaced: String {
    result.replaced == result.replacing ? "an earlier decision" : "\(result.replaced) earlier decisions"
  }

  var lines: [String] {
    let outside = result.newDecisions - result.intoClasses
    let notes: [(Int, String)] = [
      (result.replacing, "replace \(replaced)"),
      (result.knownDecisions, "are known already and left out"),
      (result.openRowsWithReason, "rows have a reason but no 审定结果; look whether one was forgotten"),
      (result.recoveredIDs, "identifiers had become numbers; they were taken from 核对码"),
      (result.withoutCheckCode, "have no 核对码: a later change of their unit will not be noticed"),
    ]
    return [
      "\(result.newDecisions) new decisions: \(result.intoClasses) into classes, \(outside) 不属于健康产业. "
        + "\(result.openRows) rows left open."
    ] + notes.filter { $0.0 > 0 }.map { "  \($0.0) \($0.1)" }
  }
}
