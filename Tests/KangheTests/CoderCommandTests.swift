import Foundation
import Testing

/// The commands of the text coder, as the command line takes them.
@Suite struct CoderCommandTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.copyDefinitions()
  }

  @Test(arguments: ["train", "evaluate"]) func aLabelledFileIsNeeded(_ command: String) throws {
    let result = try coder(command, "--model", "my.model")
    try result.expect(64, "Give at least one labelled file", "Usage: kanghe coder \(command)")
    #expect(result.output.isEmpty)
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/my.model"))
  }

  /// Neither a source nor a form says how these files are read.
  @Test func adviceNamesWhatThereIs() throws {
    let book = try folder.write("PK\u{3}\u{4}", to: "register.xlsx")
    for arguments in [["suggest", "--csv", book, "--out", "said.csv"], ["train", book], ["evaluate", book]] {
      let result = try coder(arguments)
      try result.expect(
        65, "register.xlsx: the file is a workbook or another archive; expected text. Save it as CSV.\n")
    }
    let bytes = Data("name,scope\n".utf8) + Data([0xFF, 0xFF]) + Data(",x\n".utf8)
    try bytes.write(to: URL(filePath: folder.path + "/bad.csv"))
    try coder("suggest", "--csv", "bad.csv", "--out", "said.csv").expect(65, " or save it as UTF-8.\n")
  }

  @Test func aModelNeedsAFolder() throws {
    _ = try folder.write("name,industry_code\n甲药店,5251\n", to: "labelled.csv")
    for option in ["--model", "--outcomes"] {
      try coder("train", "labelled.csv", option, "none/file").expect(
        73, "none/file: writing stopped: its folder does not exist. Make the folder, or name another place.\n")
    }
  }

  private func coder(_ arguments: String...) throws -> KangheProcess.Result { try coder(arguments) }

  private func coder(_ arguments: [String]) throws -> KangheProcess.Result {
    try KangheProcess.run(["coder"] + arguments, in: folder.path)
  }
}
