import Foundation
import Testing

/// classification diff, and run --compare-classification, with a trial edition made from the working one.
@Suite struct ClassificationComparisonTests {
  private static let working = "Pipelines/classifications/health-industry-2019-working"
  private static let trial = "Pipelines/classifications/trial"
  private let folder: TemporaryFolder

  /// The trial edition: 8522 moved to 10.6.1, 8416 in part, 8052 whole, 1530 in a new class, 5212 in part in 07.2.1, 9226
  /// gone, 01.1.2 renamed.
  init() throws {
    folder = try TemporaryFolder()
    try folder.copyDefinitions()
    try FileManager.default.copyItem(
      atPath: folder.path + "/" + Self.working, toPath: folder.path + "/" + Self.trial)
    func replace(_ old: String, _ new: String, in file: String) throws {
      try folder.replace(old, with: new, in: Self.trial + "/" + file)
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

  @Test func diffShowsEveryChange() throws {
    let file = folder.path + "/diff.csv"
    let result = try KangheProcess.run(
      ["classification", "diff", Self.working, Self.trial, "--csv", file], in: folder.path)
    #expect(result.status == 0, "\(result.errors)")
    for line in [
      "从 health-industry-2019-working 健康产业统计分类(2019)工作版(分类为工作版,未经与国家统计局令第27号核对)", "到 trial ",
      "新增类别(1)\n  11.1.4 养生茶制造:小类,在 11.1 下", "类别改名(1)\n  01.1.2 基层医疗卫生服务 → 基层医疗服务",
      "  1530 精制茶加工:整体 11.1.4 养生茶制造", "不再列入的行业(1)\n  9226 行政监督检查机构:部分 02.1.1 政府健康事务管理服务",
      "行业改归其他小类(1)\n  8522 康复辅具适配服务:整体 01.2.1 康复服务 → 整体 10.6.1 康复辅具制造",
      "行业由整体改为部分(1)\n  8416 疗养院:", "行业由部分改为整体(1)\n  8052 足浴服务:",
    ] {
      #expect(result.output.contains(line), "\(line)\n\(result.output)")
    }
    let rows = try CSVRows.read(file)
    #expect(result.output.contains("\(file): \(rows.count) changes."))
    #expect(rows.filter { $0["change"] == "industryAdded" }.map { $0["code"] } == ["1530", "5212"])
    let same = try KangheProcess.run(["classification", "diff", Self.trial, Self.trial], in: folder.path)
    #expect(same.output.hasSuffix("没有差异\n"))
    try KangheProcess.run(["classification", "diff", Self.working, "none"], in: folder.path).expect(
      78, "none/edition.yaml")
  }

  /// What a run says of the trial edition is what a run by the trial edition gives.
  @Test func theMovesLeadFromOneRunToTheOther() throws {
    try withoutCalibers()
    let compared = try run(["--compare-classification", Self.trial, "--output", "a"])
    #expect(compared.output.contains("Classification compared: "))
    #expect(compared.output.contains("  run by   health-industry-2019-working 健康产业统计分类(2019)工作版(分类为工作版,"))
    try folder.replace(
      "classification: ../classifications/health-industry-2019-working",
      with: "classification: ../classifications/trial",
      in: "Pipelines/yunnan-annual/pipeline.yaml")
    _ = try run(["--output", "b"])
    let before = try cells("a")
    let after = try cells("b")
    let moves = try CSVRows.read(folder.path + "/a/yunnan-annual/2021/classification-changes.csv")
    #expect(Set(moves.map { $0["change"] }).isSuperset(of: ["改归其他小类", "移出", "移入", "小类改名(代码不变)"]))
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

  @Test func theRunItselfIsNotChanged() throws {
    let result = try run(["--compare-classification", Self.trial])
    #expect(result.output.contains("See classification-changes.csv and .xlsx, classification-changed-units.csv in "))
    let run = folder.path + "/output/yunnan-annual/2021"
    let sample = try Sample.run.get().folder
    for name in ["aggregates.csv", "review.csv", "excluded.csv", "calibers.csv", "local-units.csv", "tables/H101.csv"] {
      #expect(FileManager.default.contentsEqual(atPath: "\(run)/\(name)", andPath: "\(sample)/\(name)"), "\(name)")
    }
    // Texts that only the other edition asks for are kept, and stand in units.csv; the rest of it is the same.
    func units(_ folder: String) throws -> [[String: String]] {
      try CSVRows.read(folder + "/units.csv").map { row in
        row.filter { !["main_activity", "business_scope", "main_products"].contains($0.key) }
      }
    }
    #expect(try units(run) == units(sample))
    #expect(FileManager.default.fileExists(atPath: run + "/compared-classification/items.csv"))
    #expect(try TextFile.read(run + "/manifest.json").contains("\"comparedClassification\""))
    #expect(try !TextFile.read(sample + "/manifest.json").contains("\"comparedClassification\""))
    try expectUnits(of: run)
    try expectWorkbook(of: run)
  }

  /// One row a unit; their sums are those of the moves.
  private func expectUnits(of run: String) throws {
    let units = try CSVRows.read(run + "/classification-changed-units.csv")
    let moves = try CSVRows.read(run + "/classification-changes.csv")
    for move in moves {
      let own = units.filter { $0["from_class"] == move["from_class"] && $0["to_class"] == move["to_class"] }
      #expect("\(own.count)" == move["units"])
      let revenue = own.compactMap { Decimal(string: $0["revenue"] ?? "") }.reduce(0, +)
      #expect(revenue == Decimal(string: move["revenue"] ?? "") ?? 0)
    }
    #expect(units.count == moves.compactMap { Int($0["units"] ?? "") }.reduce(0, +))
    let tea = units.filter { $0["industry_code"] == "1530" }
    #expect(tea.count > 30 && tea.allSatisfy { $0["to_class"] == "11.1.4" && $0["from_class"] == "_O" })
  }

  private func expectWorkbook(of run: String) throws {
    let script = """
      import sys, zipfile
      texts = zipfile.ZipFile(sys.argv[1]).read("xl/sharedStrings.xml").decode("utf-8")
      for text in ["原版合计", "减:移出", "加:移入", "对比版合计", "移入:不属于健康产业 → 11.1.4 养生茶制造", "分类为工作版"]:
        print(text in texts)
      """
    let result = try KangheProcess.run(program: "python3", ["-c", script, run + "/classification-changes.xlsx"])
    #expect(result.output == String(repeating: "True\n", count: 6), "\(result.errors)")
  }

  @Test func anEditionWithFaultsIsRefused() throws {
    try folder.replace(",8411,综合医院,0,", with: ",8410,综合医院,0,", in: Self.trial + "/correspondence.csv")
    let result = try KangheProcess.run(
      ["run", "yunnan-annual", "--compare-classification", Self.trial], in: folder.path)
    try result.expect(78, "industry 8410 of class 01.1.1 does not exist in 国民经济行业分类")
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/output"))
  }

  private func run(_ options: [String]) throws -> KangheProcess.Result {
    let result = try KangheProcess.run(["run", "yunnan-annual"] + options, in: folder.path)
    #expect(result.status == 0, "\(result.errors)")
    try result.expectNoUnitName()
    return result
  }

  private struct Place: Hashable {
    let code: String
    let indicator: String
  }

  /// The classes' cells of the province, and those of the review list under `_U`.
  private func cells(_ output: String) throws -> [Place: Decimal] {
    let rows = try CSVRows.read(folder.path + "/\(output)/yunnan-annual/2021/aggregates.csv")
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

  /// A caliber's mapping is of one edition.
  private func withoutCalibers() throws {
    let file = "Pipelines/yunnan-annual/pipeline.yaml"
    let text = try TextFile.read(folder.path + "/" + file)
    _ = try folder.write(
      text.replacing(/calibers: \[[^\]]*\]/, with: "calibers: []")
        .replacing(/H105\.yaml,[^\]]*\]/, with: "H105.yaml]"), to: file)
  }
}
