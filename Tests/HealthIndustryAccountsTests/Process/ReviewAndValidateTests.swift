import Testing

@testable import HealthIndustryAccounts

@Suite struct ReviewAndValidateTests {
  /// Each shipped relation: passing, failing, and with a value missing.
  @Test(arguments: ["05_enterprise_audit_relations", "06_institution_audit_relations"])
  func auditRelations(name: String) throws {
    let scenario = try Scenario(name)
    let pipeline = try Shipped.yunnan
    let units = try ScenarioUnits(scenario.input)
    let coded = CodedUnits(table: units.table, outsideDuplicates: [], findings: [])
    let reviewed = reviewAndValidate(coded, try relations(pipeline), RuleBook(), jobs: 2)
    let actual = scenario.actual(0..<reviewed.table.count) { row, column in
      switch column {
      case "单位标识码": reviewed.table.unitIDs[row]
      case "状态": ScenarioUnits.word(reviewed.table.statuses[row])
      default: reviewed.findings.words(at: reviewed.table.places[row], pipeline.variables)
      }
    }
    #expect(actual == scenario.expected)
  }

  @Test func everyShippedRelationHasACase() throws {
    let numbers = try Shipped.yunnan.relations.flatMap { $0.items.map(\.rule.id) }
    #expect(
      numbers == [
        "R6131", "R6132", "R6133", "R6134", "R6135", "R6151", "R6152", "R6153", "R6154", "R6155",
      ])
  }

  /// What is kept beside the accounts loses no record by an error of its own; how grave that is, the run says.
  @Test func anErrorOfAUnitKeptAsideHasTheSeverityOfTheRun() throws {
    var units = try ScenarioUnits(Scenario("05_enterprise_audit_relations").input)
    units.table.statuses = units.table.statuses.map { _ in .aside }
    let coded = CodedUnits(table: units.table, outsideDuplicates: [], findings: [])
    let rules = RuleBook(severities: ["C4421": .info])
    let reviewed = reviewAndValidate(coded, try relations(Shipped.yunnan), rules, jobs: 1)
    let noted = reviewed.findings.filter { $0.rule.id == "C4421" }
    #expect(!noted.isEmpty && noted.allSatisfy { $0.rule.severity == .info })
    #expect(!reviewed.findings.contains { $0.rule.severity == .error })
  }

  private func relations(_ pipeline: Pipeline) throws -> [any ValidationRule] {
    let names = CompiledExpression.Names(variables: pipeline.variables)
    return try pipeline.relations.flatMap { relations in
      try relations.items.map { item in
        AuditRelationRule(
          pack: Int8(try #require(pipeline.packs.firstIndex { $0.id == relations.formulas })),
          relation: try #require(CompiledRelation(item.relation, names)), text: item.relation.text, rule: item.rule)
      }
    }
  }
}
