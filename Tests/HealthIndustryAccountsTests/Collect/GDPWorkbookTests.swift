import RecordReaders
import Testing

@testable import HealthIndustryAccounts

/// GDP as bureaus send it: a workbook with codes and figures as numbers.
@Suite struct GDPWorkbookTests {
  private let folder = TemporaryFolder()

  private static let form = """
    form: gdp
    year: 2021
    description: 测试
    source: 测试
    validity: {from: 2017, to: 2021}
    format: xlsx
    head: {row: 2}
    amountUnit: 亿元
    fields:
      region: {aliases: [行政区划代码], required: true}
      period: {aliases: [年份], required: true}
      gdp: {aliases: [地区生产总值], required: true}
    """

  @Test func regionsOfThePeriod() throws {
    var gdp = CollectedGDP()
    let file = try #require(
      runCollection([
        try source([
          ["530100", 2021.0, 7222.5], ["530300", "2021年", "3393.91"], ["530100", 2020.0, 6733.79],
          ["530400", 2021.0, "…"],
          ["530100", 2021.0, 1.0], ["530300", 2021.0, "3393.910"],
        ])
      ]).first)
    try gdp.collect(file, number: 0, Shipped.context())
    #expect(
      gdp.figures.mapValues(\.value) == [
        try region("530100"): 7_222_500_000_000_000, try region("530300"): 3_393_910_000_000_000,
      ])
    #expect(gdp.counts.read == 6 && gdp.counts.outside == 1 && gdp.counts.duplicate == 1 && gdp.counts.rejected == 2)
    #expect(
      gdp.findings.map { "\($0.place.record) \($0.rule.id) \($0.rule.severity) \($0.found)" } == [
        "6 C4416 error …", "7 C4424 error 530100 2021年 采用 7222.5，本条 1 未采用", "8 C4425 info 530300 2021年 3393.910",
      ])
    #expect(gdp.findings.map { $0.related?.record } == [nil, 3, 4])
  }

  @Test func aSheetWithoutRows() throws {
    let files = try runCollection([try source([])])
    var gdp = CollectedGDP()
    let error = #expect(throws: ReadingError.self) { try gdp.collect(files[0], number: 0, Shipped.context()) }
    #expect(error?.problem == .noRecords)
  }

  private func source(_ rows: [[Any]]) throws -> SourceDefinition {
    let path = try folder.write("", as: "gdp.xlsx")
    let workbook = try XLSXWorkbook(path: path, title: "GDP", created: 0)
    try workbook.addSheet(named: "各市州")
    for (index, row) in ([["各市州地区生产总值"], ["行政区划代码", "年份", "地区生产总值"]] + rows).enumerated() {
      for (column, value) in row.enumerated() {
        let place = XLSXPlace(row: index, column: column)
        if let number = value as? Double {
          try workbook.write(number, at: place, XLSXStyle())
        } else {
          try workbook.write("\(value)", at: place, XLSXStyle())
        }
      }
    }
    try workbook.close()
    let reader = DefinitionReader()
    let form = reader.form(try folder.write(Self.form, as: "form.yaml"), try Shipped.yunnan.variables)
    try reader.problems.throwIfAny()
    return SourceDefinition(
      id: "gdp", title: "测试", form: try #require(form), files: [path], encoding: nil, delimiter: nil)
  }
}
