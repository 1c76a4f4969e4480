import Testing

@testable import HealthIndustryAccounts

@Suite struct FormulaPackReaderTests {
  private let folder = TemporaryFolder()

  private static let good = """
    formulas: test
    description: 测试
    source: 测试
    validity: {from: 2013}
    parameters:
      率: {value: "0.04", confirmed: false, source: 测试}
    revenue: {formula: 营业收入, status: published}
    employees: {formula: 期末用工人数, status: published}
    components:
      劳动者报酬: {formula: 应付职工薪酬, status: published}
      生产税净额: {formula: 税金及附加, status: published}
      固定资产折旧: {formula: 本年折旧, otherwise: 固定资产原价 * 率, status: parameter}
      营业盈余: {formula: 营业利润, status: published}
    derived:
      总产出: {formula: 增加值 + 营业成本, status: published}
    checks:
      - {id: V1, relation: 总产出 >= 增加值, severity: warning, message: 甲, advice: 乙}
    """

  @Test func aGoodPack() throws {
    let (pack, faults) = try read(Self.good)
    #expect(faults.isEmpty)
    #expect(pack?.parameters.map(\.partsPerMillion) == [40_000])
    #expect(pack?.components.map(\.name) == ["劳动者报酬", "生产税净额", "固定资产折旧", "营业盈余"])
    #expect(pack?.components.map(\.isConfirmed) == [true, true, false, true])
    #expect(pack?.derived.map(\.name) == ["总产出"])
    #expect(pack?.unconfirmed.map(\.text) == ["率 = 0.04", "固定资产折旧 = 本年折旧；缺报时 固定资产原价 * 率"])
    #expect(
      pack?.unconfirmed.map(\.indicators) == Array(repeating: [.consumptionOfFixedCapital, .valueAdded], count: 2))
  }

  @Test(arguments: [
    ("营业收入, status", "营业收人, status", 7, "\"营业收人\" is neither a variable nor a quantity defined before"),
    (
      "固定资产原价 * 率", "固定资产原价 * 本年折旧", 12,
      "\"固定资产原价 * 本年折旧\" is no formula: \"固定资产原价 * 本年折旧\": exactly one of the two must be a parameter"
    ),
    ("formula: 应付职工薪酬", "formula: 应付职工薪酬 +", 10, "\"应付职工薪酬 +\" is no formula: expected a name at the end"),
    ("formula: 营业利润", "formula: 总产出", 13, "\"总产出\" is neither a variable nor a quantity defined before"),
    ("severity: warning", "severity: fatal", 17, "\"fatal\" is not known; expected one of: info, warning, error"),
    ("总产出 >= 增加值", "总产出", 17, "\"总产出\" is no relation: expected one of >=, <=, >, <, = in \"总产出\""),
    ("{from: 2013}", "{from: 2013, to: 2012}", 4, "from 2013 is after to 2012"),
    ("status: parameter", "status: guessed", 12, "\"guessed\" is not known; expected one of: published, parameter"),
  ])
  func faults(text: String, replacement: String, line: Int, message: String) throws {
    let (_, faults) = try read(Self.replace(text, with: replacement))
    #expect(faults.map { "\($0.line): \($0.message)" } == ["\(line): \(message)"])
  }

  @Test(arguments: ["4%", "0.0000004", "四"]) func aRateIsADecimal(text: String) throws {
    let (_, faults) = try read(Self.replace("\"0.04\"", with: "\"\(text)\""))
    #expect(faults.first?.line == 6)
    #expect(
      faults.first?.message
        == "\"\(text)\" is no rate; expected a decimal with at most 6 decimals, such as \"0.04\"")
    #expect(faults.count == 1)
  }

  @Test func aMissingComponentIsNamed() throws {
    let (pack, faults) = try read(Self.replace("  营业盈余: {formula: 营业利润, status: published}\n", with: ""))
    #expect(pack == nil)
    #expect(
      faults.map(\.message) == [
        "the key \"营业盈余\" is missing from \"components\"; it says the formula of this component of value added"
      ])
  }

  private static func replace(_ text: String, with replacement: String) -> String {
    good.split(separator: text, maxSplits: 1, omittingEmptySubsequences: false).joined(separator: replacement)
  }

  private func read(_ yaml: String) throws -> (FormulaPack?, [DefinitionProblem]) {
    let reader = DefinitionReader()
    let pack = reader.formulaPack(try folder.write(yaml, as: "pack.yaml"), try Shipped.yunnan.variables)
    return (pack, reader.problems.all)
  }
}
