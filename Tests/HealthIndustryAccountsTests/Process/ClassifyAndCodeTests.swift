import Testing

@testable import HealthIndustryAccounts

@Suite struct ClassifyAndCodeTests {
  @Test func everyBasis() throws {
    let scenario = try Scenario("04_classify_and_code")
    let classification = try Small.classification()
    let variables = try Shipped.yunnan.variables
    let coded = try classify(scenario)
    let actual = scenario.actual(0..<coded.table.count) { row, column in
      let decision = coded.table.decisions[row]
      return switch column {
      case "单位标识码": coded.table.unitIDs[row]
      case "状态": ScenarioUnits.word(coded.table.statuses[row])
      case "小类": decision.classIndex.map { classification.items[$0].code } ?? ""
      case "可能的小类": decision.candidate.map { classification.items[$0].code } ?? ""
      case "依据": decision.basis.words
      case "用语所在": decision.evidence?.field.words ?? ""
      default: coded.findings.words(at: coded.table.places[row], variables)
      }
    }
    #expect(actual == scenario.expected)
  }

  @Test func theEvidenceNamesRuleAndTerms() throws {
    let decisions = try classify(Scenario("04_classify_and_code")).table.decisions
    let rule = try #require(decisions[7].evidence)
    #expect(rule.rule == 2)
    #expect(rule.include == 1)
    #expect(rule.exclude == 1)
    #expect(decisions[0].evidence == nil)
  }

  @Test func theCategoryIsNamedWhereItDecided() throws {
    let decisions = try classify(Scenario("04_classify_and_code")).table.decisions
    #expect((0..<3).map { decisions[$0].isByCategory } == [false, true, false])
    #expect(try decisions[1].industry == industry("8411"))
  }

  private func classify(_ scenario: Scenario) throws -> CodedUnits {
    let units = try ScenarioUnits(scenario.input)
    let integrated = IntegratedUnits(table: units.table, outsideDuplicates: [], findings: [])
    return classifyAndCode(integrated, try Small.codingContext(), RuleBook(), jobs: 2)
  }
}
