import Foundation
import Testing

@testable import HealthIndustryAccounts

/// Disks that take no more, and what is told of them.
@Suite(.serialized) struct OutputWritingErrorTests {
  private let folder = TemporaryFolder()

  @Test func aFullDiskIsCalledOne() throws {
    let error = #expect(throws: OutputWritingError.self) {
      let writer = try CSVFileWriter(path: "/dev/full", withByteOrderMark: true)
      try writer.close()
    }
    #expect(error?.description.hasPrefix("/dev/full: writing stopped: the disk is full. ") == true)
  }

  @Test func aFolderThatIsNotThereIsNoMatterOfRoom() throws {
    let path = folder.path + "/none/file.csv"
    let words = "\(path): writing stopped: its folder does not exist. Make the folder, or name another place."
    #expect(OutputWritingError(path: path, code: ENOENT).description == words)
    let error = #expect(throws: (any Error).self) {
      try Data("x".utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
    }
    #expect(error.map { OutputWritingError(path: path, $0).description } == words)
    #expect(throws: OutputWritingError.self) { try OutputWritingError.requireFolder(of: path) }
    try OutputWritingError.requireFolder(of: "file.csv")
  }

  @Test func aFileIsNoFolder() throws {
    _ = try folder.write("", as: "mark")
    let error = #expect(throws: OutputWritingError.self) {
      try OutputWritingError.requireFolder(of: folder.path + "/mark/file.csv")
    }
    #expect(
      error?.description
        == "\(folder.path)/mark/file.csv: writing stopped: a part of its path is a file, not a folder. Name another place."
    )
  }

  /// libxlsxwriter has its own words, and would put them between the lines of the log.
  @Test func aWorkbookOnAFullDiskPrintsNothing() throws {
    let path = try fullDisk()
    var printed = ""
    let error = try #require(throws: OutputWritingError.self) {
      let workbook = try XLSXWorkbook(path: path, title: "表", created: 0)
      try workbook.addSheet(named: "表")
      try workbook.write("字", at: XLSXPlace(row: 0, column: 0), XLSXStyle())
      printed = try standardError { () throws(any Error) in try workbook.close() }
    }
    #expect(error.description.hasPrefix("\(path): writing stopped: the disk is full. "))
    #expect(printed.isEmpty)
    #expect(try standardErrorFile().isEmpty)
  }

  /// A workbook that another error kept from its end must not be written, nor tell of it.
  @Test func aWorkbookThatIsDroppedIsNotWritten() throws {
    let path = folder.path + "/dropped.xlsx"
    _ = try folder.write("", as: "mark")
    do {
      let workbook = try XLSXWorkbook(path: path, title: "表", created: 0)
      try workbook.addSheet(named: "表")
    }
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test func theLowestFolderThatIsThereIsTheOneThatIsClosed() {
    let words = OutputWritingError.words(EACCES, writing: "/proc/none/deeper/file.csv")
    #expect(words.contains(" may not write in /proc (owner root, group root, mode 0555)"))
    #expect(words.hasPrefix("permission denied: the account "))
  }

  /// Nobody should look for room on a disk because a text is too long.
  @Test func aLimitOfWorkbooksIsNotOneOfTheDisk() throws {
    let path = folder.path + "/long.xlsx"
    _ = try folder.write("", as: "mark")
    let error = try #require(throws: OutputWritingError.self) {
      let workbook = try XLSXWorkbook(path: path, title: "表", created: 0)
      try workbook.addSheet(named: "表")
      try workbook.write(String(repeating: "字", count: 32_768), at: XLSXPlace(row: 0, column: 0), XLSXStyle())
    }
    #expect(
      error.description.hasPrefix(
        "\(path): writing stopped: String exceeds Excel's limit of 32,767 characters. Shorten "))
    #expect(!error.description.contains("disk"))
  }

  @Test func aSheetNeedsAName() throws {
    let path = folder.path + "/name.xlsx"
    _ = try folder.write("", as: "mark")
    let error = try #require(throws: OutputWritingError.self) {
      try XLSXWorkbook(path: path, title: "表", created: 0).addSheet(named: "a/b")
    }
    #expect(
      error.description
        == "\(path): writing stopped: no sheet can have the name \"a/b\". Give the table another `table:`.")
  }

  private func fullDisk() throws -> String {
    _ = try folder.write("", as: "mark")
    let path = folder.path + "/full.xlsx"
    try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "/dev/full")
    return path
  }

  private var capture: String { folder.path + "/stderr" }

  private func standardErrorFile() throws -> String { try String(contentsOfFile: capture, encoding: .utf8) }

  /// What a body prints on standard error, which is a file for the while.
  private func standardError(_ body: () throws -> Void) throws -> String {
    let kept = dup(STDERR_FILENO)
    let file = open(capture, O_CREAT | O_TRUNC | O_WRONLY, 0o600)
    dup2(file, STDERR_FILENO)
    defer {
      dup2(kept, STDERR_FILENO)
      close(kept)
      close(file)
    }
    try body()
    return try standardErrorFile()
  }
}
