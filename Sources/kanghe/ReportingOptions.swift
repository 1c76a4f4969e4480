import ArgumentParser
import HealthIndustryAccounts

/// How a run tells what it does.
struct ReportingOptions: ParsableArguments {
  enum LogFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  @Flag(help: "Errors only.")
  var quiet = false

  @Option(help: "Form of the log on standard error: text or json, one object a line.")
  var logFormat = LogFormat.text

  /// The error that ends a run, in the form of the log.
  func showError(_ message: String) {
    switch logFormat {
    case .json: JSONLogHandler.logger().error("\(message)")
    case .text: StandardError.print("error: \(message)")
    }
  }

  /// Progress in place on a terminal, plain lines elsewhere, JSON for machines.
  func observer() -> any RunObserver {
    if quiet { return SilentObserver() }
    switch logFormat {
    case .json: return LogObserver(JSONLogHandler.logger())
    case .text: return StandardError.isTerminal ? TerminalObserver() : LogObserver(PlainLogHandler.logger())
    }
  }
}

/// Tells nothing.
struct SilentObserver: RunObserver {
  func begins(stage: String) {}
  func ended(stage: String, seconds: Double) {}
  func opened(file: String, source: String, dialect: String) {}
  func progress(_ progress: ReadingProgress) {}
  func notice(_ text: String) {}
}
