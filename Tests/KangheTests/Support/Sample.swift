import Foundation
import Testing

/// The sample inbox, and one run on it that several tests look at.
enum Sample {
  /// A finished run.
  struct Run: Sendable {
    let output: TemporaryFolder
    let result: KangheProcess.Result
    var folder: String { output.path + "/yunnan-annual/2021" }
  }

  static let run = Swift.Result { try makeRun() }

  private static func makeRun() throws -> Run {
    let output = try TemporaryFolder()
    // A global is never released: without this its folder would stay behind.
    atexit { _ = Sample.run.map { try? FileManager.default.removeItem(atPath: $0.output.path) } }
    return Run(output: output, result: try KangheProcess.run(["run", "yunnan-annual", "--output", output.path]))
  }

  /// The enterprises' file in UTF-8.
  static let enterprises = Swift.Result {
    try KangheProcess.run(
      program: "iconv", ["-f", "GB18030", "-t", "UTF-8", "SampleData/2021/enterprises-611-3.csv"]
    ).output
  }

  /// Its lines; the sample has no line break inside a field.
  static func enterpriseLines() throws -> [String] {
    try enterprises.get().replacingOccurrences(of: "\r\n", with: "\n").split(separator: "\n").map(String.init)
  }

  static func institutionsText() throws -> String {
    try TextFile.read(KangheProcess.packageRoot + "/SampleData/2021/institutions.xml")
  }

  /// Names of the sample's units: no log line and no error may show one.
  static let unitNames = Swift.Result {
    let enterprises = try enterpriseLines().dropFirst().map { line in String(line.split(separator: ",")[2]) }
    let institutions = try institutionsText().matches(of: /<name>([^<]+)<\/name>/).map { String($0.1) }
    return Set(enterprises + institutions).filter { $0.count >= 4 }
  }
}

extension KangheProcess.Result {
  /// Expects an end with a code and messages that hold these texts, and no unit's name in any line.
  func expect(
    _ status: Int32, _ texts: String..., sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    #expect(self.status == status, "\(errors)", sourceLocation: sourceLocation)
    for text in texts { #expect(errors.contains(text), sourceLocation: sourceLocation) }
    try expectNoUnitName(sourceLocation: sourceLocation)
  }

  func expectNoUnitName(sourceLocation: SourceLocation = #_sourceLocation) throws {
    let shown = try Sample.unitNames.get().filter { errors.contains($0) || output.contains($0) }
    #expect(shown.isEmpty, sourceLocation: sourceLocation)
  }
}
