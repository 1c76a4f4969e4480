import Foundation
import Testing

/// The review sheet of a pipeline with a text coder: invented units, and thresholds that leave all of them to persons.
@Suite struct RegisterReviewTests {
  private static let pipeline = "Pipelines/enterprise-register"
  private static let ids = ["91530102600000012Y", "91530102600000020R"]
  private let folder: TemporaryFolder
  private let run: String

  init() throws {
    folder = try TemporaryFolder()
    try folder.copyDefinitions()
    try folder.replace(
      "thresholds: {health: 95, notHealth: 95, class: 80}",
      with: "thresholds: {health: 100, notHealth: 100, class: 100}",
      in: Self.pipeline + "/pipeline.yaml")
    let register = try folder.write(
      """
      企业名称,统一社会信用代码,经营范围,地区,注册地址
      甲大药房,\(Self.ids[0]),药品零售;保健食品销售,昆明市,云南省昆明市五华区一号
      乙水泥厂,\(Self.ids[1]),水泥制造,昆明市,云南省昆明市五华区二号

      """, to: "register.csv")
    let result = try KangheProcess.run(
      ["run", "enterprise-register", "--quiet", "--source", "register=\(register)"], in: folder.path)
    try #require(result.status == 0, "\(result.errors)")
    run = folder.path + "/output/enterprise-register/2004"
  }

  @Test func suggestedIndustriesHaveScoresAndTheFirstAConfidence() throws {
    let rows = try CSVRows.read(run + "/review.csv")
    #expect(Set(rows.map { $0["unit_id"] }) == Set(Self.ids))
    for row in rows {
      let suggested = (row["candidate_classes"] ?? "").split(separator: ";").filter { $0.hasPrefix("行业 ") }
      #expect(suggested.count == 3)
      #expect(suggested.first?.wholeMatch(of: /行业 \d{4} .+（大类把握 \d+%，得分 -?\d+\.\d\d） → .+/) != nil)
      let scores = suggested.compactMap { $0.firstMatch(of: /得分 (-?\d+\.\d\d)/).flatMap { Double($0.1) } }
      #expect(scores.count == 3 && scores == scores.sorted(by: >))
      #expect(suggested.dropFirst().allSatisfy { !$0.contains("把握") })
      // The codes alone, for machines, are as they were.
      #expect(row["candidates"]?.split(separator: "|").allSatisfy { $0.count == 4 } == true)
    }
  }

  /// A sheet with the figures and one from before comes back alike.
  @Test(arguments: [true, false]) func theSheetComesBackWithTheFiguresAndWithout(_ hasFigures: Bool) throws {
    var text = try TextFile.read(run + "/review.csv")
    if !hasFigures { text = text.replacing(/（(大类把握 \d+%，)?得分 [^）]*）/, with: "") }
    #expect(text.contains("得分") == hasFigures)
    let filled = try folder.write(Self.filled(text), to: "filled.csv")
    let result = try KangheProcess.run(
      ["review", "import", filled, "--pipeline", "enterprise-register"], in: folder.path)
    try result.expect(0)
    #expect(result.output.hasPrefix("1 new decisions: 0 into classes, 1 不属于健康产业. 1 rows left open.\n"))
  }

  /// No review sheet has a unit that its texts put outside: `explain` says so, and a row added by hand brings the decision in.
  @Test func aUnitThatIsNotAskedForIsDecidedByARowOfItsOwn() throws {
    try folder.replace(
      "thresholds: {health: 100, notHealth: 100, class: 100}",
      with: "thresholds: {health: 95, notHealth: 60, class: 80}",
      in: Self.pipeline + "/pipeline.yaml")
    let id = Self.ids[1]
    try runAgain()
    let excluded = try #require(try CSVRows.read(run + "/excluded.csv").first { $0["unit_id"] == id })
    #expect(excluded["basis"] == "文本编码：不属于")
    let advice = "  · 一条审定（该单位不在 review.xlsx 中：在表中手工加一行，单位标识码填 \(id)，核对码留空，填好黄色各列后导入）\n"
    #expect(try KangheProcess.run(["explain", id, "--run", run], in: folder.path).output.contains(advice))

    let sheet = try folder.write(
      "单位标识码,审定结果,审定理由,审定人,审定日期,有效期起,有效期止,核对码\n\(id),05.1.1,核实,审核员1,20261120,2004,,\n", to: "own.csv")
    let result = try KangheProcess.run(
      ["review", "import", sheet, "--pipeline", "enterprise-register"], in: folder.path)
    try result.expect(0)
    #expect(result.output.contains("  1 have no 核对码: a later change of their unit will not be noticed\n"))
    try runAgain()
    let counted = try #require(try CSVRows.read(run + "/units.csv").first { $0["unit_id"] == id })
    #expect(counted["class_code"] == "05.1.1" && counted["basis"] == "审定")
  }

  private func runAgain() throws {
    try KangheProcess.run(
      ["run", "enterprise-register", "--quiet", "--source", "register=\(folder.path)/register.csv"], in: folder.path
    ).expect(0)
  }

  private static func filled(_ text: String) -> String {
    let records = CSVRows.parse(String(text.unicodeScalars.dropFirst()))
    let entries = ["decision": "不属于健康产业", "decision_reason": "核实", "approver": "审核员1", "decided_on": "2026-11-20"]
    let rows = records.map { record in
      record[1] == ids[1] ? zip(records[0], record).map { entries[$0] ?? $1 } : record
    }
    return rows.map { row in row.map { "\"\($0)\"" }.joined(separator: ",") + "\n" }.joined()
  }
}
