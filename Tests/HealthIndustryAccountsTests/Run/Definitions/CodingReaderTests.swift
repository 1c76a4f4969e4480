import Foundation
import Testing

@testable import HealthIndustryAccounts

/// Faults of a pipeline's `coding:` section, each with its place, what was found and what to do.
@Suite struct CodingReaderTests {
  private let folder = TemporaryFolder()

  @Test func theShippedLaddersAreRead() throws {
    let register = try Pipeline.read(Shipped.pipelines + "/enterprise-register").coding
    #expect(register.ladder.rungs == CodingRung.allCases)
    #expect(register.ladder.thresholds?.health == 95)
    #expect(register.coder?.modelPath.hasSuffix("Pipelines/coders/text.model") == true)
    #expect(try Shipped.yunnan.coding.contradictions?.fields.map(\.role) == [.mainActivity, .businessScope, .unitName])
  }

  @Test(arguments: [
    ("ladder: [whole-industry, activty-rule]", "\"activty-rule\" is not known; expected one of: approved-decision, "),
    ("ladder: [whole-industry, whole-industry]", "the rung \"whole-industry\" is there 2 times"),
    ("ladder: []", "the ladder has no rung; list at least one of: approved-decision, "),
    (
      "thresholds: {health: 95, notHealth: 95, class: 80}\nladder: [whole-industry]", "\"thresholds\" is for the rung"
    ),
    ("ladder: [text-coder]\ncoder: ../coders/text.yaml", "the key \"thresholds\" is missing"),
    ("ladder: [text-coder]\nthresholds: {health: 95, notHealth: 95, class: 80}", "the key \"coder\" is missing"),
    (
      "ladder: [text-coder]\ncoder: ../coders/text.yaml\nthresholds: {health: 95, notHealth: 0, class: 80}",
      "0; expected 1 to 100 percent"
    ),
    (
      "ladder: [text-coder]\ncoder: ../coders/text.yaml\nthresholds: {health: 95, notHealth: 95}",
      "the key \"class\" is missing"
    ),
    (
      "ladder: [whole-industry]\ncontradictions: {rules: ../rules/contradictions.csv, fields: {}, negations: []}",
      "no field is looked at"
    ),
    (
      "ladder: [whole-industry]\ncontradictions: {rules: ../rules/contradictions.csv, fields: {region: all}, negations: []}",
      "\"region\" is no field with a text"
    ),
    ("ladder: [approved-decision]", "the key \"decisions\" is missing"),
    ("ladder: [approved-decision]\ndecisions: nowhere", "the folder "),
    ("ladder: [whole-industry]\ndecisions: ../rules", "\"decisions\" is for the rung"),
    ("ladder: [whole-industry]\nreview: {amount: revenue}", "the key \"workbookRows\" is missing"),
    ("ladder: [whole-industry]\nreview: {workbookRows: 2000000}", "workbookRows 2000000; expected 1 to 1000000"),
    (
      "ladder: [whole-industry]\nreview: {workbookRows: 9, amount: 收入}",
      "\"收入\" is no indicator; expected one of: employees, "
    ),
  ])
  func faults(section: String, message: String) throws {
    let problems = try problems(section)
    #expect(problems.contains { $0.message.hasPrefix(message) && $0.file.hasSuffix("/pipeline.yaml") }, "\(problems)")
  }

  @Test func aRungThatIsUnknownAndOneThatIsThereTwiceAreToldTogether() throws {
    let problems = try problems("ladder: [whole-industry, activty-rule, whole-industry]").map(\.message)
    #expect(problems.contains { $0.hasPrefix("\"activty-rule\" is not known") })
    #expect(problems.contains { $0.hasPrefix("the rung \"whole-industry\" is there 2 times") }, "\(problems)")
  }

  @Test func aTableOfContradictionsIsReadStrictly() throws {
    let problems = try problems(
      "ladder: [whole-industry]\ncontradictions: {rules: ../rules/mine.csv, fields: {unitName: all}, negations: []}",
      table: """
        rule,says,terms,unless,codes,except_codes
        A,甲,医院,兽医院,outside,
        A,乙,,,outside,
        B,丙,医院,宠物店,84ab,
        """)
    #expect(
      problems.map { "\($0.line) \($0.message.prefix(20))" } == [
        "3 the rule \"A\" is ther", "3 no term; expected at", "4 \"宠物店\" holds none of ", "4 codes \"84ab\", except",
      ])
  }

  /// The faults of a section that stands beside the definitions of a small coder.
  private func problems(_ section: String, table: String = "") throws -> [DefinitionProblem] {
    let small = try SmallCoder(in: folder.path)
    let head = "rule,says,terms,unless,codes,except_codes\n"
    try write(table, "rules/mine.csv")
    try write(head + "A,甲,医院,,outside,\n", "rules/contradictions.csv")
    try write("", "coders/text.model")
    let file = try write(
      section + (section.contains("review:") ? "\n" : "\nreview: {workbookRows: 10}\n"), "mine/pipeline.yaml")
    let reader = DefinitionReader()
    let classification = reader.healthClassification(small.folder + "/classifications/health-industry-2019-working")
    let industries = reader.industries(small.folder + "/classifications/gbt4754-2017")
    let node = try #require(reader.yaml(file))
    #expect(reader.coding(node, classification, industries, []) == nil || !reader.problems.all.isEmpty)
    return reader.problems.all
  }

  @discardableResult
  private func write(_ text: String, _ name: String) throws -> String {
    let path = folder.path + "/" + name
    try FileManager.default.createDirectory(
      atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    return path
  }
}
