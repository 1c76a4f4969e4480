import Foundation
import Testing

/// The way of a review sheet: run, fill in, import, run again.
@Suite struct ReviewCommandTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.copyDefinitions()
  }

  @Test func decidedUnitsAreNotAskedAgainAndNothingElseChanges() throws {
    let before = try Sample.run.get().folder
    let asked = try CSVRows.read(before + "/review.csv")
    let ids = asked.prefix(3).map { $0["unit_id"] ?? "" }
    let sheet = try fill(
      before,
      [
        ids[0]: ["decision": "不属于健康产业"], ids[1]: ["decision": "05.1.1"], ids[2]: ["decision": "暂不决定"],
      ])
    let result = try review("import", sheet)
    try result.expect(0)
    #expect(result.output.hasPrefix("2 new decisions: 1 into classes, 1 不属于健康产业. \(asked.count - 2) rows left open.\n"))
    #expect(result.output.contains("Written to Pipelines/yunnan-annual/decisions/2026-11-20-filled.csv."))

    let after = try run("after")
    #expect(
      try Set(column("unit_id", after + "/review.csv"))
        == Set(asked.map { $0["unit_id"] ?? "" }).subtracting(ids.prefix(2)))
    let counted = try lines(after + "/units.csv").subtracting(lines(before + "/units.csv"))
    #expect(counted.count == 1)
    #expect(try lines(before + "/units.csv").isSubset(of: lines(after + "/units.csv")))
    #expect(counted.first?.contains(ids[1] + ",") == true)
    #expect(counted.first?.contains(",审定,1,2026-11-20 审核员1 审定 05.1.1 商业健康保险服务（2026-11-20-filled.csv 第 3 行）：核实") == true)
    let decisions = try CSVRows.read(after + "/decisions.csv")
    #expect(decisions.map { $0["fate"] } == ["已采用", "已采用"])
    #expect(decisions.map { $0["unit_id"] } == Array(ids.prefix(2)))
    try expectExplanation(of: ids[0], after)

    // The sheet once more, with a row more, as people go on filling in the one that they have.
    let more = try fill(
      before,
      [
        ids[0]: ["decision": "不属于健康产业"], ids[1]: ["decision": "05.1.1"], ids[2]: ["decision": "05.1.1"],
      ])
    let second = try review("import", more)
    #expect(second.output.hasPrefix("1 new decisions: 1 into classes"))
    #expect(second.output.contains("  2 are known already and left out\n"))
    #expect(try review("import", more).output.contains("Nothing new: nothing was written."))
    #expect(try review("check").output.hasSuffix("decisions: 3 decisions, 3 in force for 2021, no conflicts.\n"))
  }

  /// Sheets of runs before have the head 不确定程度 beside the columns that are read; people fill them in for weeks.
  @Test func aSheetWithAnOldHeadIsImported() throws {
    let sheet = try folder.write(
      "序号,单位标识码,不确定程度,审定结果,审定理由,审定人,审定日期,有效期起\n1,91530102MANNBCXU10,1,不属于健康产业,核实,审核员1,2026-11-20,2021\n",
      to: "filled.csv")
    let result = try review("import", sheet)
    try result.expect(0)
    #expect(result.output.hasPrefix("1 new decisions: 0 into classes, 1 不属于健康产业."), "\(result.output)")
  }

  @Test func aFaultRefusesTheSheetAndChangesNothing() throws {
    let before = try Sample.run.get().folder
    let ids = try column("unit_id", before + "/review.csv")
    let sheet = try fill(
      before,
      [
        ids[0]: ["decision": "不属于健康产业"], ids[1]: ["decision": "没有的类", "approver": ""],
        ids[2]: ["decision": "05.1.1", "approver": ""],
        ids[3]: ["decision": "05.1.1", "decided_on": "2999-01-01"],
      ])
    let result = try review("import", sheet)
    try result.expect(
      78, "filled.csv:3: 审定结果 \"没有的类\" is neither a class", "filled.csv:3: 审定人 is empty",
      "(likewise in 1 more: row 4)",
      "filled.csv:5: 审定日期 2999-01-01 is after today")
    #expect(!result.errors.contains("filled.csv:2:"))
    #expect(try sheets().isEmpty)
    try review("check", sheet).expect(78)
    try review("import", folder.path + "/no.xlsx").expect(66, "no.xlsx: the file cannot be opened")
  }

  @Test func aSheetThatContradictsADecisionIsRefusedUntilItSaysWhichItReplaces() throws {
    let before = try Sample.run.get().folder
    let id = try column("unit_id", before + "/review.csv")[0]
    try review("import", fill(before, [id: ["decision": "不属于健康产业"]])).expect(0)
    let other = try review("import", fill(before, [id: ["decision": "05.1.1"]]))
    try other.expect(78, "unit \(id) is decided as \"05.1.1 商业健康保险服务\", but ")
    let number = try #require(other.errors.firstMatch(of: /write (D[0-9A-F]{16}) into its 替代审定号/)).1
    let replaced = try review("import", fill(before, [id: ["decision": "05.1.1", "supersedes": String(number)]]))
    try replaced.expect(0)
    #expect(replaced.output.contains("  1 replace an earlier decision\n"))
    #expect(try Set(column("fate", run("after") + "/decisions.csv")) == ["已被替代", "已采用"])
  }

  @Test func aReplacedDecisionMustBeOfTheSameUnit() throws {
    let before = try Sample.run.get().folder
    let ids = try column("unit_id", before + "/review.csv")
    try review("import", fill(before, [ids[0]: ["decision": "不属于健康产业"]])).expect(0)
    let number = try #require(column("decision_number", run("after") + "/decisions.csv").first)
    for (text, found) in [(number, "is the decision on unit \(ids[0])"), ("2021", "is no decision of this pipeline")] {
      try review("import", fill(before, [ids[1]: ["decision": "05.1.1", "supersedes": text]])).expect(
        78, "filled.csv:3: 替代审定号 \"\(text)\" \(found); expected that of a decision on the row's own unit \(ids[1])")
    }
  }

  @Test func anotherKindOfSpreadsheetIsNamed() throws {
    let file = try folder.write("PK", to: "filled.ods")
    try review("import", file).expect(78, "filled.ods:1: is neither a workbook (.xlsx) nor CSV; save it as one of them")
  }

  /// Two sheets put into the folder by hand: the run goes on, the unit is asked again with both, and a new decision ends it.
  @Test func aConflictIsAFindingAndCanBeDecided() throws {
    let before = try Sample.run.get().folder
    let id = try column("unit_id", before + "/review.csv")[0]
    for (name, text) in [("a", "不属于健康产业"), ("b", "05.1.1")] {
      let sheet = try fill(before, [id: ["decision": text]])
      try FileManager.default.moveItem(
        atPath: sheet, toPath: folder.path + "/Pipelines/yunnan-annual/decisions/\(name).csv")
    }
    try review("check").expect(78, "b.csv:2: unit \(id) is decided as \"05.1.1 商业健康保险服务\", but a.csv:2 says")
    let held = try run("conflict")
    let row = try #require(try CSVRows.read(held + "/review.csv").first { $0["unit_id"] == id })
    #expect(row["reason"] == "审定互相矛盾")
    #expect(row["former_decision"]?.contains("不属于健康产业（a.csv 第 2 行）；") == true)
    #expect(try CSVRows.read(held + "/findings.csv").contains { $0["rule_id"] == "K5203" && $0["unit_id"] == id })
    let decided = try review("import", fill(held, [id: ["decision": "不属于健康产业"]]))
    try decided.expect(0)
    #expect(decided.output.contains("  1 replace 2 earlier decisions\n"))
    let after = try run("after")
    #expect(try !column("unit_id", after + "/review.csv").contains(id))
    #expect(try Set(column("fate", after + "/decisions.csv")) == ["已被替代", "已采用"])
  }

  @Test func aUnitThatChangedIsAskedAgain() throws {
    let before = try Sample.run.get().folder
    let row = try #require(
      try CSVRows.read(before + "/review.csv").first { $0["source_file"] == "enterprises-2018-form.csv" })
    let id = try #require(row["unit_id"])
    let name = try #require(row["unit_name"])
    try review("import", fill(before, [id: ["decision": "不属于健康产业"]])).expect(0)
    try folder.replace(name, with: name + "(改)", in: "SampleData/2021/enterprises-2018-form.csv")
    let after = try run("after")
    let asked = try #require(try CSVRows.read(after + "/review.csv").first { $0["unit_id"] == id })
    #expect(asked["reason"] == "审定后单位情况有变")
    #expect(asked["former_decision"]?.contains("不属于健康产业") == true)
    #expect(try CSVRows.read(after + "/findings.csv").contains { $0["rule_id"] == "K5204" && $0["unit_id"] == id })
    #expect(try column("fate", after + "/decisions.csv") == ["单位情况已变，未采用"])
    // Decided again, as the unit is now.
    try review("import", fill(after, [id: ["decision": "05.1.1"]])).expect(0)
    #expect(try column("unit_id", run("again") + "/review.csv").contains(id) == false)
  }

  /// Units are confidential; whether the account of the nightly run may read them is for the folder's bits to say.
  @Test(arguments: [(0o755, 0o640), (0o770, 0o660), (0o700, 0o600), (0o777, 0o660)])
  func theFolderSaysWhoMayReadDecisions(_ folderMode: Int, _ fileMode: Int) throws {
    let decisions = "Pipelines/yunnan-annual/decisions"
    try folder.setMode(folderMode, of: decisions)
    let group = geteuid() == 0 ? 65534 : Int(getegid())
    try FileManager.default.setAttributes(
      [.groupOwnerAccountID: group], ofItemAtPath: "\(folder.path)/\(decisions)")
    let before = try Sample.run.get().folder
    let id = try column("unit_id", before + "/review.csv")[0]
    let result = try review("import", fill(before, [id: ["decision": "05.1.1"]]))
    try result.expect(0)
    let file = "\(decisions)/2026-11-20-filled.csv"
    #expect(try folder.mode(of: file) == fileMode)
    let owner = try FileManager.default.attributesOfItem(atPath: "\(folder.path)/\(file)")
    #expect(owner[.groupOwnerAccountID] as? Int == group)
    #expect(result.output.contains("Runs of another account must be able to read it: owner "))
    #expect(result.output.contains(", mode 0\(String(fileMode, radix: 8)).\n"))
  }

  @Test func theFolderMustBeThere() throws {
    try FileManager.default.removeItem(atPath: folder.path + "/Pipelines/yunnan-annual/decisions")
    try KangheProcess.run(["check", "yunnan-annual"], in: folder.path).expect(
      78, "the folder Pipelines/yunnan-annual/decisions is not there; make it")
  }

  @Test func otherSheetsInTheFolderAreNotPassedOver() throws {
    _ = try folder.write("", to: "Pipelines/yunnan-annual/decisions/old.xls")
    _ = try folder.write("", to: "Pipelines/yunnan-annual/decisions/.~lock.x.xlsx#")
    let result = try KangheProcess.run(["check", "yunnan-annual"], in: folder.path)
    try result.expect(78, "old.xls:1: is neither a workbook (.xlsx) nor CSV")
    #expect(!result.errors.contains("lock"))
  }

  @Test func unitRecordsAreNotForEverybody() throws {
    let before = try Sample.run.get().folder
    let id = try column("unit_id", before + "/review.csv")[0]
    try review("import", fill(before, [id: ["decision": "05.1.1"]])).expect(0)
    let files = [before + "/review.xlsx", before + "/review.csv", before + "/decisions.csv"] + (try sheets())
    for file in files {
      let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
      #expect(mode == 0o640, "\(file)")
    }
  }

  // MARK: -

  private func expectExplanation(of id: String, _ run: String) throws {
    let result = try KangheProcess.run(["explain", id, "--run", run], in: folder.path)
    #expect(result.status == 0, "\(result.errors)")
    for line in [
      "  1. 审定：2026-11-20 审核员1 审定 不属于健康产业（2026-11-20-filled.csv 第 2 行） → 不属于健康产业（到此为止）\n",
      "  2026-11-20 审核员1 审定 不属于健康产业（2026-11-20-filled.csv 第 2 行）\n    理由：核实\n", "    有效期 2021起；审定号 D", "；已采用\n",
    ] { #expect(result.output.contains(line), "\(line)\n\(result.output)") }
  }

  private func run(_ name: String) throws -> String {
    let result = try KangheProcess.run(["run", "yunnan-annual", "--output", name, "--quiet"], in: folder.path)
    try result.expect(0)
    return "\(folder.path)/\(name)/yunnan-annual/2021"
  }

  private func review(_ command: String, _ sheet: String? = nil) throws -> KangheProcess.Result {
    try KangheProcess.run(
      ["review", command] + (sheet.map { [$0] } ?? []) + ["--pipeline", "yunnan-annual"], in: folder.path)
  }

  /// The run's review.csv with some units decided on: what is not given is filled in as it should be.
  private func fill(_ run: String, _ changes: [String: [String: String]]) throws -> String {
    let text = try TextFile.read(run + "/review.csv")
    let records = CSVRows.parse(String(text.unicodeScalars.dropFirst()))
    let usual = ["decision_reason": "核实", "approver": "审核员1", "decided_on": "2026-11-20"]
    let filled = records.map { record -> [String] in
      guard let change = changes[record[1]] else { return record }
      let texts = usual.merging(change) { $1 }
      return zip(records[0], record).map { texts[$0] ?? $1 }
    }
    let lines = filled.map { record in
      record.map { "\"" + $0.replacingOccurrences(of: "\"", with: "\"\"") + "\"" }.joined(separator: ",") + "\n"
    }
    return try folder.write(lines.joined(), to: "filled.csv")
  }

  private func column(_ name: String, _ file: String) throws -> [String] {
    try CSVRows.read(file).map { $0[name] ?? "" }
  }

  private func lines(_ file: String) throws -> Set<Substring> { Set(try TextFile.read(file).split(separator: "\n")) }

  private func sheets() throws -> [String] {
    let path = folder.path + "/Pipelines/yunnan-annual/decisions"
    return try FileManager.default.contentsOfDirectory(atPath: path).filter { $0 != "README.md" }.map {
      "\(path)/\($0)"
    }
  }
}
