import Foundation

/// The built command, run as a user runs it.
struct KangheProcess {
  /// What a finished run left behind.
  struct Result: Sendable {
    let status: Int32
    let output: String
    let errors: String
  }

  /// The folder of the package: the tests run the command there unless they say otherwise.
  static let packageRoot = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

  private let process = Process()
  private let outputFile: URL
  private let errorFile: URL

  /// Starts the command; standard output and error go to files, so that no full pipe can stop it.
  init(_ arguments: [String], in folder: String = packageRoot, as program: String? = nil) throws {
    let name = URL(filePath: NSTemporaryDirectory()).appending(path: "kanghe-test-\(UUID().uuidString)")
    outputFile = name.appendingPathExtension("out")
    errorFile = name.appendingPathExtension("err")
    for file in [outputFile, errorFile] { try Data().write(to: file) }
    process.executableURL = URL(filePath: try program ?? Self.binary())
    process.arguments = arguments
    process.currentDirectoryURL = URL(filePath: folder)
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: outputFile)
    process.standardError = try FileHandle(forWritingTo: errorFile)
    try process.run()
  }

  /// Runs the command to its end.
  static func run(_ arguments: [String], in folder: String = packageRoot) throws -> Result {
    try KangheProcess(arguments, in: folder).wait()
  }

  /// Runs another program, found on the PATH.
  static func run(program: String, _ arguments: [String], in folder: String = packageRoot) throws -> Result {
    try KangheProcess([program] + arguments, in: folder, as: "/usr/bin/env").wait()
  }

  /// Runs the command under an account that permission bits hold for: they do not for the superuser.
  static func runWithoutRights(_ arguments: [String], in folder: TemporaryFolder) throws -> Result {
    guard geteuid() == 0 else { return try run(arguments, in: folder.path) }
    // The package may lie where no other account gets to.
    let program = folder.path + "/kanghe"
    try FileManager.default.copyItem(atPath: try binary(), toPath: program)
    return try run(
      program: "setpriv", ["--reuid=65534", "--regid=65534", "--clear-groups", program] + arguments, in: folder.path)
  }

  /// Name of that account.
  static var accountWithoutRights: String { geteuid() == 0 ? "nobody" : NSUserName() }

  var isRunning: Bool { process.isRunning }

  /// Ends the process as a power cut would: it cannot clean up.
  func kill() {
    Foundation.kill(process.processIdentifier, SIGKILL)
  }

  func wait() throws -> Result {
    process.waitUntilExit()
    defer {
      for file in [outputFile, errorFile] { try? FileManager.default.removeItem(at: file) }
    }
    return Result(
      status: process.terminationStatus,
      output: String(decoding: try Data(contentsOf: outputFile), as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: errorFile), as: UTF8.self))
  }

  private struct BinaryNotFound: Error {
    let searched: [String]
  }

  /// The binary stands beside the test bundle, whose path is among the arguments.
  static func binary() throws -> String {
    let folders = (CommandLine.arguments + [Bundle.main.bundlePath + "/x"]).map {
      URL(filePath: $0).deletingLastPathComponent().path
    }
    for folder in folders where FileManager.default.isExecutableFile(atPath: folder + "/kanghe") {
      return folder + "/kanghe"
    }
    throw BinaryNotFound(searched: folders)
  }
}
