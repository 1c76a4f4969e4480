import Testing

@testable import HealthIndustryAccounts

/// The terms that the coder learns from, beside the classification that the runs count by: coders/terms.csv.
@Suite struct CoderTermsTests {
  /// A unit that the code and the rules put into the health industry must not be taught to be outside, nor the other way
  /// round: the text coder and the rungs before it would tell the same unit apart.
  @Test func termsSayWhatTheClassificationSays() throws {
    let definition = try CoderDefinition.read(Shipped.pipelines + "/coders/text.yaml")
    let classification = definition.classification
    let truth = HealthTruth(definition)
    let columns = ["name", "scope", "industry_code", "health", "division"]
    let table = try #require(DefinitionTable(file: definition.termsPath, columns: columns, DefinitionProblems()))
    var compared = 0
    for row in table.rows {
      guard let code = IndustryCode(row["industry_code"]) else { continue }
      let said = truth.of(row["industry_code"], CodingText(name: row["name"], scope: row["scope"]))
      guard let isHealth = said.isHealth else { continue }
      compared += 1
      #expect(row["health"] == (isHealth ? "1" : "0"), "line \(row.line): \(classification.membership(of: code))")
      if isHealth { #expect(row["division"] == said.division, "line \(row.line)") }
    }
    #expect(compared > 200)
  }
}
