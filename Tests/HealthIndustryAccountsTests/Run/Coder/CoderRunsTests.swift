import Foundation
import RecordReaders
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
    let report = try runs.train(LabelledFiles(labelled: [labelled]), explanations: nil, output: model)
    #expect(report.contains("division top-1 1.0000 (20 of 20)"))

    let asked = try folder.write("scope,other\n药品零售,x\n水泥制造,\"y\ny\"\n,z\n", as: "asked.csv")
    let records = try await runs.suggest(csv: asked, to: folder.path + "/said.csv", model: model)
    #expect(records.count == 3 && records.description == "3 records.")
    let said = try CoderRunsTests.rows(folder.path + "/said.csv")
    #expect(said.map { $0["health"] } == ["1", "0", "0"])
    // The record's own fields stand before.
    #expect(said.map { $0["other"] } == ["x", "y\ny", "z"])
    #expect(said[0]["division"] == "07")
    #expect(said[0]["industry_code"] == "5251")
    #expect(said[0]["evidence"]?.contains("药") == true)
    #expect(said[1]["industry_code"]?.hasPrefix("30") == true)
    // A record that says nothing has no industry.
    #expect(said[2]["health_confidence"] == "0.0000" && said[2]["score"] == "0.0000")
    #expect(said[2]["industry_code"] == "" && said[2]["division"] == "")
    #expect(said[2]["evidence"] == "文字中没有认识的用语")
    #expect(said[0]["candidates"] == nil)
    _ = try await runs.suggest(csv: asked, to: folder.path + "/more.csv", model: model, candidateCount: 3)
    let more = try CoderRunsTests.rows(folder.path + "/more.csv")
    #expect(more[0]["candidates"]?.hasPrefix("5251|") == true)
    #expect(more.map { $0["evidence"] } == said.map { $0["evidence"] })
    #expect(more[2]["candidates"] == "")
    #expect(try runs.suggest("", model: model)[1] == "文字中没有认识的用语")
  }

  /// A scope of blanks, signs or what stands in every scope is no scope.
  @Test func whatSaysNothingIsAsGoodAsBlank() async throws {
    let labelled = try folder.write(
      "name,scope,products,industry_code\n"
        + (0..<20).map { "甲药店,,,5251\n甲\($0)药店,药品零售,,5251\n乙,水泥,水泥,3011\n乙\($0)水泥厂,,,3011\n" }.joined(),
      as: "labelled.csv")
    let model = folder.path + "/text.model"
    let runs = try CoderRuns(definition: SmallCoder(in: folder.path).definition, jobs: 1)
    _ = try runs.train(LabelledFiles(labelled: [labelled]), explanations: nil, output: model)
    let asked = try folder.write(
      "name,scope,products\n丙药店,,\n丙药店,\" \",　\n丙药店,-,/\n丙药店,（依法须经批准的项目）,\n丙药店,药品零售,\n", as: "asked.csv")
    _ = try await runs.suggest(csv: asked, to: folder.path + "/said.csv", model: model)
    let said = try CoderRunsTests.rows(folder.path + "/said.csv").map { [$0["health_confidence"], $0["evidence"]] }
    #expect(said[1] == said[0])
    #expect(said[2] == said[0])
    #expect(said[3] == said[0])
    #expect(said[4] != said[0])
  }

  /// What a firm's full name says alone is learnt from records that say more, too.
  @Test func namesOfRecordsTeachAlone() throws {
    let labelled = try folder.write(
      "name,scope,products,industry_code\n甲药店,药品,,5251\n乙水泥厂,,水泥,3011\n丙药店,,,5251\n,药品,,5251\n",
      as: "labelled.csv")
    var texts = TrainingTexts(try CoderDefinition.read(SmallCoder(in: folder.path).definition))
    try texts.add(labelled, .current)
    let records = texts.texts
    texts.addNamesAlone()
    let names = texts.texts.dropFirst(records.count)
    #expect(names.map(\.text) == [CodingText(name: "甲药店"), CodingText(name: "乙水泥厂")])
    #expect(names.map(\.industry) == ["5251", "3011"] && names.map(\.isHealth) == [true, false])
    // On the side of their firm in a split, and in no figure.
    #expect(names.map(\.firm) == records.prefix(2).map(\.firm))
    #expect(names.allSatisfy { $0.record == 0 && $0.origin == .nameAlone })
  }

  /// Definitions of before say nothing of first activities, and are read as they were.
  @Test func definitionsWithoutFirstActivitiesAreRead() throws {
    let file = try SmallCoder(in: folder.path).definition
    var yaml = try String(contentsOfFile: file, encoding: .utf8)
    for later in [#/first: [0-9]+, /#, #/openings:\n(?: .*\n)+/#] {
      #expect(yaml.contains(later))
      yaml.replace(later, with: "")
    }
    try yaml.write(toFile: file, atomically: true, encoding: .utf8)
    let rules = try CoderDefinition.read(file).rules
    #expect(rules.order == .init(first: 1, decay: 0.8) && rules.openings.isEmpty)
  }

  /// 医院 in a rule on builders is no hospital: a rule's term for health stands beside the name of its industry.
  @Test func termsOfRulesTeachWithTheirIndustry() throws {
    var texts = TrainingTexts(try CoderDefinition.read(Shipped.pipelines + "/coders/text.yaml"))
    texts.addDefinitions()
    let terms = texts.texts.filter { $0.origin == .ruleTerm }
    let builder = try #require(terms.first { $0.text.scope == "其他房屋建筑业；医院" })
    #expect(builder.industry == "4790" && builder.isHealth == true && builder.healthDivision == "12")
    #expect(!terms.contains { $0.text.scope == "医院" && $0.isHealth == true })
    #expect(terms.contains { $0.text.scope == "兽药" && $0.isHealth == false && $0.industry.isEmpty })
  }

  @Test func placesInNamesSayNothing() async throws {
    let labelled = try folder.write(
      "name,scope,industry_code\n" + (0..<20).map { "昆明甲\($0)药店,药品,5251\n乙\($0)水泥厂,水泥,3011\n" }.joined(),
      as: "labelled.csv")
    let model = folder.path + "/text.model"
    let runs = try CoderRuns(definition: SmallCoder(in: folder.path).definition, jobs: 1)
    _ = try runs.train(LabelledFiles(labelled: [labelled]), explanations: nil, output: model)
    let asked = try folder.write("name\n丙水泥厂\n云南省昆明市五华区丙水泥厂\n丙水泥厂（昆明）\n", as: "asked.csv")
    _ = try await runs.suggest(csv: asked, to: folder.path + "/said.csv", model: model)
    let said = try CoderRunsTests.rows(folder.path + "/said.csv").map {
      [$0["score"], $0["industry_code"], $0["evidence"]]
    }
    #expect(said[0][1] == "3011")
    #expect(said[1] == said[0] && said[2] == said[0])
  }

  /// A file of an old system says the same as one in UTF-8.
  /// A register that is asked about stays as it is, and so do earlier suggestions until the new ones are whole.
  @Test func nothingIsLostWhereSuggestionsFail() async throws {
    let labelled = try folder.write("经营范围,行业代码\n药品零售,5251\n水泥制造,3011\n", as: "labelled.csv")
    let model = folder.path + "/text.model"
    let runs = try CoderRuns(definition: SmallCoder(in: folder.path).definition, jobs: 1)
    _ = try runs.train(LabelledFiles(labelled: [labelled]), explanations: nil, output: model)
    let register = "name,scope\n甲,药品零售\n"
    let asked = try folder.write(register, as: "asked.csv")
    await #expect(throws: CoderError.self) { try await runs.suggest(csv: asked, to: asked, model: model) }
    #expect(try String(contentsOfFile: asked, encoding: .utf8) == register)
    let broken = try folder.write("name,scope\n甲,\"药品零售\n", as: "broken.csv")
    let said = try folder.write("earlier", as: "said.csv")
    await #expect(throws: ReadingError.self) { try await runs.suggest(csv: broken, to: said, model: model) }
    #expect(try String(contentsOfFile: said, encoding: .utf8) == "earlier")
    #expect(!FileManager.default.fileExists(atPath: said + ".draft"))
  }

  /// A text with a bare comma moves the fields behind it.
  @Test func recordsThatDoNotFitTheHeaderAreCounted() async throws {
    let labelled = try folder.write("经营范围,行业代码\n药品零售,5251\n水泥制造,3011\n", as: "labelled.csv")
    let model = folder.path + "/text.model"
    let runs = try CoderRuns(definition: SmallCoder(in: folder.path).definition, jobs: 1)
    _ = try runs.train(LabelledFiles(labelled: [labelled]), explanations: nil, output: model)
    let asked = try folder.write("name,scope,id\n甲,药品零售,1\n乙,水泥,砖,2\n丙\n", as: "asked.csv")
    let records = try await runs.suggest(csv: asked, to: folder.path + "/said.csv", model: model)
    #expect(records.count == 3 && records.uneven == 2)
    #expect(records.description.hasPrefix("3 records, 2 of them with more or fewer fields than the header."))
    #expect(try CoderRunsTests.rows(folder.path + "/said.csv").map { $0["id"] } == ["1", "砖", ""])
  }

  @Test func filesInGB18030AreRead() async throws {
    let labelled = try folder.write(
      "经营范围,行业代码\n" + (0..<5).map { _ in "药品零售,5251\n水泥制造,3011\n" }.joined(), as: "labelled.csv")
    let model = folder.path + "/text.model"
    let runs = try CoderRuns(definition: SmallCoder(in: folder.path).definition, jobs: 1)
    _ = try runs.train(LabelledFiles(labelled: [labelled]), explanations: nil, output: model)
    // 名称,经营范围 \n 甲,药品零售 in GB18030.
    let bytes: [UInt8] =
      Array("name,scope\n".utf8) + [0xBC, 0xD7, 0x2C, 0xD2, 0xA9, 0xC6, 0xB7, 0xC1, 0xE3, 0xCA, 0xDB, 0x0A]
    let asked = folder.path + "/old.csv"
    try Data(bytes).write(to: URL(fileURLWithPath: asked))
    #expect(try await runs.suggest(csv: asked, to: folder.path + "/said.csv", model: model).count == 1)
    let said = try CoderRunsTests.rows(folder.path + "/said.csv")
    #expect(said[0]["name"] == "甲" && said[0]["scope"] == "药品零售" && said[0]["industry_code"] == "5251")
  }

  @Test func aModelIsTheSameWhateverTheWorkers() throws {
    let labelled = try folder.write("经营范围,行业代码\n药品零售,5251\n水泥制造,3011\n", as: "labelled.csv")
    let models = try [1, 2].map { jobs in
      let path = folder.path + "/\(jobs).model"
      let runs = try CoderRuns(definition: SmallCoder(in: folder.path).definition, jobs: jobs)
      _ = try runs.train(LabelledFiles(labelled: [labelled]), explanations: nil, output: path)
      return try FileHash.sha256(of: path)
    }
    #expect(models[0] == models[1])
  }

  @Test func faultsOfFilesAreNamed() throws {
    let runs = try CoderRuns(definition: SmallCoder(in: folder.path).definition, jobs: 1)
    let unknown = try folder.write("经营范围,行业代码\n药品零售,9999\n", as: "unknown.csv")
    let failure = #expect(throws: CoderError.self) {
      try runs.train(LabelledFiles(labelled: [unknown]), explanations: nil, output: nil)
    }
    #expect(failure.map { "\($0)" }?.contains("record 1: \"9999\"") == true)
    let headless = try folder.write("甲,乙\n1,2\n", as: "headless.csv")
    #expect(throws: CoderError.self) {
      try runs.train(LabelledFiles(labelled: [headless]), explanations: nil, output: nil)
    }
    for (start, reason) in [
      ("kanghe text coder 1\n", "is of version 1, and this program reads 3 to 7"),
      ("kanghe text coder 4\n", "are not those of a model, or it is cut off"),
      ("another file\n", "are not those of a model, or it is cut off"),
    ] {
      let broken = try folder.write(start + "no numbers", as: "broken.model")
      let failure = #expect(throws: CoderError.self) { try runs.suggest("药店", model: broken) }
      #expect(failure.map { "\($0)" }?.contains(reason) == true)
    }
  }

  /// A register has many; each needed another try.
  @Test func allLabelsThatAreNoCodesAreNamed() throws {
    var texts = TrainingTexts(try CoderDefinition.read(SmallCoder(in: folder.path).definition))
    func failure(_ count: Int) throws -> String? {
      let wrong = try folder.write(
        "name,industry_code\n甲药店,5251\n" + (0..<count).map { "乙,99\($0)\n" }.joined(), as: "wrong.csv")
      let error = #expect(throws: CoderError.self) { try texts.add(wrong, .current) }
      return error.map { "\($0)" }
    }
    #expect(try failure(2)?.contains("wrong.csv: record 2: \"990\", record 3: \"991\"; expected codes") == true)
    #expect(try failure(22)?.contains("record 21: \"9919\", and 2 more; expected codes") == true)
  }

  /// Of two columns of one name the second was passed over without a word.
  @Test(arguments: [
    ("name,scope,name", "the column \"name\" is there 2 times, as columns 1, 3"),
    ("scope,企业名称,经营范围 ,经营范围", nil), ("scope,产品,备注,备注", nil),
    ("经营范围, 经营范围 ,企业名称", "the column \"经营范围\" is there 2 times, as columns 1, 2"),
  ])
  func aColumnThatIsThereTwiceIsRefused(_ header: String, _ message: String?) async throws {
    let labelled = try folder.write("name,industry_code\n甲药店,5251\n乙水泥厂,3011\n", as: "labelled.csv")
    let model = folder.path + "/text.model"
    let runs = try CoderRuns(definition: SmallCoder(in: folder.path).definition, jobs: 1)
    _ = try runs.train(LabelledFiles(labelled: [labelled]), explanations: nil, output: model)
    let asked = try folder.write(header + "\n甲,乙,丙,丁\n", as: "asked.csv")
    do {
      _ = try await runs.suggest(csv: asked, to: folder.path + "/said.csv", model: model)
      #expect(message == nil)
    } catch let error as CoderError {
      #expect(message.map { "\(error)".contains($0) } == true, "\(error)")
    }
  }

  /// What health and division state is never passed over in silence.
  @Test func statementsOnHealthAreRead() throws {
    let runs = try CoderRuns(definition: SmallCoder(in: folder.path).definition, jobs: 1)
    func failure(_ record: String) throws -> String? {
      let file = try folder.write("scope,industry_code,health,division\n水泥,3011,0,\n\(record)\n", as: "stated.csv")
      let error = #expect(throws: CoderError.self) {
        try runs.train(LabelledFiles(labelled: [file]), explanations: nil, output: nil)
      }
      return error.map { "\($0)" }
    }
    #expect(try failure("药品零售,5251,是,07")?.contains("record 2: health is \"是\"") == true)
    #expect(try failure("药品零售,5251,1,7")?.contains("record 2: \"7\" is no division") == true)
    #expect(try failure("药品零售,5251,1,07.1")?.contains("record 2: \"07.1\" is no division") == true)
  }

  @Test func labelsOfOtherEditionsAreBridged() throws {
    let labels = IndustryLabels(try CoderDefinition.read(SmallCoder(in: folder.path).definition))
    // 8311 was 综合医院; what 0170 became is not among the few.
    #expect(labels.read("8311", .earlier)?.digits == "8411")
    #expect(labels.read("8311", .earlier)?.successors.map(\.description) == ["8411"])
    #expect(labels.read("0170", .earlier)?.digits == "")
    #expect(labels.read("Q8411", .current)?.digits == "8411")
    #expect(labels.read("C30", .current)?.digits == "30")
    #expect(labels.read("", .current) == IndustryLabels.Label())
    #expect(labels.read("9999", .current) == nil)
    // 卫生 of the guide for listed companies; its 综合 is no industry; its other divisions are those of the edition.
    #expect(labels.read("Q83", .listedCompanies)?.digits == "84")
    #expect(labels.read("S90", .listedCompanies)?.digits == "")
    #expect(labels.read("C30", .listedCompanies)?.digits == "30")
  }

  /// Of a class that was split, the main part is learnt, and each part is right.
  @Test func aSplitClassIsItsMainPart() throws {
    let definition = try CoderDefinition.read(Shipped.pipelines + "/coders/text.yaml")
    let label = try #require(IndustryLabels(definition).read("6510", .earlier))
    #expect(label.digits == "6513")
    #expect(label.successors.count == 4)
  }

  /// A blank label said that the unit does not belong to the health industry.
  @Test func recordsWithoutALabelAreNotLearnt() throws {
    let definition = try CoderDefinition.read(SmallCoder(in: folder.path).definition)
    let labelled = try folder.write("name,industry_code\n甲医院,\n乙药店,5251\n丙医院,\n", as: "labelled.csv")
    var texts = TrainingTexts(definition)
    try texts.add(labelled, .current)
    #expect(texts.texts.map(\.record) == [2])
    // 综合 of the guide for listed companies is no industry.
    let listed = try folder.write("name,industry_code\n甲集团,S90\n乙药店,F52\n", as: "listed.csv")
    var others = TrainingTexts(definition)
    try others.add(listed, .listedCompanies)
    #expect(others.texts.map(\.record) == [2])
    let blank = try folder.write("name,industry_code\n甲医院,\n", as: "blank.csv")
    let failure = #expect(throws: CoderError.self) { try texts.add(blank, .current) }
    #expect(failure.map { "\($0)" }?.contains("\(blank): no record has a label") == true)
  }

  /// What became several industries is outside where all of them are.
  @Test func aSplitClassWithoutAMainPartIsOfHealthAsItsPartsAre() throws {
    let definition = try CoderDefinition.read(Shipped.pipelines + "/coders/text.yaml")
    let truth = HealthTruth(definition)
    func isHealth(_ code: String) throws -> Bool? {
      let label = try #require(IndustryLabels(definition).read(code, .earlier))
      #expect(label.digits == "")
      return truth.of(label, CodingText()).isHealth
    }
    #expect(try isHealth("7296") == false)
    #expect(try isHealth("0390") == nil)
  }

  @Test func firmsAreTheSameByAnyOfTheirNumbers() throws {
    var firms = Firms()
    let first = firms.firm(of: ["a"])
    let second = firms.firm(of: ["000001.SZ"])
    #expect(firms.first(of: first) != firms.first(of: second))
    let both = firms.firm(of: ["000001", "a"])
    #expect(firms.first(of: first) == firms.first(of: second))
    #expect(firms.first(of: both) == firms.first(of: first))
    #expect(firms.first(of: firms.firm(of: ["b"])) == "b")
    // A point in a bureau's own numbers is no place of trade.
    #expect(firms.firm(of: ["530102.001"]) != firms.firm(of: ["530102.002"]))
    #expect(firms.firm(of: ["a.b"]) != firms.firm(of: ["a.c"]))
  }

  @Test func outcomesOfCrossValidationAreWritten() throws {
    let labelled = try folder.write(
      "经营范围,行业代码,证券代码\n" + (0..<8).map { "药品零售,5251,\($0)\n水泥制造,3011,\($0)\n" }.joined(), as: "labelled.csv")
    let runs = try CoderRuns(definition: SmallCoder(in: folder.path).definition, jobs: 2)
    let report = try runs.train(
      LabelledFiles(labelled: [labelled]), explanations: nil, output: folder.path + "/text.model",
      outcomes: folder.path + "/outcomes.csv")
    let rows = try CoderRunsTests.rows(folder.path + "/outcomes.csv")
    #expect(rows.count == 16)
    // Both records of a firm are in one fold.
    for row in stride(from: 0, to: 16, by: 2) {
      let firm = rows.filter { Int($0["record"] ?? "") == row + 1 || Int($0["record"] ?? "") == row + 2 }
      #expect(Set(firm.map { $0["fold"] }).count == 1)
    }
    #expect(report.contains { $0.hasPrefix("health at 0.9900: coverage") })
  }

  /// Without numbers of firms, records are split by their names, wherever the file lies.
  @Test(arguments: ["labelled.csv", "a.b/labelled.csv"]) func recordsWithoutNumbersAreSplit(_ file: String) throws {
    let path = folder.path + "/" + file
    try FileManager.default.createDirectory(atPath: folder.path + "/a.b", withIntermediateDirectories: true)
    try
      ("name,scope,industry_code\n"
      + (0..<20).map { "甲\($0),药品零售,5251\n甲\($0),药品零售及其他,5251\n,水泥\($0),3011\n" }.joined())
      .write(toFile: path, atomically: true, encoding: .utf8)
    let runs = try CoderRuns(definition: SmallCoder(in: folder.path).definition, jobs: 2)
    let outcomes = folder.path + "/outcomes.csv"
    _ = try runs.train(
      LabelledFiles(labelled: [path]), explanations: nil, output: folder.path + "/text.model", outcomes: outcomes)
    let folds = try CoderRunsTests.rows(outcomes).sorted { Int($0["record"] ?? "") ?? 0 < Int($1["record"] ?? "") ?? 0 }
      .map { $0["fold"] }
    #expect(folds.count == 60)
    #expect(Set(folds).count == 5)
    for row in stride(from: 0, to: folds.count, by: 3) { #expect(folds[row] == folds[row + 1]) }
  }

  /// Firms are split into as many parts as the definition says.
  @Test func theFoldsAreAsManyAsTheDefinitionSays() throws {
    let path = try folder.write(
      "name,scope,industry_code\n" + (0..<20).map { "甲\($0),药品零售,5251\n乙\($0),水泥制造,3011\n" }.joined(),
      as: "labelled.csv")
    let definition = try SmallCoder(in: folder.path).definition
    let text = try String(contentsOfFile: definition, encoding: .utf8)
    try text.replacing("folds: 5", with: "folds: 3").write(toFile: definition, atomically: true, encoding: .utf8)
    let outcomes = folder.path + "/outcomes.csv"
    _ = try CoderRuns(definition: definition, jobs: 1).train(
      LabelledFiles(labelled: [path]), explanations: nil, output: folder.path + "/text.model", outcomes: outcomes)
    #expect(Set(try CoderRunsTests.rows(outcomes).map { $0["fold"] }) == ["0", "1", "2"])
  }

  /// One firm in three is said to be of an industry on the other side of the health boundary.
  @Test func confusionsAreRankedByWhatTheyCost() throws {
    let definition = try CoderDefinition.read(SmallCoder(in: folder.path).definition)
    #expect(definition.costs.health > definition.costs.section)
    #expect(definition.costs.section >= definition.costs.division && definition.costs.division > definition.costs.class)
    let labelled = try folder.write(
      "经营范围,行业代码\n药品零售,3011\n药品零售,3012\n水泥制造,3012\n水泥制造,3012\n水泥制造,3012\n", as: "wrong.csv")
    let taught = try folder.write(
      "经营范围,行业代码\n" + (0..<5).map { _ in "药品零售,5251\n水泥制造,3011\n" }.joined(), as: "labelled.csv")
    let model = folder.path + "/text.model"
    let runs = try CoderRuns(definition: folder.path + "/coders/text.yaml", jobs: 1)
    _ = try runs.train(LabelledFiles(labelled: [taught]), explanations: nil, output: model)
    let report = try runs.evaluate(LabelledFiles(labelled: [labelled]), model: model)
    let confusions = report.filter { $0.hasPrefix("confusion") }
    #expect(confusions == ["confusion 30 → 52: cost 10.0000, 2 texts", "confusion 3012 → 3011: cost 0.9000, 3 texts"])
  }

  private static func rows(_ path: String) throws -> [[String: String]] {
    let problems = DefinitionProblems()
    let table = try #require(DefinitionTable(file: path, columns: [], problems))
    return table.rows.map { row in
      Dictionary(uniqueKeysWithValues: table.columns.map { ($0, row[$0]) })
    }
  }
}
