import Testing

@testable import HealthIndustryAccounts

@Suite struct IntegrateDataTests {
  /// Source 2 does not collect 生产补贴 and counts it as zero.
  @Test func oneRowAUnit() throws {
    let scenario = try Scenario("03_integrate_data")
    let variables = try Shipped.yunnan.variables
    let integrated = try integrate(scenario)
    let actual = try scenario.actual(0..<integrated.table.count) { row, column in
      switch column {
      case "单位标识码": integrated.table.unitIDs[row]
      case "状态": ScenarioUnits.word(integrated.table.statuses[row])
      case "行业代码": industryText(integrated.table.industries[row])
      case "主要业务活动": integrated.table.mainActivities[row]
      case "另见记录": integrated.table.mergedRecords[row].map { "\($0.record)" }.joined(separator: ";")
      case "审核发现": integrated.findings.words(at: integrated.table.places[row], variables)
      default: figure(integrated.table, row, try #require(variables.index(of: column)), variables)
      }
    }
    #expect(actual == scenario.expected)
  }

  @Test func recordsOutsideTheClassificationAreCountedOnceToo() throws {
    let integrated = try integrate(Scenario("03_integrate_data"))
    // 71526726X, 400000624, 91110000802100433B, 802100433: the second and the last are of units known before.
    let variables = try Shipped.yunnan.variables
    let rows = try Scenario("03_integrate_data").input.rows
    let outside = rows.enumerated().filter { $1["状态"] == "分类外" }
    let words = outside.map { number, row in
      integrated.findings.words(at: RecordPlace(file: Int(row["来源"]) ?? -1, record: number + 1), variables)
    }
    #expect(words == ["", "I5101; I5102 行业代码", "", "I5101"])
    #expect(integrated.outsideDuplicates.reduce(0, +) == 2)
  }

  @Test func aFindingNamesTheRecordThatWasKept() throws {
    let integrated = try integrate(Scenario("03_integrate_data"))
    let finding = try #require(integrated.findings.first { $0.place.record == 2 && $0.rule.id == "I5101" })
    #expect(finding.related == RecordPlace(file: 0, record: 1))
    #expect(finding.unitID == "91330100799655058B")
  }

  /// A register without figures gives the unit, a later source its figures and formulas.
  @Test func zerosOfTheSourceThatGaveTheFormulasCount() throws {
    let table = try ScenarioUnits(Scenario("03_integrate_data").input).table
    var collected = CollectedUnits(sourceCount: 2, variableCount: table.figures.count)
    collected.sourceOfFile = [0, 1]
    for source in 0...1 {
      var one = table.row(6)
      one.sources = [UInt8(source)]
      one.places = [RecordPlace(file: source, record: 1)]
      one.packs = [source == 0 ? -1 : 0]
      collected.table.append(contentsOf: one)
      let key = KeyPartitions.Entry(key: UnitKey(number: 0), record: 1)
      collected.keys.append(BatchKeys(file: source, recordsBefore: 0, keys: KeyPartitions([key])))
    }
    let subsidies = try #require(try Shipped.yunnan.variables.index(of: "生产补贴"))
    let integrated = integrateData(collected, countedAsZero: [[], [subsidies]], RuleBook(), jobs: 1)
    #expect(integrated.table.packs[0] == 0)
    #expect(integrated.table.figures[subsidies][0] == 0)
  }

  /// What is kept beside the classification changes nothing of the units inside it.
  @Test(arguments: [[0, 1], [1, 0]]) func unitsKeptAsideAreAsIfTheyWereNotRead(order: [Int]) throws {
    let source = try ScenarioUnits(Scenario("03_integrate_data").input).table
    // One unit with a record inside the classification and one outside it, which has what the first lacks.
    let results = try [true, false].map { isKept in
      var collected = CollectedUnits(sourceCount: 2, variableCount: source.figures.count)
      collected.sourceOfFile = [0, 1]
      for (file, which) in order.enumerated() {
        let isOutside = which == 1
        if !isOutside || isKept {
          var one = source.row(0)
          one.places = [RecordPlace(file: file, record: 1)]
          one.sources = [UInt8(file)]
          one.statuses = [isOutside ? .aside : .accepted]
          one.industries = [.code(try industry(isOutside ? "0111" : "8411"))]
          for column in one.figures.indices { one.figures[column] = FigureColumn([isOutside ? 7 : UnitTable.missing]) }
          collected.table.append(contentsOf: one)
        }
        let key = KeyPartitions.Entry(key: UnitKey(number: 0), record: 1)
        collected.keys.append(BatchKeys(file: file, recordsBefore: 0, keys: KeyPartitions([key])))
      }
      return integrateData(collected, countedAsZero: [[], []], RuleBook(), jobs: 1)
    }
    let hospital = StatedIndustry.code(try industry("8411"))
    let inside = try results.map { try #require($0.table.industries.firstIndex(of: hospital)) }
    #expect(results[0].table.statuses[inside[0]] == results[1].table.statuses[inside[1]])
    #expect(results[0].table.figures[0][inside[0]] == UnitTable.missing)
    #expect(results.map { $0.findings.map(\.rule.id) }[0] == results[1].findings.map(\.rule.id))
    // The outside record is a duplicate in either: of the kept one the row says so, of the other the count.
    let asDuplicate = results.map { $0.outsideDuplicates.reduce(0, +) + $0.table.statuses.count { $0 == .duplicate } }
    #expect(asDuplicate == [1, 1])
  }

  /// Lists that each begin with 1, or 1-1 and 11 in one list: other units, of which all but the first would be lost.
  @Test(
    arguments: [
      (.same, isSerial: true, "duplicate", ["I5101"]), (.otherName, isSerial: true, "rejected", ["I5104"]),
      (.otherRegion, isSerial: true, "rejected", ["I5104"]), (.outside, isSerial: true, "rejected", ["I5104"]),
      (.otherName, isSerial: false, "duplicate", ["I5101"]),
      (.otherRegion, isSerial: false, "duplicate", ["I5101", "I5102"]),
      (.outside, isSerial: false, "duplicate", ["I5101", "I5102"]),
    ] as [(First, isSerial: Bool, String, [String])])
  private func aSerialNumberAloneMakesNoUnit(first: First, isSerial: Bool, status: String, rules: [String]) throws {
    let source = try ScenarioUnits(Scenario("03_integrate_data").input).table
    var collected = CollectedUnits(sourceCount: 1, variableCount: source.figures.count)
    collected.sourceOfFile = [0, 0]
    if isSerial { collected.serialSources = [0] }
    for file in 0...1 {
      var one = source.row(0)
      one.places = [RecordPlace(file: file, record: 1)]
      one.sources = [0]
      if file == 0, first == .otherName {
        one.names = TextColumn()
        one.names.append("别的单位")
      }
      if file == 0, first == .otherRegion { one.regions = [try #require(RegionCode(530103))] }
      if file == 1 || first != .outside { collected.table.append(contentsOf: one) }
      let key = KeyPartitions.Entry(key: UnitKey(number: 0), record: 1)
      collected.keys.append(BatchKeys(file: file, recordsBefore: 0, keys: KeyPartitions([key])))
    }
    let integrated = integrateData(collected, countedAsZero: [[]], RuleBook(), jobs: 1)
    #expect("\(integrated.table.statuses[integrated.table.count - 1])" == status)
    #expect(integrated.findings.map(\.rule.id) == rules)
    #expect(integrated.findings.allSatisfy { $0.related == RecordPlace(file: 0, record: 1) })
  }

  /// The earlier record with the same number.
  private enum First { case same, otherName, otherRegion, outside }

  private func integrate(_ scenario: Scenario) throws -> IntegratedUnits {
    let subsidies = try #require(try Shipped.yunnan.variables.index(of: "生产补贴"))
    let units = try ScenarioUnits(scenario.input)
    return integrateData(
      units.collected(sourceCount: 4), countedAsZero: [[], [], [subsidies], []], RuleBook(), jobs: 2)
  }

  private func industryText(_ industry: StatedIndustry) -> String {
    if case .code(let code) = industry { "\(code)" } else { "" }
  }

  private func figure(_ table: UnitTable, _ row: Int, _ column: Int, _ variables: VariableCatalogue) -> String {
    let value = table.figures[column][row]
    let scale = variables.variables[column].kind.scale
    return value == UnitTable.missing ? "" : DecimalText.format(Int128(value), scale: scale)
  }
}

extension UnitTable {
  /// One row as a table of its own, without what later sub-processes fill.
  func row(_ row: Int) -> UnitTable {
    var one = UnitTable(variableCount: figures.count)
    one.places = [places[row]]
    one.sources = [sources[row]]
    one.unitIDs.append(unitIDs[row])
    one.names.append(names[row])
    one.regions = [regions[row]]
    one.industries = [industries[row]]
    one.categoryIndustries = [categoryIndustries[row]]
    one.categories.append(categories[row])
    one.mainActivities.append(mainActivities[row])
    one.businessScopes.append(businessScopes[row])
    one.mainProducts.append(mainProducts[row])
    one.packs = [packs[row]]
    one.statuses = [statuses[row]]
    for column in figures.indices { one.figures[column] = FigureColumn([figures[column][row]]) }
    return one
  }
}
