import ArgumentParser
import HealthIndustryAccounts

struct CoderCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "coder", abstract: "Train, evaluate and ask the text coder.",
    subcommands: [CoderTrainCommand.self, CoderEvaluateCommand.self, CoderSuggestCommand.self])
}

/// What all of them need.
struct CoderOptions: ParsableArguments {
  @Option(help: "Definition of the coder.")
  var coder = "Pipelines/coders/text.yaml"

  @Option(help: "Model; the definition's own where absent.")
  var model: String?

  @Option(help: "Workers; as many as processors where absent.")
  var jobs: Int?

  func runs() throws -> CoderRuns {
    try CoderRuns(definition: coder, jobs: max(jobs ?? Machine.cores, 1))
  }
}

/// Labelled files to learn from or to be tested on.
struct CoderFiles: ParsableArguments {
  @Argument(help: "Labelled files, as CSV.")
  var labelled: [String] = []

  @Option(name: .customLong("labels-2011"), help: "A labelled file whose codes are those of GB/T 4754-2011.")
  var labelled2011: [String] = []

  @Option(
    name: .customLong("labels-csrc"),
    help: "A labelled file whose codes are divisions of the 2012 guide for listed companies.")
  var listedCompanies: [String] = []

  func validate() throws {
    guard labelled.isEmpty, labelled2011.isEmpty, listedCompanies.isEmpty else { return }
    throw ValidationError("Give at least one labelled file, as CSV, or with --labels-2011 or --labels-csrc.")
  }

  var files: LabelledFiles {
    LabelledFiles(labelled: labelled, labelled2011: labelled2011, listedCompanies: listedCompanies)
  }
}

struct CoderTrainCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train", abstract: "Learn from a coded register and write the model.")

  @OptionGroup var options: CoderOptions

  @OptionGroup var files: CoderFiles

  @Option(help: "Explanations of industries: a CSV with code and note.")
  var explanations: String?

  @Option(help: "Where to write what cross-validation says of each labelled record, with its fold.")
  var outcomes: String?

  func run() async throws {
    try await reportingErrors {
      let lines = try options.runs().train(
        files.files, explanations: explanations, output: options.model, outcomes: outcomes)
      try StandardOutput.print(lines.joined(separator: "\n"))
    }
  }
}

struct CoderEvaluateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate", abstract: "Say how well the model codes labelled records.",
    discussion: "Class top-3 and top-5: the class is the best one of one of the 3 or 5 likeliest divisions.")

  @OptionGroup var options: CoderOptions

  @OptionGroup var files: CoderFiles

  func run() async throws {
    try await reportingErrors {
      let lines = try options.runs().evaluate(files.files, model: options.model)
      try StandardOutput.print(lines.joined(separator: "\n"))
    }
  }
}

struct CoderSuggestCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "suggest", abstract: "Suggest industry and health class for a text, or for the records of a file.")

  @OptionGroup var options: CoderOptions

  @Argument(help: "What the unit does.")
  var text: String?

  @Option(help: "Records with any of name, scope and products, as CSV.")
  var csv: String?

  @Option(help: "Where the suggestions for --csv go.")
  var out: String?

  @Option(help: "Also give the best class of each of so many divisions, the likeliest first, in a column of --out.")
  var candidates = 0

  func validate() throws {
    guard (text != nil) != (csv != nil) else { throw ValidationError("Give either a text or --csv.") }
    if csv != nil, out == nil { throw ValidationError("--csv needs --out.") }
    if candidates < 0 { throw ValidationError("--candidates is a number of divisions.") }
  }

  func run() async throws {
    try await reportingErrors {
      let runs = try options.runs()
      if let text { try StandardOutput.print(runs.suggest(text, model: options.model).joined(separator: "\n")) }
      if let csv, let out {
        let records = try await runs.suggest(csv: csv, to: out, model: options.model, candidateCount: candidates)
        try StandardOutput.print("\(out): \(records.description) \(runs.statusNote)")
      }
    }
  }
}
