import RecordReaders
import Testing

@testable import HealthIndustryAccounts

/// Workbooks as sources, made with the program's own writer.
@Suite struct WorkbookCollectionTests {
  private let folder = TemporaryFolder()

  private static let form = """
    form: workbook
    year: 2021
    description: 测试
    source: 测试
    validity: {from: 2019, to: 2023}
    format: xlsx
    sheet: 单位
    head: {row: 2, rows: 2}
    amountUnit: 千元
    formulas: enterprise
    blanks:
      text: {"": missing}
      figure: {"": missing}
    fields:
      unitID: {aliases: [代码], kind: unified, required: true}
      unitName: {aliases: [名称]}
      region: {aliases: [地区]}
      industryCode: {aliases: [行业/代码]}
    variables:
      营业收入: {aliases: [金额/收入]}
    """

  @Test(arguments: [1, 3], [false, true])
  func recordsOfAWorkbook(jobs: Int, isStraightforward: Bool) async throws {
    let units = try await collect(jobs: jobs, isStraightforward) { workbook in
      let rows: [[Any]] = [
        ["91330100799655058B", "昆明某医院", 530_102.0, 8411.0, 0.1], ["", "", "", "", ""],
        ["799655058", "某厂", "五华区", "0111", 2.5], ["x", "坏记录", "530102", 8411.0, 1.0],
        ["91530000568843210X", "某药店", "530102", 5251.0, "不明"],
      ]
      for (index, row) in rows.enumerated() {
        for (column, value) in row.enumerated() {
          let place = XLSXPlace(row: index + 3, column: column)
          if let number = value as? Double {
            try workbook.write(number, at: place, XLSXStyle())
          } else {
            try workbook.write("\(value)", at: place, XLSXStyle())
          }
        }
      }
    }
    #expect(units.table.names[0] == "昆明某医院")
    #expect(try units.table.regions.first == region("530102"))
    #expect(try units.table.industries.first == .code(industry("8411")))
    let revenue = try #require(try Shipped.yunnan.variables.index(of: "营业收入"))
    #expect(units.table.figures[revenue][0] == 1_000_000)
    #expect(units.counts[0].read == 4)
    #expect(units.counts[0].outside == 1)
    let rejected = units.findings.filter { $0.rule.severity == .error }
    #expect(rejected.map { "\($0.place.record) \($0.rule.id)" }.sorted() == ["7 C4404", "8 C4416"])
    #expect(units.hashes.count == 1)
  }

  @Test func aColumnThatIsMissingIsNamedWithItsSheet() async throws {
    let error = await #expect(throws: CollectionError.self) {
      try await collect(head: "行业代码") { _ in }
    }
    #expect(error?.description.contains("units.xlsx:单位!2: column for \"industryCode\" is missing") == true)
  }

  @Test func aSheetWithoutRecords() async throws {
    let error = await #expect(throws: ReadingError.self) { try await collect { _ in } }
    #expect(error?.problem == .noRecords)
  }

  @Test func theOtherKindOfFile() throws {
    let csv = try folder.write("代码,名称\n", as: "units.csv")
    #expect(throws: ReadingError(file: csv, problem: .workbook(.notAWorkbook))) {
      try runCollection([source(csv)])
    }
    let workbook = try folder.write([0x50, 0x4B, 0x03, 0x04], as: "units.xlsx")
    #expect(throws: ReadingError(file: workbook, problem: .workbookForText)) {
      try runCollection([Shipped.source("enterprises", workbook)])
    }
  }

  private func collect(
    jobs: Int = 1, _ isStraightforward: Bool = false, head: String = "行业", _ fill: (XLSXWorkbook) throws -> Void
  ) async throws -> CollectedUnits {
    let path = try folder.write("", as: "units.xlsx")
    let workbook = try XLSXWorkbook(path: path, title: "单位", created: 0)
    try workbook.addSheet(named: "说明")
    try workbook.addSheet(named: "单位")
    try writeHead(workbook, head)
    try fill(workbook)
    try workbook.close()
    return try await finaliseCollection(
      runCollection([source(path)], isStraightforward: isStraightforward), Shipped.context(), sourceCount: 1,
      jobs: jobs, onProgress: { _, _, _ in })
  }

  private func writeHead(_ workbook: XLSXWorkbook, _ industry: String) throws {
    func merge(_ text: String, _ rows: ClosedRange<Int>, _ column: Int) throws {
      try workbook.merge(
        text, from: XLSXPlace(row: rows.lowerBound, column: column),
        to: XLSXPlace(row: rows.upperBound, column: column),
        XLSXStyle())
    }
    try workbook.write("单位表", at: XLSXPlace(row: 0, column: 0), XLSXStyle())
    for (column, name) in ["代码", "名称", "地区"].enumerated() { try merge(name, 1...2, column) }
    try merge(industry, 1...1, 3)
    try merge("代码", 2...2, 3)
    try merge("金额", 1...1, 4)
    try merge("收\n入", 2...2, 4)
  }

  private func source(_ path: String) throws -> SourceDefinition {
    let reader = DefinitionReader()
    let form = reader.form(try folder.write(Self.form, as: "form.yaml"), try Shipped.yunnan.variables)
    try reader.problems.throwIfAny()
    return SourceDefinition(
      id: "workbook", title: "测试", form: try #require(form), files: [path], encoding: nil, delimiter: nil)
  }
}
