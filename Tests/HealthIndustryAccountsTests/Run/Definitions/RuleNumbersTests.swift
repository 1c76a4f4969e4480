import Testing

@testable import HealthIndustryAccounts

/// A finding names its rule by the number: no two rules have one, in whichever files they stand.
@Suite struct RuleNumbersTests {
  private let folder = TemporaryFolder()
  private let reader = DefinitionReader()

  @Test func twoRulesOfAFileHaveTwoNumbers() throws {
    #expect(try faults(rules("R1", "R2")).isEmpty)
    let file = folder.path + "/rules.yaml"
    #expect(
      try faults(rules("R1", "R3", "R3")) == [
        "8: the number \"R3\" is that of the rule at \(file):7 too; give one of them another"
      ])
  }

  @Test func numbersOfTheProgramAreTaken() throws {
    #expect(
      try faults(rules("C4405")) == [
        "6: the number \"C4405\" is that of a rule of the program (标识码校验位不符); give this rule another"
      ])
  }

  @Test func rulesOfTwoFilesHaveTwoNumbers() throws {
    #expect(try faults(rules("R1")).isEmpty)
    let first = folder.path + "/rules.yaml"
    #expect(
      try faults(rules("R2", "R1"), as: "other.yaml") == [
        "7: the number \"R1\" is that of the rule at \(first):6 too; give one of them another"
      ])
  }

  /// Two definitions may name the same file.
  @Test func aFileThatIsReadTwiceHasNoFault() throws {
    #expect(try faults(rules("R1")).isEmpty)
    #expect(try faults(rules("R1")).isEmpty)
  }

  private func rules(_ numbers: String...) -> String {
    "rules: test\ndescription: a\nsource: a\nvalidity: {from: 2013}\nformulas: enterprise\nrelations: "
      + "["
      + numbers.map { "{id: \($0), relation: 营业收入 >= 0, severity: warning, message: 甲, advice: 乙}" }.joined(
        separator: ",\n") + "]\n"
  }

  private func faults(_ yaml: String, as name: String = "rules.yaml") throws -> [String] {
    let before = reader.problems.all.count
    _ = reader.auditRelations(try folder.write(yaml, as: name), try Shipped.yunnan.variables, formulas: nil)
    return reader.problems.all.dropFirst(before).map { "\($0.line): \($0.message)" }
  }
}
