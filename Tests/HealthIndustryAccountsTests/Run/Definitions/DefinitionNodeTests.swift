import Testing

@testable import HealthIndustryAccounts

/// Faults are reported with file and line, all at once.
@Suite struct DefinitionNodeTests {
  private let folder = TemporaryFolder()

  @Test func aGoodDefinitionHasNoFault() throws {
    #expect(try faults("name: a\ncount: 3\nisOn: true\nlist: [x, \"\"]\nkind: amount\n").isEmpty)
  }

  @Test(arguments: [
    (
      "name: a\nnmae: b\ncount: 3\nisOn: true\nlist: []\nkind: count\n", 2,
      "unknown key \"nmae\"; expected one of: count, isOn, kind, list, name"
    ),
    ("name: a\ncount: 3\nlist: []\nkind: count\n", 1, "the key \"isOn\" is missing from the top level of the file"),
    ("name: a\ncount: 三\nisOn: true\nlist: []\nkind: count\n", 2, "\"三\" is no whole number; expected 1 to 9"),
    ("name: a\ncount: 0.95\nisOn: true\nlist: []\nkind: count\n", 2, "\"0.95\" is no whole number; expected 1 to 9"),
    ("name: a\ncount: 3\nisOn: yes\nlist: []\nkind: count\n", 3, "\"yes\" is neither true nor false"),
    ("name: a\ncount: 3\nisOn: true\nlist: x\nkind: count\n", 4, "expected a list"),
    (
      "name: a\ncount: 3\nisOn: true\nlist: []\nkind: money\n", 5,
      "\"money\" is not known; expected one of: amount, count"
    ),
    ("name: [a]\ncount: 3\nisOn: true\nlist: []\nkind: count\n", 1, "expected a text"),
  ])
  func oneFault(yaml: String, line: Int, message: String) throws {
    #expect(try faults(yaml).map { "\($0.line): \($0.message)" } == ["\(line): \(message)"])
  }

  @Test func everyFaultIsReported() throws {
    let faults = try faults("name: a\ncount: x\nisOn: y\nwrong: 1\nlist: []\n")
    #expect(faults.map(\.line).sorted() == [1, 2, 3, 4])
    #expect(
      faults.contains {
        $0.line == 1
          && $0.message
            == "the key \"kind\" is missing from the top level of the file; it says whether it is an amount of money or a count"
      })
  }

  @Test func aSyntaxErrorNamesItsLine() throws {
    let faults = try faults("name: a\ncount: 3\nlist: [x\nisOn: true\n")
    #expect(faults.count == 1)
    #expect([3, 4].contains(faults.first?.line))
    #expect(faults.first?.message.contains("check the indentation, quotes, brackets and colons") == true)
  }

  @Test(arguments: [
    "name: a\n\tcount: 3\n", "name: a\nlist:\n\t- x\n", "kind:\n  - a\n \t- b\n", "name: a\r\nlist:\r\n\t- x\r\n",
  ])
  func aTabIsNamed(yaml: String) throws {
    let faults = try faults(yaml)
    let line = try #require(yaml.split(whereSeparator: \.isNewline).firstIndex { $0.contains("\t") }) + 1
    #expect(
      faults.map { "\($0.line): \($0.message)" } == [
        "\(line): a tab stands where YAML expects spaces; replace the tabs of this line by spaces"
      ])
  }

  /// Typed with a Chinese keyboard.
  @Test(arguments: [
    ("name: a\ncount：3\nisOn: true\n", "line 2 has a full-width ：, which YAML takes for a letter"),
    ("name: a\nlist：\ncount: 3\n", "line 2 has a full-width ："),
    ("list: [a，b\nisOn: true\n", "line 1 has a full-width ，"),
  ])
  func aFullWidthSignIsNamed(yaml: String, hint: String) throws {
    let messages = try faults(yaml).map(\.message)
    #expect(messages.count == 1 && messages.first?.contains(hint) == true, "\(messages)")
  }

  /// As the editor of Windows saves UTF-8.
  @Test func aByteOrderMarkIsNoText() throws {
    #expect(try faults("\u{FEFF}name: a\ncount: 3\nisOn: true\nlist: []\nkind: count\n").isEmpty)
  }

  @Test(arguments: ["\n", "\r\n"]) func aRepeatedKeyNamesItsLine(_ end: String) throws {
    let yaml = "name: a\ncount: 3\nisOn: true\nname: b\nlist: []\nkind: count\n"
    let faults = try faults(yaml.replacing("\n", with: end))
    #expect(faults.count == 1)
    #expect(faults.first?.message == "the key \"name\" is there twice in one mapping; keep one")
    #expect(faults.first?.line == 4)
  }

  @Test func anEmptyFileAndAMissingFile() throws {
    #expect(try faults("").map(\.message) == ["the file is empty; expected a mapping"])
    let reader = DefinitionReader()
    #expect(reader.yaml(folder.path + "/absent.yaml") == nil)
    #expect(reader.problems.all.count == 1)
    #expect(reader.problems.all.first?.file == folder.path + "/absent.yaml")
  }

  @Test func aListInPlaceOfAMapping() throws {
    #expect(try faults("- a\n").first?.message == "expected a mapping with the key \"name\"")
  }

  @Test func aBlankTermIsToldWithItsLine() throws {
    let reader = DefinitionReader()
    let node = try #require(reader.yaml(try folder.write("words: [a, \"\",\n  \" \u{3000}\"]\n", as: "words.yaml")))
    #expect(node.required("words")?.terms() == ["a", "", " \u{3000}"])
    #expect(reader.problems.all.map(\.line) == [1, 2])
    #expect(reader.problems.all.allSatisfy { $0.message == "a blank text; write what is meant, or remove it" })
  }

  private func faults(_ yaml: String) throws -> [DefinitionProblem] {
    let file = try folder.write(yaml, as: "definition.yaml")
    let reader = DefinitionReader()
    if let node = reader.yaml(file) {
      _ = node.required("name")?.text()
      _ = node.required("count")?.whole("1 to 9")
      _ = node.required("isOn")?.flag()
      _ = node.required("list")?.texts()
      _ = node.required("kind")?.word(Variable.Kind.self)
      node.finish()
    }
    #expect(reader.problems.all.allSatisfy { $0.file == file })
    return reader.problems.all
  }
}
