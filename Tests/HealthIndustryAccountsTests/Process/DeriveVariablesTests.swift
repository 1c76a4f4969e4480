import Testing

@testable import HealthIndustryAccounts

/// The shipped formula packs; every value of the outputs was worked out by hand.
@Suite struct DeriveVariablesTests {
  @Test(arguments: ["01_enterprise_value_added", "02_institution_value_added"])
  func valueAdded(name: String) throws {
    let scenario = try Scenario(name)
    let pipeline = try Shipped.yunnan
    let units = try ScenarioUnits(scenario.input)
    let reviewed = ReviewedUnits(table: units.table, outsideDuplicates: [], findings: [])
    let derived = deriveVariables(reviewed, pipeline.packs, pipeline.variables, RuleBook(), jobs: 1)
    let actual = scenario.actual(0..<derived.table.count) { row, column in
      switch column {
      case "单位标识码": derived.table.unitIDs[row]
      case "折旧为推算": derived.table.derived[isImputed: row] ? "是" : "否"
      case "审核发现": derived.findings.words(at: derived.table.places[row], pipeline.variables)
      default: value(of: column, derived.table, row)
      }
    }
    #expect(actual == scenario.expected)
  }

  @Test func unitsWithoutFormulasOrOutOfTheAccountsAreLeftAlone() throws {
    let scenario = try Scenario("01_enterprise_value_added")
    let pipeline = try Shipped.yunnan
    var units = try ScenarioUnits(scenario.input)
    units.table.packs[0] = -1
    units.table.statuses[2] = .duplicate
    let reviewed = ReviewedUnits(table: units.table, outsideDuplicates: [], findings: [])
    let derived = deriveVariables(reviewed, pipeline.packs, pipeline.variables, RuleBook(), jobs: 1)
    #expect(value(of: "增加值", derived.table, 0) == "")
    #expect(value(of: "增加值", derived.table, 2) == "")
    #expect(value(of: "增加值", derived.table, 3) == "699.9999")
  }

  @Test func aMissingComponentRejectsWhereThePipelineSaysSo() throws {
    let scenario = try Scenario("01_enterprise_value_added")
    let pipeline = try Shipped.yunnan
    let units = try ScenarioUnits(scenario.input)
    let reviewed = ReviewedUnits(table: units.table, outsideDuplicates: [], findings: [])
    let rules = RuleBook(severities: ["V5503": .error])
    let derived = deriveVariables(reviewed, pipeline.packs, pipeline.variables, rules, jobs: 2)
    #expect(derived.table.statuses.map(ScenarioUnits.word) == ["计入", "剔除", "计入", "计入", "计入", "剔除"])
  }

  private func value(of column: String, _ table: UnitTable, _ row: Int) -> String {
    guard let indicator = Indicator.allCases.first(where: { $0.words == column }) else { return "no column \(column)" }
    let value = table.derived[indicator, row]
    return value == Derived.missing ? "" : ExactSum(value).yuan
  }
}
