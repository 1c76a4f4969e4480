import ArgumentParser
import HealthIndustryAccounts

struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Read the sources of a pipeline and write its accounting tables.",
    discussion: "The result is <output>/<pipeline>/<period>/; the run before stays beside it as <period>.previous.\n\n"
      + ExitStatus.help)

  @Argument(help: "Folder of the pipeline, or its name under Pipelines/.")
  var pipeline: String

  @Option(help: "Year to account for; the pipeline's own where absent.")
  var period: Int?

  @Option(
    name: .customLong("source"), parsing: .upToNextOption,
    help: ArgumentHelp("Files in place of a source's own; GDP is the source \"gdp\".", valueName: "id=path"))
  var sources: [String] = []

  @Option(help: "Folder for the results.")
  var output = "output"

  @Option(help: "Workers; the number of cores where absent. The results do not depend on it.")
  var jobs: Int?

  @Flag(help: "Refuse a classification that is not the official text.")
  var requireOfficial = false

  @Flag(help: "Publish although a source has far fewer records than in the run before.")
  var acceptFewerRecords = false

  @Option(
    help: ArgumentHelp(
      "Folder of another edition of the classification: the run reports which units and amounts it would move.",
      valueName: "folder"))
  var compareClassification: String?

  @Flag(help: "Cut every record with libcsv and read every field the careful way: slower, with the same results.")
  var straightforward = false

  @OptionGroup var reporting: ReportingOptions

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs \(jobs); expected at least 1.") }
    _ = try overrides()
  }

  func run() async throws {
    try await reportingErrors(show: reporting.showError) {
      let pipeline = try Pipeline.read(pipeline)
      let summary = try await produce(pipeline, try request(pipeline), reporting.observer())
      if !reporting.quiet { try StandardOutput.print(SummaryText(summary).text) }
    }
  }

  private func request(_ pipeline: Pipeline) throws -> RunRequest {
    var request = RunRequest()
    request.period = period
    request.overrides = try overrides()
    request.output = output
    request.jobs = jobs ?? Machine.cores
    request.requiresOfficial = requireOfficial
    request.acceptsFewerRecords = acceptFewerRecords
    request.isStraightforward = straightforward
    request.compared = try compareClassification.map { try ComparedEdition($0, for: pipeline) }
    return request
  }

  /// `ID=PATH PATH…`: paths without `=` belong to the ID before.
  private func overrides() throws -> [SourceOverride] {
    var overrides: [SourceOverride] = []
    for argument in sources {
      let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
      if parts.count == 2 {
        overrides.append(SourceOverride(source: parts[0], files: [parts[1]]))
      } else if let last = overrides.popLast() {
        overrides.append(SourceOverride(source: last.source, files: last.files + [argument]))
      } else {
        throw ValidationError("--source \(argument); expected ID=PATH.")
      }
    }
    return overrides
  }
}
