import ArgumentParser
import HealthIndustryAccounts

/// The command. One file a subcommand: parse, call, print, choose the exit code.
@main
struct Kanghe: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kanghe",
    abstract: "康核: health-industry accounts of a region, from raw records to accounting tables.",
    discussion: ExitStatus.help,
    version: Program.version,
    subcommands: [
      RunCommand.self, CheckCommand.self, ExplainCommand.self, ReviewCommand.self, ClassificationCommand.self,
      CoderCommand.self,
    ])
}
