import Testing

@testable import HealthIndustryAccounts

@Suite struct DefinitionTableTests {
  private let folder = TemporaryFolder()

  @Test func rowsAreReadByColumnNameAndKnowTheirLine() throws {
    let (table, faults) = try read("code,name\n01,甲\n02,\"乙,丙\"\n")
    #expect(faults.isEmpty)
    #expect(table?.rows.map { $0["name"] } == ["甲", "乙,丙"])
    #expect(table?.rows.map(\.line) == [2, 3])
    #expect(table?.rows.first?["other"] == "")
  }

  @Test func aMissingColumnIsNamed() throws {
    let (table, faults) = try read("code\n01\n")
    #expect(table == nil)
    #expect(faults.map { "\($0.line): \($0.message)" } == ["1: the columns name are missing; found code"])
  }

  @Test func aRowOfAnotherLengthIsNamed() throws {
    let (_, faults) = try read("code,name\n01,甲\n02\n03,丙,丁\n")
    #expect(
      faults.map { "\($0.line): \($0.message)" } == [
        "3: 1 fields; expected 2 as in the header", "4: 3 fields; expected 2 as in the header",
      ])
  }

  @Test func blankLinesAreCountedToo() throws {
    let (table, _) = try read("code,name\n\n01,甲\n")
    #expect(table?.rows.map(\.line) == [3])
  }

  @Test func aMissingFileIsAFault() {
    let problems = DefinitionProblems()
    #expect(DefinitionTable(file: "no/such.csv", columns: [], problems) == nil)
    #expect(problems.all.map(\.file) == ["no/such.csv"])
  }

  private func read(_ text: String) throws -> (DefinitionTable?, [DefinitionProblem]) {
    let problems = DefinitionProblems()
    let table = DefinitionTable(file: try folder.write(text, as: "t.csv"), columns: ["code", "name"], problems)
    return (table, problems.all)
  }
}
