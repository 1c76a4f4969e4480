import Foundation
import Testing

@testable import HealthIndustryAccounts

/// Filled sheets as people hand them in, read against the small classification.
@Suite struct DecisionSheetTests {
  private let folder = TemporaryFolder()
  private static let head = ["单位标识码", "审定结果", "审定理由", "审定人", "审定日期", "有效期起", "有效期止", "核对码"]
  private static let row = [
    "91330100799655058B", "01.1.1 医院", "实地核实", "审核员1", "2026-11-22", "2021", "", "91330100799655058B#A0123456789ABCDEF",
  ]

  // MARK: - What is read

  @Test func aRowBecomesADecision() throws {
    let decision = try #require(try decisions([Self.head, Self.row]).first)
    #expect(decision.verdict == .belongs(2))
    #expect(decision.verdictText == "01.1.1 医院")
    #expect(decision.reason == "实地核实")
    #expect(decision.approver == "审核员1")
    #expect(decision.date.description == "2026-11-22")
    #expect(decision.validity == 2021...9999)
    #expect(decision.fingerprint?.text == "A0123456789ABCDEF")
    #expect(decision.place.description == "sheet.csv 第 2 行")
  }

  /// Columns in another order, more of them, blanks behind texts, names as review.csv has them.
  @Test func theShapeOfTheSheetDoesNotMatter() throws {
    let expected = try decisions([Self.head, Self.row])
    let shuffled = [Self.head, Self.row].map { Array($0.reversed()) }
    #expect(try decisions(shuffled) == expected)
    let extra = [["序号"] + Self.head + ["备注"], ["7"] + Self.row.map { $0 + " " } + ["再看"]]
    #expect(try decisions(extra) == expected)
    let ids = [
      "unit_id", "decision", "decision_reason", "approver", "decided_on", "valid_from", "valid_to", "check_code",
    ]
    #expect(try decisions([ids, Self.row]) == expected)
    let described = Self.head.map { $0 == "审定结果" ? "审定结果(分类为工作版)" : $0 }
    #expect(try decisions([described, Self.row]) == expected)
  }

  @Test(arguments: ["", "暂不决定", "　"]) func aRowLeftOpenIsNoDecision(_ text: String) throws {
    let read = try tally([Self.head, change(["审定结果": text])])
    #expect(read.decisions.isEmpty)
    #expect(read.openRows == 1)
    // Perhaps a decision was forgotten, unless it was put off expressly.
    #expect(read.openRowsWithReason == (text == "暂不决定" ? 0 : 1))
  }

  @Test func aWorkbookSaysTheSame() throws {
    let expected = try decisions([Self.head, Self.row]).map(\.number)
    // A title above the head, as people add one.
    let book = try workbook(named: DecisionSheet.sheetName, [["待定名单"], [], Self.head, Self.row])
    let read = try #require(try read(book)).tally.decisions.map(\.decision)
    #expect(read.map(\.number) == expected)
    #expect(read[0].place.row == 4)
    // A copy of the list in a workbook of one's own.
    #expect(
      try #require(try self.read(try workbook(named: "Sheet1", [Self.head, Self.row]))).tally.decisions.count == 1)
  }

