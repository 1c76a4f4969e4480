import Foundation
import Testing

/// A trial edition made from the working one, in a folder with copied definitions: 8522 moved to 10.6.1, 8416 in part, 8052 whole,
/// 1530 in a new class, 5212 in part in 07.2.1, 9226 gone, 01.1.2 renamed.
struct TrialEdition {
  static let working = "Pipelines/classifications/health-industry-2019-working"
  static let path = "Pipelines/classifications/trial"
  private static let pipeline = "Pipelines/yunnan-annual/pipeline.yaml"
  private let folder: TemporaryFolder

  init(in folder: TemporaryFolder) throws {
    self.folder = folder
    try FileManager.default.copyItem(
      atPath: folder.path + "/" + Self.working, toPath: folder.path + "/" + Self.path)
    func replace(_ old: String, _ new: String, in file: String) throws {
      try folder.replace(old, with: new, in: Self.path + "/" + file)
    }
    try replace("classification: health-industry-2019-working", "classification: trial", in: "edition.yaml")
    try replace("01.2.1,8522,", "10.6.1,8522,", in: "correspondence.csv")
    try replace("01.2.1,8416,疗养院,0", "01.2.1,8416,疗养院,1", in: "correspondence.csv")
    try replace("04.3.2,8052,足浴服务,1", "04.3.2,8052,足浴服务,0", in: "correspondence.csv")
    try replace(
      "02.1.1,9226,行政监督检查机构,1,药品、医疗器械、卫生监督检查,reconstructed",
      "11.1.4,1530,精制茶加工,0,,trial\n07.2.1,5212,超级市场零售,1,药品专柜,trial", in: "correspondence.csv")
    try replace("\n11.2,group,", "\n11.1.4,class,养生茶制造,11.1,trial,\n11.2,group,", in: "items.csv")
    try replace("01.1.2,class,基层医疗卫生服务,", "01.1.2,class,基层医疗服务,", in: "items.csv")
    try replace("\n9226,02.1.1,药品|", "\n8416,01.2.1,药品|", in: "activity_rules.csv")
    try replace("\n8052,04.3.2,", "\n5212,07.2.1,", in: "activity_rules.csv")
  }

  /// Takes a group with its classes, their industries and rules out of the edition.
  func remove(group: String) throws {
    for (file, column) in [("items.csv", 0), ("correspondence.csv", 0), ("activity_rules.csv", 1)] {
      let lines = try TextFile.read("\(folder.path)/\(Self.path)/\(file)").split(separator: "\n")
      let kept = lines.filter { line in
        let code = line.split(separator: ",", omittingEmptySubsequences: false)[column]
        return code != group && !code.hasPrefix(group + ".")
      }
      #expect(kept.count < lines.count)
      _ = try folder.write(kept.joined(separator: "\n") + "\n", to: "\(Self.path)/\(file)")
    }
  }

  /// A caliber's mapping is of one edition.
  func leaveOutCalibers() throws {
    let text = try TextFile.read(folder.path + "/" + Self.pipeline)
    _ = try folder.write(
      text.replacing(/calibers: \[[^\]]*\]/, with: "calibers: []")
        .replacing(/H105\.yaml,[^\]]*\]/, with: "H105.yaml]"), to: Self.pipeline)
  }

  /// Runs the pipeline, and gives what it says.
  func run(_ options: [String]) throws -> KangheProcess.Result {
    let result = try KangheProcess.run(["run", "yunnan-annual"] + options, in: folder.path)
    #expect(result.status == 0, "\(result.errors)")
    try result.expectNoUnitName()
    return result
  }

  /// The folder of a run with an output folder of this name.
  func run(named output: String) -> String { "\(folder.path)/\(output)/yunnan-annual/2021" }

  /// Puts the trial edition in the place of the pipeline's own.
  func adopt() throws {
    try folder.replace(
      "classification: ../classifications/health-industry-2019-working",
      with: "classification: ../classifications/trial", in: Self.pipeline)
  }

  /// Expects the moves of a compared run to lead from its accounts to those of another run.
  func expectMoves(of compared: String, leadTo other: String) throws {
    let before = try cells(compared)
    let after = try cells(other)
    let moves = try CSVRows.read(run(named: compared) + "/classification-changes.csv")
    for column in ["units", "revenue", "value_added"] {
      var expected = before.filter { $0.key.indicator == column }
      for move in moves {
        let amount = Decimal(string: move[column] ?? "") ?? 0
        for (code, sign) in [(move["from_class"] ?? "", Decimal(-1)), (move["to_class"] ?? "", 1)] where code != "_O" {
          expected[.init(code: code, indicator: column), default: 0] += sign * amount
        }
      }
      let found = after.filter { $0.key.indicator == column }
      for key in Set(expected.keys).union(found.keys) {
        #expect(expected[key, default: 0] == found[key, default: 0], "\(key)")
      }
    }
  }

  private struct Place: Hashable {
    let code: String
    let indicator: String
  }

  /// The classes' cells of the province, and those of the review list under `_U`.
  private func cells(_ output: String) throws -> [Place: Decimal] {
    let rows = try CSVRows.read(run(named: output) + "/aggregates.csv")
    var cells: [Place: Decimal] = [:]
    // Of the review list only `units` says so in its status; the rows behind it are of the same cell.
    for row in rows where row["region_code"] == "530000" {
      let isReview = row["status"] == "undetermined"
      let code = isReview ? "_U" : row["class_code"] ?? ""
      guard isReview ? row["class_code"] == "_T" : code.split(separator: ".").count == 3 else { continue }
      cells[.init(code: code, indicator: row["indicator"] ?? "")] = Decimal(string: row["value"] ?? "") ?? 0
    }
    return cells
  }
}
