import Foundation
import Testing

/// Files that cannot be read: the message names the place, what was found and what was expected; nothing is published.
@Suite struct BadInputTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test func emptyFile() throws {
    let file = try folder.write("", to: "empty.csv")
    try run(enterprises: file).expect(
      65, "error: \(file): the file is empty; expected a header and records. Export it again.\n")
  }

  @Test func headerOnly() throws {
    let file = try folder.write(try Sample.enterpriseLines()[0] + "\n", to: "header.csv")
    try run(enterprises: file).expect(
      65, "error: \(file): the file has a header but no record; expected at least one. Export it again.\n")
  }

  @Test func missingFile() throws {
    let file = folder.path + "/absent.csv"
    try run(enterprises: file).expect(66, "error: \(file): the file cannot be opened: No such file or directory.")
  }

  @Test func missingColumns() throws {
    let lines = try Sample.enterpriseLines().map { line in
      line.split(separator: ",", omittingEmptySubsequences: false).enumerated().filter { ![2, 10].contains($0.offset) }
        .map(\.element).joined(separator: ",")
    }
    let file = try folder.write(lines.joined(separator: "\n"), to: "missing.csv")
    try run(enterprises: file).expect(
      65, "error: \(file):1: column for \"unitName\" is missing; expected one of \"单位详细名称\", \"企业名称\", \"单位名称\"",
      "column for \"营业收入\" is missing; expected one of \"营业收入\", \"营业收入(千元)\"",
      "Found \"序号\", \"统一社会信用代码\", \"行政区划代码\"")
  }

  @Test func titleAboveTheHeader() throws {
    let lines = try Sample.enterpriseLines()
    let title = "2021年企业财务年报" + String(repeating: ",", count: lines[0].count { $0 == "," })
    let file = try folder.write(([title] + lines).joined(separator: "\n"), to: "title.csv")
    try run(enterprises: file).expect(
      65,
      "error: \(file):1: No column name of the form was found; expected the header here. Delete rows that stand above it, "
        + "such as a title, or add it where it is missing", "; and 20 more. If it is here, add its column names")
  }

  @Test func columnTwice() throws {
    var lines = try Sample.enterpriseLines()
    lines[0] = lines[0].replacingOccurrences(of: "备注", with: "企业名称")
    let file = try folder.write(lines.joined(separator: "\n"), to: "twice.csv")
    try run(enterprises: file).expect(
      65, "error: \(file):1: column for \"unitName\" is there 2 times: \"单位详细名称\", \"企业名称\"; keep one.")
  }

  @Test func byteThatTheEncodingDoesNotHave() throws {
    let lines = try Sample.enterpriseLines()
    let head = Data(lines[..<1000].map { $0 + "\n" }.joined().utf8)
    let tail = Data(lines[1000...].map { $0 + "\n" }.joined().utf8)
    let file = try folder.write(head + [0xFF] + tail, to: "byte.csv")
    try run(enterprises: file).expect(
      65, "error: \(file):1001: byte 0xFF at offset \(head.count) is not valid in UTF-8.")
  }

  @Test func quoteThatIsNeverClosed() throws {
    var lines = try Sample.enterpriseLines()
    let last = try #require(lines.last)
    let field = try #require(last.range(of: ",", options: .backwards))
    lines[lines.count - 1] = last.replacingCharacters(in: field, with: ",\"")
    let file = try folder.write(lines.joined(separator: "\n"), to: "quote.csv")
    try run(enterprises: file).expect(
      65, "error: \(file):\(lines.count): the record that begins here has a quote that is never closed.")
  }

  @Test func quoteThatALaterQuoteSeemsToClose() throws {
    var lines = try Sample.enterpriseLines().filter { !$0.contains("\"") }
    // The record of line 11 would swallow those up to line 39, and none would be missed.
    lines[10] = "\"" + lines[10]
    let fields = lines[38].split(separator: ",", maxSplits: 3, omittingEmptySubsequences: false)
    lines[38] = "\(fields[0]),\(fields[1]),\"\(fields[2])\",\(fields[3])"
    let file = try folder.write(lines.joined(separator: "\n"), to: "stray.csv")
    try run(enterprises: file).expect(
      65, "error: \(file):11: in the record that begins here, text stands behind the closing quote of a field")
  }

  @Test(arguments: ["", "\""]) func fieldOfAHundredMegabytes(_ quote: String) throws {
    let lines = try Sample.enterpriseLines()
    let fields = lines[1].split(separator: ",", maxSplits: 5, omittingEmptySubsequences: false)
    var data = Data((lines[0] + "\n" + fields[..<4].joined(separator: ",") + "," + quote).utf8)
    data.append(Data(repeating: UInt8(ascii: "A"), count: 100_000_000))
    data.append(Data((quote + "," + fields[5] + "\n").utf8))
    let file = try folder.write(data, to: "long.csv")
    try run(enterprises: file).expect(
      65,
      "error: \(file):2: the record that begins here is longer than 16777216 bytes; "
        + "expected a line break earlier.")
  }

  @Test func xmlTruncatedHalfWay() throws {
    let text = try Sample.institutionsText()
    let half = text.utf8.count / 2
    let file = try folder.write(Data(text.utf8.prefix(half)), to: "half.xml")
    let line = text.utf8.prefix(half).count { $0 == UInt8(ascii: "\n") } + 1
    try run(institutions: file).expect(
      65, "error: \(file):\(line) (at /registry/institutions", "the file ends too early, within this element")
  }

  @Test func xmlForASourceOfTables() throws {
    let file = try folder.write(try Sample.institutionsText(), to: "institutions.xml")
    let result = try run(enterprises: file)
    try result.expect(
      65, "error: \(file):1: No column name of the form was found: the file looks like XML",
      "the form enterprise-611-3 2021 expects a table with a header.")
    #expect(!result.errors.contains("单位详细名称"))
  }

  @Test func tableForASourceOfXML() throws {
    let file = try folder.write(try Sample.enterpriseLines().joined(separator: "\n"), to: "table.csv")
    try run(institutions: file).expect(65, "error: \(file):1 (at /): the file does not begin as XML does")
  }

  @Test(arguments: ["enterprises", "institutions"]) func folderForAFile(_ source: String) throws {
    try run("\(source)=\(folder.path)").expect(65, "error: \(folder.path): it is a folder; expected a file.")
  }

  @Test func xmlThatWouldExhaustTheMemory() throws {
    let entities = (1...9).map { "<!ENTITY a\($0) \"\(String(repeating: "&a\($0 - 1);", count: 10))\">" }
    let file = try folder.write(
      try withDoctype("<!DOCTYPE registry [<!ENTITY a0 \"x\">\(entities.joined())]>", activity: "&a9;"),
      to: "laughs.xml")
    try run(institutions: file).expect(
      65, "error: \(file):2 (at /): the document declares the entity \"a0\"; entities are refused")
  }

  @Test(arguments: [
    "[<!ENTITY s SYSTEM \"file://SECRET\">]", "[<!ENTITY % s SYSTEM \"file://SECRET\"> %s;]",
  ])
  func xmlThatReadsAnotherFile(_ subset: String) throws {
    let secret = try folder.write("<!-- the secret of 4711 -->", to: "secret.txt")
    let doctype = "<!DOCTYPE registry \(subset.replacingOccurrences(of: "SECRET", with: secret))>"
    let file = try folder.write(
      try withDoctype(doctype, activity: subset.contains("%") ? "" : "&s;"), to: "external.xml")
    let result = try run(institutions: file)
    try result.expect(65, "error: \(file):2 (at /): the document declares the entity \"s\"; entities are refused")
    try expectNoSecret(result)
  }

  /// A DOCTYPE that names a file declares nothing by itself; the file must not be opened.
  @Test func xmlWithADoctypeElsewhere() throws {
    let secret = try folder.write("<!ENTITY s \"the secret of 4711\">", to: "secret.txt")
    let file = try folder.write(
      try withDoctype("<!DOCTYPE registry SYSTEM \"file://\(secret)\">", activity: "&s;"), to: "elsewhere.xml")
    let result = try run(institutions: file)
    try result.expect(65, "error: \(file):")
    try expectNoSecret(result)
  }

  // MARK: - Running

  private func run(enterprises file: String) throws -> KangheProcess.Result { try run("enterprises=\(file)") }

  private func run(institutions file: String) throws -> KangheProcess.Result { try run("institutions=\(file)") }

  private func run(_ source: String) throws -> KangheProcess.Result {
    let output = folder.path + "/output"
    let result = try KangheProcess.run(["run", "yunnan-annual", "--output", output, "--source", source])
    #expect(!FileManager.default.fileExists(atPath: output + "/yunnan-annual/2021"))
    return result
  }

  private func withDoctype(_ doctype: String, activity: String) throws -> String {
    let lines = try Sample.institutionsText().split(separator: "\n", maxSplits: 1)
    let place = try #require(lines[1].range(of: "<activity>"))
    return "\(lines[0])\n\(doctype)\n" + lines[1].replacingCharacters(in: place, with: "<activity>\(activity)")
  }

  private func expectNoSecret(_ result: KangheProcess.Result) throws {
    #expect(!(result.output + result.errors).contains("the secret of 4711"))
    for name in try TextFile.names(below: folder.path + "/output") {
      #expect(try !TextFile.read(folder.path + "/output/" + name).contains("the secret of 4711"), "\(name)")
    }
  }
}