  @Test func chineseExcelSavesItInItsOwnEncoding() throws {
    let text = [Self.head, Self.row].map { $0.joined(separator: ",") + "\r\n" }.joined()
    let file = try folder.write(text, as: "utf8.csv")
    let converted = folder.path + "/gb.csv"
    let iconv = Process()
    iconv.executableURL = URL(filePath: "/usr/bin/env")
    iconv.arguments = ["iconv", "-f", "UTF-8", "-t", "GB18030", "-o", converted, file]
    try iconv.run()
    iconv.waitUntilExit()
    #expect(iconv.terminationStatus == 0)
    let numbers = try [file, converted].map { try #require(try read($0)).tally.decisions.map(\.decision.number) }
    #expect(numbers[0] == numbers[1] && numbers[0].count == 1)
  }

  /// Eight digits typed into a cell of a date's format are a number that no sheet can show as a day.
  @Test func aDayTypedAsDigitsIsReadWhateverTheCellsFormat() throws {
    let days: [(Double, String)] = [(20_261_122, "yyyy-mm-dd"), (46_348, "yyyy-mm-dd"), (20_261_122, "General")]
    let read = try #require(try read(try workbook(days: days))).tally.decisions.map(\.decision.date.description)
    #expect(read == ["2026-11-22", "2026-11-22", "2026-11-22"])
  }

  // MARK: - What is refused

  @Test func everyCellThatIsNoDayIsToldWithItsRow() throws {
    let days: [(Double, String)] = [(3_000_000, "yyyy-mm-dd"), (46_348, "yyyy-mm-dd"), (20_269_999, "yyyy-mm-dd")]
    let problems = try problems(workbook(days: days))
    #expect(
      problems.map { "\($0.line) \($0.message.prefix(25))" } == [
        "2 审定日期 \"3000000\" is no day ", "4 审定日期 \"20269999\" is no day",
      ])
  }

