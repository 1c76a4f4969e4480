import Testing

@testable import HealthIndustryAccounts

@Suite struct FormReaderTests {
  private let folder = TemporaryFolder()

  private static let good = """
    form: test
    year: 2021
    description: 测试
    source: 测试
    validity: {from: 2019, to: 2023}
    format: csv
    amountUnit: 千元
    blanks:
      text: {"": missing}
      figure: {"": missing, "－": zero}
    fields:
      unitID: {aliases: [代码], kind: unified, required: true}
      unitName: {aliases: [名称]}
    variables:
      营业收入: {aliases: [收入]}
      资产减值损失: {aliases: [损失], sign: reversed, unit: 元}
      期末用工人数: {aliases: [人数]}
    notCollected:
      生产补贴: {counts: zero, reason: 未列}
    """

  @Test func aGoodForm() throws {
    let (form, faults) = try read(Self.good)
    #expect(faults.isEmpty)
    #expect(form?.id == "test")
    #expect(form?.year == 2021)
    #expect(form?.validity == 2019...2023)
    #expect(form?.variables.map(\.scale) == [7, 4, 0])
    #expect(form?.variables.map(\.isReversed) == [false, true, false])
    #expect(form?.variables.first?.blanks == ["": .missing, "-": .zero])
    #expect(form?.fields.map(\.isRequired) == [true, false])
    let subsidies = try #require(try Shipped.yunnan.variables.index(of: "生产补贴"))
    #expect(form?.notCollected == [.init(variable: subsidies, counts: .zero, reason: "未列")])
    #expect(form?.countedAsZero == [subsidies])
  }

  @Test func aVariableThatIsNotCollectedMayCountAsMissing() throws {
    let (form, faults) = try read(Self.good.replacingFirst("counts: zero", with: "counts: missing"))
    #expect(faults.isEmpty)
    #expect(form?.notCollected.map(\.counts) == [.missing])
    #expect(form?.countedAsZero == [])
  }

  @Test(arguments: [
    (
      "unitName: {", "unitname: {", 13,
      "unknown field \"unitname\"; expected one of: unitID, unitName, region, address, industryCode, institutionCategory, "
        + "mainActivity, businessScope, mainProducts, period, gdp"
    ),
    (
      "kind: unified, ", "", 12,
      "the key \"kind\" is missing from \"unitID\"; it says which identifier it is: unified, registry or serial"
    ),
    ("kind: unified", "kind: isbn", 12, "\"isbn\" is not known; expected one of: unified, registry, serial"),
    ("营业收入: {", "营业收人: {", 15, "\"营业收人\" is not in the variable catalogue"),
    (
      "aliases: [收入]", "aliases: [收入], blanks: item", 15,
      "the blanks \"item\" are not defined; define what \"\", \"-\", \"…\" mean under `blanks:`"
    ),
    ("sign: reversed", "sign: minus", 16, "\"minus\" is not known; expected one of: reversed"),
    ("amountUnit: 千元\n", "", 14, "no money unit; declare `amountUnit:` for the form or `unit:` here"),
    ("amountUnit: 千元", "amountUnit: 百元", 7, "\"百元\" is not known; expected one of: 元, 千元, 万元, 亿元"),
    ("counts: zero", "counts: one", 19, "\"one\" is not known; expected one of: missing, zero"),
    ("year: 2021", "year: 二〇二一", 2, "\"二〇二一\" is no whole number; expected a year from 1900 to 2200, such as 2021"),
    ("year: 2021", "year: 21", 2, "21; expected a year from 1900 to 2200, such as 2021"),
    ("aliases: [人数]", "aliases: []", 17, "no column name; expected at least one, as the header of the files has it"),
    (
      "aliases: [人数]", "aliases: [人数, \" \"]", 17,
      "a column name is blank; expected one as the header of the files has it"
    ),
    (
      "aliases: [损失]", "aliases: [损失, \" 收\\n入\"]", 16,
      "the column \"收入\" is \"营业收入\" in line 15 and \"资产减值损失\" here; it can be one field only: remove it from the other"
    ),
    (
      "aliases: [人数]", "aliases: [人数, 名称]", 17,
      "the column \"名称\" is \"unitName\" in line 13 and \"期末用工人数\" here; it can be one field only: remove it from the other"
    ),
    (
      "生产补贴: {", "营业收入: {", 19,
      "\"营业收入\" stands under `variables:` too; the form has it or has it not: remove one of both"
    ),
    ("生产补贴: {", "补贴: {", 19, "\"补贴\" is not in the variable catalogue"),
    ("[代码]", "[代码], path: a", 12, "unknown key \"path\"; expected one of: aliases, kind, required"),
  ])
  func faults(text: String, replacement: String, line: Int, message: String) throws {
    let (_, faults) = try read(Self.good.replacingFirst(text, with: replacement))
    #expect(faults.contains { $0.line == line && $0.message == message }, "\(faults)")
  }

