import Testing

@testable import HealthIndustryAccounts

/// Tables whose print would be wrong, or that could not be written, are faults of their definition.
@Suite struct TableLayoutReaderTests {
  private let folder = TemporaryFolder()

  private static let good = """
    table: T1
    title: 测试
    unitLine: 单位数为个，人数为人，金额为万元，比重为%
    stub: regions
    stubHead: 地区
    columns:
      - {head: [单位数], measure: units}
      - {head: [人数], measure: employees}
      - {head: [收入], measure: revenue, unit: 万元, decimals: 2}
      - {head: [占比], measure: share_of_gdp, decimals: 2}
    extraRows: [reconciliation, undetermined]
    """

  @Test func aGoodTable() throws {
    let (layout, faults) = try read(Self.good)
    #expect(faults.isEmpty)
    #expect(layout?.columns.map(\.exponent) == [0, 0, 4, 0])
  }

  @Test(arguments: [
    "万元，人数为人，单位数为家，比重为％", "单位数为户；人数：人；金额：万元；%",
  ])
  func unitLinesMayBeWordedFreely(line: String) throws {
    #expect(try read(Self.good.replacingFirst("单位数为个，人数为人，金额为万元，比重为%", with: line)).faults.isEmpty)
  }

  @Test func twoUnitsOfMoneyMayBeNamed() throws {
    let yaml = Self.good.replacingFirst("金额为万元", with: "收入为元，增加值为亿元")
      .replacingFirst("unit: 万元, ", with: "")
      .replacingFirst("  - {head: [占比]", with: "  - {head: [增加值], measure: value_added, unit: 亿元}\n  - {head: [占比]")
    #expect(try read(yaml).faults.isEmpty)
  }

  @Test(arguments: [
    (
      "measure: employees", "measure: employees, unit: 万元", 8,
      "employees is no amount of money, so that a unit of money would make it wrong; remove `unit:`"
    ),
    (
      "measure: units", "measure: units, unit: 元", 7,
      "units is no amount of money, so that a unit of money would make it wrong; remove `unit:`"
    ),
    (
      "measure: share_of_gdp", "measure: share_of_gdp, unit: 亿元", 10,
      "share_of_gdp is no amount of money, so that a unit of money would make it wrong; remove `unit:`"
    ),
    (
      "title: 测试", "title: \"{area}测试\"", 2,
      "the title \"{area}测试\" would be printed with its braces; only {areas} stands for another text"
    ),
    (
      "unit: 万元", "unit: 亿元", 9,
      "the column \"收入\" is printed in 亿元, but the unit line says \"单位数为个，人数为人，金额为万元，比重为%\"; correct `unit:` or "
        + "`unitLine:`"
    ),
    (
      "unit: 万元, ", "", 9,
      "the column \"收入\" is printed in 元, since it has no `unit:`, but the unit line says \"单位数为个，人数为人，金额为万元，比重为%\"; "
        + "correct `unit:` or `unitLine:`"
    ),
    (
      "金额为万元", "金额为百万元", 9,
      "the column \"收入\" is printed in 万元, but the unit line says \"单位数为个，人数为人，金额为百万元，比重为%\"; correct `unit:` or "
        + "`unitLine:`"
    ),
    (
      "金额为万元", "金额为万元，大额为亿元", 3,
      "the unit line says 亿元, but no column is printed in it; correct it, or `unit:` of the columns"
    ),
    (
      "人数为人", "人数为万人", 8,
      "the column \"人数\" counts persons, which the unit line \"单位数为个，人数为万人，金额为万元，比重为%\" does not say; add it, such "
        + "as 人数为人"
    ),
    (
      "，比重为%", "", 10,
      "the column \"占比\" is in percent, which the unit line \"单位数为个，人数为人，金额为万元\" does not say; add it, such as 比重为%"
    ),
    (
      "单位数为个，人数为人，金额为万元，比重为%", "万元", 7,
      "the column \"单位数\" counts units, but the unit line \"万元\" holds for all columns; say what is in which unit, such as "
        + "单位数为个"
    ),
    (
      "head: [人数]", "head: []", 8,
      "the column has no heading; expected a list of texts under `head:`, none of them blank"
    ),
    (
      "head: [人数]", "head: [用工, \" \"]", 8,
      "the column has no heading; expected a list of texts under `head:`, none of them blank"
    ),
    (
      "head: [人数]", "head: [单位数]", 8, "the heading \"单位数\" is that of another column too (line 7); give each its own"
    ),
    (
      "head: [人数]", "head: [单位, 数]", 8, "the heading \"单位/数\" is that of another column too (line 7); give each its own"
    ),
    (
      "stub: regions", "stub: classes", 11,
      "the row \"reconciliation\" is for the stubs: regions; this table has the stub classes: remove it"
    ),
    (
      "[reconciliation, ", "[national, ", 11,
      "the row \"national\" is for the stubs: fields; this table has the stub regions: remove it"
    ),
    (
      "table: T1", "table: 表/1", 1, "\"表/1\" is to be a file's name and holds /; expected a name without / \\ : * ? [ ]"
    ),
    (
      "table: T1", "table: .T1", 1,
      "\".T1\" is to be a file's name; expected one that neither is blank nor begins or ends with a blank, . or '"
    ),
    (
      "table: T1", "table: 一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二", 1,
      "\"一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二\" has 32 characters; the name of a sheet has at most 31"
    ),
    (
      "decimals: 2}\n  - {head: [占比]", "decimals: 0.5}\n  - {head: [占比]", 9,
      "\"0.5\" is no whole number; expected 0 to 6"
    ),
  ])
  func faults(text: String, replacement: String, line: Int, message: String) throws {
    let (_, faults) = try read(Self.good.replacingFirst(text, with: replacement))
    #expect(faults.contains { $0.line == line && $0.message == message }, "\(faults)")
  }

  @Test func divisionsAreColumnsOfRegions() throws {
    let yaml =
      Self.good.replacingFirst("stub: regions", with: "stub: classes")
      .replacingFirst("reconciliation, ", with: "") + "\ndivisionColumns: {measure: revenue, unit: 万元}"
    #expect(
      try read(yaml).faults.map { "\($0.line): \($0.message)" } == [
        "12: only a table with the stub regions has columns of divisions; this one has the stub classes"
      ])
  }

  /// The columns of divisions have one place, and one wrong unit there is one fault.
  @Test func aWrongUnitOfDivisionsIsToldOnce() throws {
    let yaml = Self.good + "\ndivisionColumns: {measure: value_added, unit: 亿元}"
    #expect(try read(yaml).faults.map(\.line) == [12])
  }

  /// A column with a fault of its own may well have the unit that the line names.
  @Test(arguments: [("measure: revenue", "measure: income"), ("unit: 万元", "unit: 万圆")])
  func aFaultOfAColumnIsTheOnlyOne(text: String, replacement: String) throws {
    #expect(try read(Self.good.replacingFirst(text, with: replacement)).faults.map(\.line) == [9])
  }

  private func read(_ yaml: String) throws -> (layout: TableLayout?, faults: [DefinitionProblem]) {
    let reader = DefinitionReader()
    let layout = reader.tableLayout(
      try folder.write(yaml, as: "T1.yaml"), try Shipped.yunnan.classification, try Shipped.yunnan.calibers)
    return (layout, reader.problems.all)
  }
}
