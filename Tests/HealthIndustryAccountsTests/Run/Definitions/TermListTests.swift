import Testing

@testable import HealthIndustryAccounts

/// Lists of terms in definition tables: what looks like two terms and is one would never be found in a text.
@Suite struct TermListTests {
  private let folder = TemporaryFolder()

  @Test(arguments: [
    ("", [String]()), ("卫生", ["卫生"]), ("卫生|健康委|A b", ["卫生", "健康委", "A b"]),
  ])
  func goodLists(text: String, terms: [String]) throws {
    let list = try list(text)
    #expect(list.terms == terms)
    #expect(list.faults.isEmpty)
  }

  @Test(arguments: [
    ("卫生｜健康委", "terms: \"卫生｜健康委\" has a full-width ｜, which separates nothing; write | in half width"),
    ("卫生||健康委", "terms: \"卫生||健康委\" has an empty term; remove the | that is too many, or add the term"),
    ("卫生|", "terms: \"卫生|\" has an empty term; remove the | that is too many, or add the term"),
    ("|卫生", "terms: \"|卫生\" has an empty term; remove the | that is too many, or add the term"),
    ("卫生| |健康委", "terms: \"卫生| |健康委\" has an empty term; remove the | that is too many, or add the term"),
    ("卫生| 健康委", "terms: the term \" 健康委\" has blanks around it; remove them"),
    ("卫生\u{3000}|健康委", "terms: the term \"卫生\u{3000}\" has blanks around it; remove them"),
  ])
  func faults(text: String, message: String) throws {
    #expect(try list(text).faults == [message])
  }

  private func list(_ text: String) throws -> TermList {
    let table = DefinitionTable(
      file: try folder.write("rule,terms\nA,\"\(text)\"\n", as: "t.csv"), columns: ["terms"], DefinitionProblems())
    return TermList(try #require(table?.rows.first), "terms")
  }
}
