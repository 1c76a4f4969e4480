import ArgumentParser
import HealthIndustryAccounts

struct ClassificationCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "classification",
    abstract: "Check, import, look up and compare editions of the health classification.",
    subcommands: [
      ClassificationCheckCommand.self, ClassificationImportCommand.self, ClassificationShowCommand.self,
      ClassificationDiffCommand.self,
    ])
}

struct ClassificationCheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Check an edition against itself, its industries and the decree's frame.")

  @Argument(help: "Folder of the edition.")
  var path: String

  @Option(help: "Folder of the industry edition; gbt4754-2017 beside the edition where absent.")
  var industries: String?

  func run() async throws {
    try await reportingErrors {
      let folder = try ClassificationFolder(path, industries: industries)
      let check = folder.check
      let counts = check.countsByLevel.map(String.init).joined(separator: "/")
      guard check.faults.isEmpty else {
        for fault in check.faults { StandardError.print("error: \(fault)") }
        throw ExitCode(ExitStatus.badDefinition.rawValue)
      }
      try StandardOutput.print(
        "\(folder.id): \(counts) divisions/groups/classes, \(folder.linkCount) industries, no faults.")
      if !folder.statusNote.isEmpty { try StandardOutput.print("Not official: \(folder.statusNote)") }
    }
  }
}

struct ClassificationImportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Write an official edition from the decree's table.",
    discussion: "The table is a CSV with codes of three levels, name, note, and industry codes with * for partial ones."
  )

  @Argument(help: "The table, as CSV.")
  var table: String

  @Option(name: .customLong("as"), help: "Name of the new edition.")
  var name: String

  @Option(help: "Folder of the classifications.")
  var classifications = "Pipelines/classifications"

  @Option(help: "Folder of an edition whose activity rules are taken over for the partial industries.")
  var rulesFrom: String?

  func run() async throws {
    try await reportingErrors {
      let rules = try rulesFrom.map { try ClassificationFolder($0) }
      let result = try ClassificationImport(folder: classifications).write(table, as: name, rulesFrom: rules)
      let counts = result.countsByLevel.map(String.init).joined(separator: "/")
      try StandardOutput.print(
        "\(result.folder): \(counts) divisions/groups/classes, \(result.industries) industries, "
          + "\(result.partial) partial.")
      if !result.withoutRule.isEmpty {
        try StandardOutput.print(
          "Without activity rule, so their units go to the review list: \(result.withoutRule.joined(separator: ", "))")
      }
    }
  }
}

struct ClassificationShowCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show a code of the health classification or of GB/T 4754 with its context.")

  @Argument(help: "Code, such as 06.4.1 or 8411.")
  var code: String

  @Option(help: "Folder of the edition.")
  var edition = "Pipelines/classifications/health-industry-2019-working"

  func run() async throws {
    try await reportingErrors {
      let folder = try ClassificationFolder(edition)
      guard let lines = folder.lines(for: code) else {
        StandardError.print(
          "error: no code \"\(code)\"; expected one of \(folder.id) such as 01.1.1, or of "
            + "GB/T 4754-2017 such as 8411.")
        throw ExitCode(ExitStatus.missingInput.rawValue)
      }
      try StandardOutput.print(lines.joined(separator: "\n"))
    }
  }
}

struct ClassificationDiffCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "Show what one edition changes in another: items, industries, activity rules.",
    discussion: "What a change means for units and amounts: `kanghe run PIPELINE --compare-classification FOLDER`.")

  @Argument(help: "Folder of the edition before.")
  var before: String

  @Argument(help: "Folder of the edition after.")
  var after: String

  @Option(help: "Where the changes go as CSV, one row a change.")
  var csv: String?

  func run() async throws {
    try await reportingErrors {
      let report = try ClassificationDiffReport(before: before, after: after)
      try StandardOutput.print(report.lines.joined(separator: "\n"))
      if let csv {
        try report.write(csv: csv)
        try StandardOutput.print("\n\(csv): \(report.diff.changes.count) changes.")
      }
    }
  }
}
