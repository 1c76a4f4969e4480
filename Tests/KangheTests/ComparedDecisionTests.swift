import Foundation
import Testing

/// run --compare-classification where persons decided on units.
@Suite struct ComparedDecisionTests {
  private let folder: TemporaryFolder
  private let trial: TrialEdition

  init() throws {
    folder = try TemporaryFolder()
    try folder.copyDefinitions()
    trial = try TrialEdition(in: folder)
    try trial.remove(group: "05.3")
    try trial.leaveOutCalibers()
  }

  /// What a comparison says of the decisions is what a run by the other edition gives, with the decisions that it can read.
  @Test func decisionsHoldWhereTheOtherEditionCanReadThem() throws {
    let units = try decidedUnits()
    try decide(units)
    let compared = try trial.run(["--compare-classification", TrialEdition.path, "--output", "a"])
    #expect(
      compared.output.contains("  approved decisions: 4 hold, 2 of a class that it does not have or names otherwise"))
    try expectFile(units)
    try expectNotes()
    try decide(units.filter { $0.holds })
    try trial.adopt()
    _ = try trial.run(["--output", "b"])
    try trial.expectMoves(of: "a", leadTo: "b")
  }

  /// The comparison must change nothing of what the decisions come to in the run itself.
  @Test func theRunItselfIsNotChanged() throws {
    try decide(decidedUnits())
    _ = try trial.run(["--output", "plain"])
    _ = try trial.run(["--compare-classification", TrialEdition.path, "--output", "compared"])
    for name in ["aggregates.csv", "review.csv", "excluded.csv", "decisions.csv"] {
      let files = ["plain", "compared"].map { "\(trial.run(named: $0))/\(name)" }
      #expect(FileManager.default.contentsEqual(atPath: files[0], andPath: files[1]), "\(name)")
    }
    #expect(!FileManager.default.fileExists(atPath: trial.run(named: "plain") + "/classification-decisions.csv"))
  }

  /// A unit that was decided on, and the fields of its row in classification-decisions.csv behind the decision.
  private struct Unit {
    let id: String
    let decision: String
    let fields: [String]
    /// Whether a pipeline of the trial edition can read the decision.
    var holds = true
  }

  /// Of the sample: in a class that stays, renamed and gone; not of the health industry, of a partial industry that becomes
  /// whole and of a whole one; in a class against the code; and one on which two persons differ.
  private func decidedUnits() throws -> [Unit] {
    let run = try Sample.run.get().folder
    let review = try CSVRows.read(run + "/review.csv")
    let counted = try CSVRows.read(run + "/units.csv").filter { $0["basis"] == "行业整体" }
    func id(_ rows: [[String: String]], _ industry: String) throws -> String {
      try #require(rows.first { $0["industry_code"] == industry }?["unit_id"])
    }
    let (applied, noTerm) = ("已采用", "部分行业，未见健康活动用语")
    let conflicting = try id(review, "8391")
    let conflict = Array(repeating: "与其他审定矛盾，未采用", count: 2) + ["_U", "审定互相矛盾", "_U", "审定互相矛盾", "_U", noTerm]
    return [
      Unit(
        id: try id(review, "8521"), decision: "05.1.1",
        fields: [applied, applied, "05.1.1", "审定", "05.1.1", "审定", "_U", noTerm]),
      Unit(
        id: try id(review, "6513"), decision: "01.1.2",
        fields: [applied, "对比版该代码的小类名称不同，由对比版的其他依据判定", "01.1.2", "审定", "_U", noTerm, "_U", noTerm],
        holds: false),
      Unit(
        id: try id(review, "6760"), decision: "05.3.1",
        fields: [applied, "对比版没有该小类，由对比版的其他依据判定", "05.3.1", "审定", "_O", "行业不属于健康产业", "_O", "行业不属于健康产业"],
        holds: false),
      Unit(
        id: try id(review, "8052"), decision: "不属于健康产业",
        fields: [applied, applied, "_O", "审定：不属于健康产业", "_O", "审定：不属于健康产业", "04.3.2", "行业整体"]),
      Unit(
        id: try id(counted, "5251"), decision: "不属于健康产业",
        fields: [applied, applied, "_O", "审定：不属于健康产业", "_O", "审定：不属于健康产业", "07.2.1", "行业整体"]),
      Unit(
        id: try id(counted, "8522"), decision: "01.2.2",
        fields: [applied, applied, "01.2.2", "审定", "01.2.2", "审定", "10.6.1", "行业整体"]),
      Unit(id: conflicting, decision: "05.1.1", fields: conflict),
      Unit(id: conflicting, decision: "不属于健康产业", fields: conflict),
    ]
  }

  private func decide(_ units: [Unit]) throws {
    let head = "unit_id,decision,decision_reason,approver,decided_on,valid_from\n"
    let rows = units.map { "\($0.id),\($0.decision),核实,审核员1,2026-11-20,2021\n" }
    _ = try folder.write(head + rows.joined(), to: "Pipelines/yunnan-annual/decisions/a.csv")
  }

  private func expectFile(_ units: [Unit]) throws {
    let rows = try CSVRows.read(trial.run(named: "a") + "/classification-decisions.csv")
    #expect(rows.map { $0["unit_id"] } == units.map(\.id))
    let columns = [
      "fate", "compared_fate", "from_class", "from_basis", "to_class", "to_basis", "other_rungs_class",
      "other_rungs_basis",
    ]
    for (row, unit) in zip(rows, units) { #expect(columns.map { row[$0] ?? "" } == unit.fields) }
    let changed = try CSVRows.read(trial.run(named: "a") + "/classification-changed-units.csv")
    let ids = Set(changed.compactMap { $0["unit_id"] })
    #expect(units.map { ids.contains($0.id) } == units.map { !$0.holds })
  }

  private func expectNotes() throws {
    let script = """
      import sys, zipfile
      texts = zipfile.ZipFile(sys.argv[1]).read("xl/sharedStrings.xml").decode("utf-8")
      print("审定：在对比版沿用 4 条；所定小类在对比版没有或名称不同、由对比版的其他依据判定的 2 条" in texts)
      """
    let file = trial.run(named: "a") + "/classification-changes.xlsx"
    #expect(try KangheProcess.run(program: "python3", ["-c", script, file]).output == "True\n")
  }
}
