import Foundation
import Testing

/// A run that takes no short way is the oracle: every file of it must be that of a normal run.
@Suite struct StraightforwardTests {
  /// The enterprises' file of the sample, written another way.
  struct Writing: CustomTestStringConvertible {
    let testDescription: String
    let write: @Sendable ([String]) throws -> Data

    /// Every field of every record changed.
    init(_ description: String, _ change: @escaping @Sendable (_ record: Int, _ field: Int, _ text: String) -> String) {
      testDescription = description
      write = { lines in
        let records = lines.enumerated().map { record, line in
          // A comma within quotes would not part fields: such lines stay as they are.
          line.contains("\"")
            ? line
            : line.split(separator: ",", omittingEmptySubsequences: false).enumerated()
              .map { record == 0 ? String($1) : change(record, $0, String($1)) }.joined(separator: ",")
        }
        return Data(records.joined(separator: "\n").utf8)
      }
    }

    init(_ description: String, write: @escaping @Sendable ([String]) throws -> Data) {
      testDescription = description
      self.write = write
    }
  }

  static let writings = [
    Writing("every field quoted") { _, _, text in "\"\(text)\"" },
    Writing("doubled quotes and line breaks in names") { record, field, text in
      field == 2 && record % 3 == 0 ? "\"\(text)\"\"分店\"\"\n\(record)\"" : text
    },
    Writing("quotes within fields") { record, field, text in field == 2 && record % 2 == 0 ? "\(text)5\"管" : text },
    Writing("blanks of every kind") { record, _, text in
      switch record % 5 {
      case 0: " \(text)\t"
      case 1: "\u{3000}\(text)\u{00A0}"
      case 2: " \"\(text)\" "
      default: text
      }
    },
    Writing("full-width and small letters") { record, field, text in
      field == 0 && record % 2 == 0 ? text.lowercased() : record % 3 == 0 ? text.replacing("0", with: "０") : text
    },
    Writing("CRLF, blank lines and lone CR") { lines in
      let ends = ["\r\n", "\r", "\n\n \n", "\n"]
      return Data(lines.enumerated().map { $1 + ends[$0 % 4] }.joined().utf8)
    },
  ]

  @Test(arguments: writings) func theSameFilesAsTheShortWay(_ writing: Writing) throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(writing.write(Sample.enterpriseLines()), to: "enterprises.csv")
    try compare(["--source", "enterprises=\(file)"], in: folder)
  }

  @Test func theSameFilesOfTheSampleInGB18030() throws {
    try compare([], in: TemporaryFolder())
  }

  private func compare(_ sources: [String], in folder: TemporaryFolder) throws {
    var folders: [String] = []
    for way in [[], ["--straightforward", "--jobs", "1"]] {
      let output = folder.path + "/output\(way.count)"
      let result = try KangheProcess.run(["run", "yunnan-annual", "--output", output, "--quiet"] + sources + way)
      // Some writings break more records than the sample's limit allows; the run is then held, and compared all the same.
      #expect([0, 3].contains(result.status), "\(result.errors)")
      folders.append(output + "/yunnan-annual/" + (result.status == 0 ? "2021" : "2021.held"))
    }
    let names = try TextFile.names(below: folders[0])
    #expect(try names == TextFile.names(below: folders[1]))
    #expect(names.count > 10)
    for name in names where !Manifest.dependents.contains(name) {
      let isSame = FileManager.default.contentsEqual(atPath: "\(folders[0])/\(name)", andPath: "\(folders[1])/\(name)")
      #expect(isSame, "\(name)")
    }
    #expect(try Manifest.withoutExecution(folders[0]) == Manifest.withoutExecution(folders[1]))
  }
}
