import Testing

@testable import HealthIndustryAccounts

@Suite struct CalculateAggregatesTests {
  @Test func cellsRollUpAndUndeterminedUnitsStayApart() throws {
    let scenario = try Scenario("07_aggregates")
    let aggregates = calculateAggregates(try units(scenario), try frame(["530000"]), gdp: [:], jobs: 2)
    let classification = try Small.classification()
    let actual = try scenario.output.rows.map { row in
      let classKey = self.classKey(row["类别"], classification)
      let key = Aggregates.Key(.region(try region(row["行政区划代码"])), classKey)
      let cell = row["状态"] == "计入" ? aggregates.determined[key] : aggregates.undetermined[key]
      return [
        row["行政区划代码"], row["类别"], row["状态"], "\(cell?.units ?? 0)", cell?.sum(.revenue)?.yuan ?? "",
        cell?.sum(.valueAdded)?.yuan ?? "", cell?.status(.valueAdded).rawValue ?? "",
      ]
    }
    #expect(actual == scenario.expected)
    // No cell beside those that the scenario names.
    #expect(aggregates.determined.count == 29)
    #expect(aggregates.undetermined.count == 15)
  }

  @Test func severalScopesHaveATotal() throws {
    var units = try units(Scenario("07_aggregates"))
    // Known at the province's level only: such a unit lies outside both scopes.
    units.table.statuses[3] = .outside
    let aggregates = calculateAggregates(units, try frame(["530100", "532900"]), gdp: [:], jobs: 1)
    #expect(aggregates[.total, .total]?.units == 4)
    #expect(aggregates[.total, .total]?.sum(.valueAdded)?.yuan == "444")
    #expect(aggregates[.region(try region("530100")), .total]?.units == 3)
    #expect(aggregates[.region(try region("530000")), .total]?.units == nil)
  }

  private func classKey(_ code: String, _ classification: HealthClassification) -> Aggregates.ClassKey {
    switch code {
    case "_T": .total
    case "_U": .noCandidate
    default: classification.index(of: code).map(Aggregates.ClassKey.item) ?? .noCandidate
    }
  }

  private func frame(_ scopes: [String]) throws -> AggregationFrame {
    AggregationFrame(
      classification: try Small.classification(), divisions: try Shipped.yunnan.divisions,
      scopes: try scopes.map(region))
  }

  private func units(_ scenario: Scenario) throws -> DerivedUnits {
    let classification = try Small.classification()
    var table = try ScenarioUnits(scenario.input).table
    table.derived = DerivedFigures(rowCount: table.count)
    for (index, row) in scenario.input.rows.enumerated() {
      table.decisions.append(
        CodingDecision(
          basis: .wholeIndustry, classIndex: classification.index(of: row["小类"]),
          candidate: classification.index(of: row["可能的小类"]), industry: nil, isByCategory: false, evidence: nil))
      table.derived[isImputed: index] = row["折旧为推算"] == "是"
      table.derived[.revenue, index] = try derived(row["营业收入"])
      table.derived[.valueAdded, index] = try derived(row["增加值"])
    }
    return DerivedUnits(table: table, outsideDuplicates: [], findings: [])
  }

  private func derived(_ yuan: String) throws -> Int128 {
    yuan.isEmpty ? Derived.missing : Int128(try DecimalText.parse(yuan.utf8.span, scale: 10))
  }
}
