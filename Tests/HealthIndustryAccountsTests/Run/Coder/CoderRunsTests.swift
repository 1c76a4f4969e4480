import Testing

@testable import HealthIndustryAccounts

@Suite struct CoderRunsTests {
  private let folder = TemporaryFolder()

  /// From labelled file to suggestions: what the names of classes and a few labels teach.
  @Test func whatIsTrainedIsSuggested() async throws {
    let labelled = try folder.write(
      "企业名称,经营范围,行业代码\n" + (0..<10).map { "甲\($0)店,药品零售;保健食品,5251\n乙\($0)厂,水泥制造;水泥制品,C3011\n" }.joined(),
      as: "labelled.csv")
    let model = folder.path + "/text.model"
    let runs = try CoderRuns(definition: SmallCoder(in: folder.path).definition, jobs: 2)
    let report = try runs.train([labelled], labelled2011: [], explanations: nil, output: model)
    #expect(report.contains("division top-1 1.0000 (20 of 20)"))

    let asked = try folder.write("scope,other\n药品零售,x\n水泥制造,\"y\ny\"\n,z\n", as: "asked.csv")
    let count = try await runs.suggest(csv: asked, to: folder.path + "/said.csv", model: model)
    #expect(count == 3)
    let said = try CoderRunsTests.rows(folder.path + "/said.csv")
    #expect(said.map { $0["health"] } == ["1", "0", "0"])
    // The record's own fields stand before.
    #expect(said.map { $0["other"] } == ["x", "y\ny", "z"])
    #expect(said[0]["division"] == "07")
    #expect(said[0]["industry_code"] == "5251")
    #expect(said[0]["evidence"]?.contains("药") == true)
    #expect(said[1]["industry_code"]?.hasPrefix("30") == true)
    #expect(said[2]["health_confidence"] == "0.0000")
    #expect(said[2]["evidence"] == "文字中没有认识的用语")
  }

  @Test func aModelIsTheSameWhateverTheWorkers() throws {
    let labelled = try folder.write("经营范围,行业代码\n药品零售,5251\n水泥制造,3011\n", as: "labelled.csv")
    let models = try [1, 2].map { jobs in
      let path = folder.path + "/\(jobs).model"
      let runs = try CoderRuns(definition: SmallCoder(in: folder.path).definition, jobs: jobs)
      _ = try runs.train([labelled], labelled2011: [], explanations: nil, output: path)
      return try FileHash.sha256(of: path)
    }
    #expect(models[0] == models[1])
  }

  @Test func faultsOfFilesAreNamed() throws {
    let runs = try CoderRuns(definition: SmallCoder(in: folder.path).definition, jobs: 1)
    let unknown = try folder.write("经营范围,行业代码\n药品零售,9999\n", as: "unknown.csv")
    let failure = #expect(throws: CoderError.self) {
      try runs.train([unknown], labelled2011: [], explanations: nil, output: nil)
    }
    #expect(failure.map { "\($0)" }?.contains("record 1: \"9999\"") == true)
    let headless = try folder.write("甲,乙\n1,2\n", as: "headless.csv")
    #expect(throws: CoderError.self) {
      try runs.train([headless], labelled2011: [], explanations: nil, output: nil)
    }
    let broken = try folder.write("kanghe text coder 1\nno numbers", as: "broken.model")
    #expect(throws: CoderError.self) { try runs.suggest("药店", model: broken) }
  }

  @Test func labelsOf2011AreBridged() throws {
    let labels = IndustryLabels(try CoderDefinition.read(SmallCoder(in: folder.path).definition))
    // 8311 was 综合医院; what 0170 became is not among the few.
    #expect(labels.read("8311", isOfEarlierEdition: true) == "8411")
    #expect(labels.read("0170", isOfEarlierEdition: true) == "")
    #expect(labels.read("Q8411", isOfEarlierEdition: false) == "8411")
    #expect(labels.read("C30", isOfEarlierEdition: false) == "30")
    #expect(labels.read("", isOfEarlierEdition: false) == "")
    #expect(labels.read("9999", isOfEarlierEdition: false) == nil)
  }

  private static func rows(_ path: String) throws -> [[String: String]] {
    let problems = DefinitionProblems()
    let table = try #require(DefinitionTable(file: path, columns: ["health"], problems))
    return table.rows.map { row in
      Dictionary(uniqueKeysWithValues: table.columns.map { ($0, row[$0]) })
    }
  }
}
