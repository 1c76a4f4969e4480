import Foundation
import Testing

/// Runs that do not begin, are held back or are cut off: what is published stays whole.
@Suite struct RefusalTests {
  private let folder: TemporaryFolder
  private var root: String { folder.path + "/yunnan-annual" }

  init() throws {
    folder = try TemporaryFolder()
  }

  /// Below a regular file: a permission would not stop the superuser.
  @Test func outputThatIsNotWritable() throws {
    let file = try folder.write("no folder", to: "file")
    try KangheProcess.run(["run", "yunnan-annual", "--output", file + "/output"]).expect(
      73, "error: the output folder \(file)/output/yunnan-annual cannot be written: ",
      "Choose another --output, or correct its permissions.")
  }

  @Test func outputThatTheAccountMayNotWrite() throws {
    try folder.copyDefinitions()
    try FileManager.default.createDirectory(atPath: folder.path + "/closed", withIntermediateDirectories: true)
    try folder.setMode(0o555, of: "closed")
    let result = try KangheProcess.runWithoutRights(
      ["run", "yunnan-annual", "--output", folder.path + "/closed/deep/output"], in: folder)
    try result.expect(
      73, "error: the output folder \(folder.path)/closed/deep cannot be written: permission denied: the account ",
      "\(KangheProcess.accountWithoutRights) may not write in \(folder.path)/closed (owner ", "mode 0555)")
    #expect(!result.errors.contains("No such file"))
  }

  @Test func secondRunWhileOneIsGoing() throws {
    try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
    let descriptor = open(root + "/.lock", O_CREAT | O_RDWR | O_CLOEXEC, 0o640)
    defer { close(descriptor) }
    try #require(flock(descriptor, LOCK_EX | LOCK_NB) == 0)
    try run().expect(75, "error: another run is writing there (\(root)/.lock is locked). Wait for it to end")
    #expect(try TextFile.names(below: root) == [".lock"])
  }

  @Test func runThatIsKilled() throws {
    try run().expect(0)
    let before = try published()
    try #require(try killWhileWriting())
    #expect(try published() == before)
    #expect(FileManager.default.fileExists(atPath: root + "/.draft-2021/manifest.json") == false)

    try run().expect(0)
    #expect(try published() == before)
    #expect(try contents(of: root + "/2021.previous") == before)
    #expect(!FileManager.default.fileExists(atPath: root + "/.draft-2021"))
  }

  @Test func unknownSource() throws {
    try run(["--source", "enterprise=x.csv"]).expect(
      64, "error: no source \"enterprise\"; expected one of: institutions, enterprises, enterprises-2018-form, gdp.")
  }

  @Test func periodOutsideValidity() throws {
    try run(["--period", "2022"]).expect(
      64, "error: the pipeline yunnan-annual is valid for 2017 to 2021, not for 2022. Choose another --period")
  }

  /// A machine that reads the log line by line also reads why the run ended.
  @Test func errorsFollowTheFormOfTheLog() throws {
    let result = try run(["--period", "2022", "--log-format", "json"])
    try result.expect(
      64, "{\"level\":\"error\",\"message\":\"the pipeline yunnan-annual is valid for 2017 to 2021, not for 2022.")
    for line in result.errors.split(separator: "\n") {
      #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(line.utf8)) }
    }
  }

  @Test func sourceWithoutFiles() throws {
    try run(["--period", "2020"]).expect(
      66, "error: no file for source \"institutions\" under ", "SampleData/2020/institutions*.xml",
      "name them with --source institutions=PATH.")
  }

  @Test func classificationThatIsNotOfficial() throws {
    try run(["--require-official"]).expect(
      4,
      "error: the classification \"health-industry-2019-working\" is not official "
        + "(分类为工作版，未经与国家统计局令第27号核对), and --require-official was given.")
    #expect(!FileManager.default.fileExists(atPath: root))
  }

  @Test func moreRejectedThanTheLimit() throws {
    try run().expect(0)
    let before = try published()
    let lines = try Sample.enterpriseLines().enumerated().map { number, line in
      number % 10 == 1 ? line.replacing(/^([^,]*),[^,]*/) { "\($0.1)," } : line
    }
    let file = try folder.write(lines.joined(separator: "\n"), to: "rejected.csv")
    try run(["--source", "enterprises=\(file)"]).expect(
      3,
      "error: 246 of 2264 records of source \"enterprises\" were rejected, more than 5 percent; the tables are not "
        + "published. See findings.csv in \(root)/2021.held; correct the file, or raise `limits:` in the pipeline.")
    #expect(try published() == before)
    let errors = try CSVRows.read(root + "/2021.held/findings.csv").filter { $0["severity"] == "error" }
    #expect(errors.count { $0["source_file"] == "rejected.csv" } == 246)
    #expect(!FileManager.default.fileExists(atPath: root + "/2021.previous"))
  }

  // MARK: - Running

  private func run(_ arguments: [String] = []) throws -> KangheProcess.Result {
    try KangheProcess.run(["run", "yunnan-annual", "--output", folder.path] + arguments)
  }

  /// Kills a run between its first and its last file. A run may be faster than the look-out: then another one.
  private func killWhileWriting() throws -> Bool {
    for _ in 0..<5 {
      let process = try KangheProcess(["run", "yunnan-annual", "--output", folder.path])
      while process.isRunning, !FileManager.default.fileExists(atPath: root + "/.draft-2021/aggregates.csv") {
        usleep(500)
      }
      process.kill()
      if try process.wait().status == SIGKILL { return true }
    }
    return false
  }

  private func published() throws -> [String: Data] { try contents(of: root + "/2021") }

  /// Every file but the manifest, which tells how long the run took, and its sum.
  private func contents(of run: String) throws -> [String: Data] {
    let names = try TextFile.names(below: run)
    #expect(names.contains("manifest.json"))
    let files = try names.filter { !Manifest.dependents.contains($0) }.map {
      ($0, try Data(contentsOf: URL(filePath: "\(run)/\($0)")))
    }
    return Dictionary(uniqueKeysWithValues: files)
  }
}