  /// A fault that is told once must not make others seem wrong too.
  @Test(arguments: [
    ("aliases: [收入]", "aliases: [收入], blanks: itme"), ("amountUnit: 千元", "amountUnit: 千圆"),
    ("unit: 元", "unit: 圆"), ("format: csv", "format: cvs"), ("aliases: [收入]", "alias: [收入]"),
  ])
  func aFaultHidesNoVariable(text: String, replacement: String) throws {
    let (form, faults) = try read(Self.good.replacingFirst(text, with: replacement))
    #expect(faults.map(\.line).allSatisfy { $0 == faults.first?.line }, "\(faults)")
    #expect(form?.variables.map(\.name) ?? ["营业收入", "资产减值损失", "期末用工人数"] == ["营业收入", "资产减值损失", "期末用工人数"])
  }

  @Test func aPathIsOfOneField() throws {
    let yaml = Self.good.replacingFirst("format: csv", with: "format: xml\nrecord: /a/b")
      .split(separator: "aliases: [").joined(separator: "path: [").split(separator: "[代码]").joined(separator: "id")
      .split(separator: "[名称]").joined(separator: "name").split(separator: "[收入]").joined(separator: "a")
      .split(separator: "[损失]").joined(separator: "b").split(separator: "[人数]").joined(separator: "a")
    let (_, faults) = try read(yaml)
    #expect(
      faults.map { "\($0.line): \($0.message)" } == [
        "18: the path \"a\" is \"营业收入\" in line 16 and \"期末用工人数\" here; it can be one field only: remove it from the other"
      ])
  }

  @Test func anXMLFormChecksItsPaths() throws {
    let yaml = Self.good.replacingFirst(
      "format: csv", with: "format: xml\nnamespaces: {r: \"urn:r\"}\nrecord: /r:a/r:b"
    )
    .split(separator: "aliases: [代码]").joined(separator: "path: \"q:id\"")
    .split(separator: "aliases: [名称]").joined(separator: "path: name")
    .split(separator: "aliases: [收入]").joined(separator: "path: a")
    .split(separator: "aliases: [损失]").joined(separator: "path: b")
    .split(separator: "aliases: [人数]").joined(separator: "path: c")
    let (_, faults) = try read(yaml)
    #expect(faults.map(\.message) == ["the prefix \"q\" in \"q:id\" is not declared; add it to `namespaces:`"])
  }

  @Test(arguments: [
    ("", FormDefinition.WorkbookSheet(name: nil, number: 1, headRow: 1, headRows: 1)),
    ("\nsheet: 2\nhead: {row: 3, rows: 2}", .init(name: nil, number: 2, headRow: 3, headRows: 2)),
    ("\nsheet: \"2\"\nhead: {row: 4}", .init(name: "2", number: 1, headRow: 4, headRows: 1)),
    ("\nsheet: 管理型", .init(name: "管理型", number: 1, headRow: 1, headRows: 1)),
  ])
  func aFormMayBeAWorkbook(keys: String, expected: FormDefinition.WorkbookSheet) throws {
    let (form, faults) = try read(Self.good.replacingFirst("format: csv", with: "format: xlsx" + keys))
    #expect(faults.isEmpty)
    #expect(form?.format == .xlsx(expected))
  }

  @Test(arguments: [
    ("format: xlsx\nsheet: 0", 7, "sheet 0; sheets are counted from 1"),
    ("format: xlsx\nhead: {rows: 2}", 7, "the key \"row\" is missing"),
    ("format: xlsx\nhead: {row: 0}", 7, "0; expected 1 to 1048576"),
    ("format: xlsx\nhead: {row: 1, rows: 21}", 7, "21; expected 1 to 20"),
    ("format: xlsx\nhead: {row: 1, row: 2}", 7, "row"),
    ("format: xlsx\nhead: {row: 1, lines: 2}", 7, "unknown key \"lines\"; expected one of: row, rows"),
    ("format: csv\nsheet: 1", 7, "unknown key \"sheet\""),
    ("format: xls", 6, "\"xls\" is not known; expected one of: csv, xml, xlsx"),
  ])
  func faultsOfAWorkbooksPlace(keys: String, line: Int, message: String) throws {
    let (_, faults) = try read(Self.good.replacingFirst("format: csv", with: keys))
    #expect(faults.contains { $0.line == line && $0.message.contains(message) }, "\(faults)")
  }

  private func read(_ yaml: String) throws -> (FormDefinition?, [DefinitionProblem]) {
    let reader = DefinitionReader()
    let form = reader.form(try folder.write(yaml, as: "form.yaml"), try Shipped.yunnan.variables)
    return (form, reader.problems.all)
  }
}

extension String {
  func replacingFirst(_ text: String, with replacement: String) -> String {
    split(separator: text, maxSplits: 1, omittingEmptySubsequences: false).joined(separator: replacement)
  }
}
