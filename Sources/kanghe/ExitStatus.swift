import ArgumentParser
import HealthIndustryAccounts

/// Exit codes by meaning; above 63 they are those of sysexits.h.
enum ExitStatus: Int32, CaseIterable {
  case done = 0
  case failed = 1
  case heldBack = 3
  case notOfficial = 4
  case usage = 64
  case unreadableInput = 65
  case missingInput = 66
  case programFault = 70
  case cannotWrite = 73
  case locked = 75
  case badDefinition = 78

  var meaning: String {
    switch self {
    case .done: "done"
    case .failed: "another failure, named in the message"
    case .heldBack:
      "held back: too many records rejected, far fewer than in the run before, a file that was cut, no unit counts, or a share "
        + "of GDP above the limit"
    case .notOfficial: "--require-official, and the classification is a working edition"
    case .usage: "the command line is not understood"
    case .unreadableInput: "an input cannot be read: encoding, quotes, columns, XML"
    case .missingInput: "an input, run or unit does not exist"
    case .programFault: "a fault of the program: cells or records do not add up"
    case .cannotWrite: "the output, standard output or the log cannot be written"
    case .locked: "another run of the pipeline is going on"
    case .badDefinition: "a definition or edition has faults, each shown"
    }
  }

  static var help: String {
    "Exit codes:\n" + allCases.map { "  \($0.rawValue)  \($0.meaning)" }.joined(separator: "\n")
  }

  /// The code for an error of the library.
  init(_ failure: FailureKind) {
    switch failure {
    case .badDefinition: self = .badDefinition
    case .unreadableInput: self = .unreadableInput
    case .missingInput: self = .missingInput
    case .usage: self = .usage
    case .notOfficial: self = .notOfficial
    case .locked: self = .locked
    case .cannotWrite: self = .cannotWrite
    case .heldBack: self = .heldBack
    case .programFault: self = .programFault
    case .other: self = .failed
    }
  }
}

/// Runs a command's body; an error is shown and ends the command with its code, as a log that could not be written does.
///
/// - Parameter show: where the message goes; standard error where absent.
func reportingErrors(
  show: (String) -> Void = { StandardError.print("error: \($0)") }, _ body: () async throws -> Void
) async throws {
  do {
    try await body()
  } catch let exit as ExitCode {
    throw exit
  } catch let failure as StandardOutput.Failure {
    show("\(failure)")
    throw ExitCode(ExitStatus.cannotWrite.rawValue)
  } catch {
    show("\(error)")
    throw ExitCode(ExitStatus(FailureKind(of: error)).rawValue)
  }
  if StandardError.hasLostLines { throw ExitCode(ExitStatus.cannotWrite.rawValue) }
}
