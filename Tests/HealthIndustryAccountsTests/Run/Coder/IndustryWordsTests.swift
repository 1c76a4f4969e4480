import Testing

@testable import HealthIndustryAccounts

/// The words of industries: coders/industry-words.csv.
@Suite struct IndustryWordsTests {
  private let folder = TemporaryFolder()

  private func trained(words rows: String) throws -> (runs: CoderRuns, model: String) {
    let labelled = try folder.write(
      "企业名称,经营范围,行业代码\n" + (0..<10).map { "甲\($0)店,药品零售;保健食品,5251\n乙\($0)厂,水泥制造;水泥制品,3011\n" }.joined(),
      as: "labelled.csv")
    let small = try SmallCoder(in: folder.path)
    _ = try folder.write("industry_code,activities,products,names\n\(rows)\n", as: "coders/industry-words.csv")
    let runs = try CoderRuns(definition: small.definition, jobs: 1)
    let model = folder.path + "/text.model"
    _ = try runs.train(LabelledFiles(labelled: [labelled]), explanations: nil, output: model)
    return (runs, model)
  }

  /// A word that no labelled file has is known by the row that it stands in.
  @Test(arguments: ["3011", "3012", "5254", "8412"])
  func wordsTeachTheirClass(_ code: String) async throws {
    let (runs, model) = try trained(words: "\(code),璋琥制作|璋琥研磨,琥珀璋琥板|璋琥粉,璋琥")
    let asked = try folder.write("scope,products,name\n璋琥研磨,,\n,璋琥板,\n,,某某璋琥\n", as: "asked.csv")
    let said = folder.path + "/said.csv"
    _ = try await runs.suggest(csv: asked, to: said, model: model)
    let table = try #require(DefinitionTable(file: said, columns: ["industry_code"], DefinitionProblems()))
    #expect(table.rows.map { $0["industry_code"] } == [code, code, code])
  }

  @Test(arguments: [
    ("30,制作,板,厂", "expected a class of the industry edition; found \"30\""),
    ("9999,制作,板,厂", "expected a class of the industry edition; found \"9999\""),
    ("3011,制作||研磨,板,厂", "activities: \"制作||研磨\" has an empty term"),
    ("3011,制作,板｜粉,厂", "products: \"板｜粉\" has a full-width ｜"),
    ("3012,制作,板,厂\n3012,研磨,粉,店", "\"3012\" is there already, in line 2"),
  ])
  func faultsAreNamedWithTheirLine(_ row: String, _ expected: String) throws {
    let error = #expect(throws: DefinitionError.self) { try trained(words: row) }
    let line = row.split(separator: "\n").count + 1
    let problems = error?.problems.map(\.description) ?? []
    #expect(problems.count == 1, "\(problems)")
    #expect(problems.first?.contains("industry-words.csv:\(line): \(expected)") == true, "\(problems)")
  }

  /// An industry without words would be taken for one of which little is said.
  @Test func theShippedTableHasEveryClassOnce() throws {
    let definition = try CoderDefinition.read(Shipped.pipelines + "/coders/text.yaml")
    let problems = DefinitionProblems()
    let table = try #require(
      DefinitionTable(
        file: definition.industryWordsPath, columns: ["industry_code", "activities", "products", "names"], problems))
    let classes = definition.industries.items.filter { $0.level == "class" }.map(\.code).sorted()
    #expect(table.rows.map { $0["industry_code"] } == classes)
    #expect(table.rows.allSatisfy { !$0["activities"].isEmpty && !$0["products"].isEmpty && !$0["names"].isEmpty })
    var texts = TrainingTexts(definition)
    try texts.addIndustryWords()
    #expect(texts.texts.count == classes.count * 3)
  }
}