  /// What stands in columns that nobody asked for, or in a row left open, is not looked at.
  @Test func aCellWithoutAValueIsToldWithItsColumn() throws {
    var row = DecisionSheet.Row(number: 5, fields: change(["审定日期": "#N/A", "审定人": ""]))
    row.faults = [4: "the cell holds the error #N/A", 1: "the cell holds the error #N/A"]
    #expect(
      try faults(of: row) == [
        "审定结果: the cell holds the error #N/A",
        "审定人 is empty; expected who approved it, such as an office or a staff number",
        "审定日期: the cell holds the error #N/A",
      ])
    row = DecisionSheet.Row(number: 5, fields: Self.row + ["#REF!"])
    row.faults = [8: "the cell holds the error #REF!"]
    #expect(try faults(of: row).isEmpty)
    row = DecisionSheet.Row(number: 5, fields: change(["审定结果": "", "审定日期": "#N/A"]))
    row.faults = [4: "the cell holds the error #N/A"]
    #expect(try faults(of: row).isEmpty)
  }

  @Test(arguments: [
    ("审定结果", "01.1.9", "is neither a class"), ("审定结果", "01.1.1 诊所", "is called \"医院\""),
    ("审定理由", "", "审定理由 is empty"), ("审定人", "", "审定人 is empty"), ("审定日期", "", "审定日期 is empty"),
    ("审定日期", "46348", "number of a day"), ("审定日期", "22/11/2026", "is no day with the year first"),
    ("有效期起", "", "有效期起 is empty"), ("有效期起", "今年", "is no year"), ("有效期止", "2020", "is after 有效期止 2020"),
    ("有效期止", "长期", "有效期止 \"长期\" is no year"), ("单位标识码", "400000624", "of two units"),
  ])
  func aFaultIsToldWithItsRow(_ column: String, _ text: String, _ words: String) throws {
    let problems = try faults([Self.head, Self.row, change([column: text])])
    #expect(problems.count == 1)
    #expect(problems.first?.line == 3)
    #expect(problems.first?.message.contains(words) == true, "\(problems)")
  }

  @Test func allFaultsAreToldAtOnceAndEqualOnesTogether() throws {
    let without = change(["审定人": ""])
    let problems = try faults([
      Self.head, without, without, Self.row, without, change(["审定日期": "?", "审定理由": "", "审定人": ""]),
    ])
    #expect(problems.map(\.line) == [2, 6, 6])
    #expect(problems[0].message.hasSuffix("(likewise in 3 more: row 3, 5–6)"))
  }

  @Test func aColumnThatIsMissingOrThereTwice() throws {
    let missing = try faults([Self.head.filter { $0 != "审定人" && $0 != "有效期起" }, []])
    #expect(missing.map(\.message).filter { $0.contains("is missing") }.count == 2)
    let twice = try faults([Self.head + ["审定结果"], Self.row + [""]])
    #expect(twice.map(\.message) == ["the column 审定结果 is there twice; keep the one that was filled in"])
  }

  @Test func anotherFileIsNoReviewSheet() throws {
    #expect(try faults([["地区", "增加值"], ["云南", "1"]]).first?.message.contains("no head with 单位标识码") == true)
    let broken = try folder.write("no workbook", as: "broken.xlsx")
    #expect(try problems(broken).first?.message.contains("workbook") == true)
  }

  /// A file that no form describes has no `format:` to correct.
  @Test func adviceIsForWhoFilledTheSheet() throws {
    let broken = try folder.write("no workbook", as: "broken.xlsx")
    #expect(
      try problems(broken).map(\.message) == [
        "the file is no ZIP archive; expected a workbook (.xlsx). Save it as .xlsx."
      ])
    let archive = try folder.write("PK\u{3}\u{4}", as: "book.csv")
    #expect(try problems(archive).first?.message.hasSuffix("expected text. Save it as CSV.") == true)
  }

  // MARK: -

  private func faults(of row: DecisionSheet.Row) throws -> [String] {
    var reader = DecisionRowReader(try context(), DecisionColumns(Self.head + ["备注"]), file: "sheet.xlsx")
    reader.read(row)
    let problems = DefinitionProblems()
    reader.faults.report(to: problems, file: "sheet.xlsx")
    return problems.all.map(\.message)
  }

  private func change(_ texts: [String: String]) -> [String] {
    zip(Self.head, Self.row).map { texts[$0] ?? $1 }
  }

  private func tally(_ rows: [[String]]) throws -> DecisionRowReader.Tally {
    try #require(try read(csv(rows))).tally
  }

  private func decisions(_ rows: [[String]]) throws -> [ApprovedDecision] {
    try tally(rows).decisions.map(\.decision)
  }

  private func faults(_ rows: [[String]]) throws -> [DefinitionProblem] { try problems(csv(rows)) }

  private func problems(_ file: String) throws -> [DefinitionProblem] {
    let reader = DefinitionReader()
    #expect(reader.decisionSheet(file, try context()) == nil)
    return reader.problems.all
  }

  private func read(_ file: String) throws -> (header: [String], tally: DecisionRowReader.Tally)? {
    let reader = DefinitionReader()
    let found = reader.decisionSheet(file, try context())
    try reader.problems.throwIfAny()
    return found
  }

  private func csv(_ rows: [[String]]) throws -> String {
    var record = CSVRecord()
    for row in rows where !row.isEmpty {
      record.add(row)
      record.end()
    }
    return try folder.write(record.bytes, as: "sheet.csv")
  }

  private func workbook(named name: String, _ rows: [[String]]) throws -> String {
    _ = try folder.write("", as: "mark")
    let path = folder.path + "/\(name).xlsx"
    let workbook = try XLSXWorkbook(path: path, title: "", created: 0)
    try workbook.addSheet(named: name)
    for (row, texts) in rows.enumerated() {
      for (column, text) in texts.enumerated() where !text.isEmpty {
        try workbook.write(text, at: XLSXPlace(row: row, column: column), XLSXStyle())
      }
    }
    try workbook.close()
    return path
  }

  /// A sheet of good rows but for their days, which are numbers, each shown by a format.
  private func workbook(days: [(Double, String)]) throws -> String {
    _ = try folder.write("", as: "mark")
    let path = folder.path + "/days.xlsx"
    let workbook = try XLSXWorkbook(path: path, title: "", created: 0)
    try workbook.addSheet(named: DecisionSheet.sheetName)
    for (row, texts) in ([Self.head] + days.map { _ in Self.row }).enumerated() {
      for (column, text) in texts.enumerated() where !text.isEmpty && (row == 0 || column != 4) {
        try workbook.write(text, at: XLSXPlace(row: row, column: column), XLSXStyle())
      }
      guard row > 0 else { continue }
      let (day, format) = days[row - 1]
      try workbook.write(day, at: XLSXPlace(row: row, column: 4), XLSXStyle(numberFormat: format))
    }
    try workbook.close()
    return path
  }

  private func context() throws -> DecisionRowReader.Context {
    .init(
      choices: DecisionChoices(try Small.classification()), edition: "small", units: DecidedUnitReader(sources: []))
  }
}
