import Foundation
import Testing

/// classification diff, and run --compare-classification, with a trial edition made from the working one.
@Suite struct ClassificationComparisonTests {
  private let folder: TemporaryFolder
  private let trial: TrialEdition

  init() throws {
    folder = try TemporaryFolder()
    try folder.copyDefinitions()
    trial = try TrialEdition(in: folder)
  }

  @Test func diffShowsEveryChange() throws {
    let file = folder.path + "/diff.csv"
    let result = try KangheProcess.run(
      ["classification", "diff", TrialEdition.working, TrialEdition.path, "--csv", file], in: folder.path)
    #expect(result.status == 0, "\(result.errors)")
    for line in [
      "从 health-industry-2019-working 健康产业统计分类（2019）工作版（分类为工作版，未经与国家统计局令第27号核对）", "到 trial ",
      "新增类别（1）\n  11.1.4 养生茶制造：小类，在 11.1 下", "类别改名（1）\n  01.1.2 基层医疗卫生服务 → 基层医疗服务",
      "  1530 精制茶加工：整体 11.1.4 养生茶制造", "不再列入的行业（1）\n  9226 行政监督检查机构：部分 02.1.1 政府健康事务管理服务",
      "行业改归其他小类（1）\n  8522 康复辅具适配服务：整体 01.2.1 康复服务 → 整体 10.6.1 康复辅具制造",
      "行业由整体改为部分（1）\n  8416 疗养院：", "行业由部分改为整体（1）\n  8052 足浴服务：",
    ] {
      #expect(result.output.contains(line), "\(line)\n\(result.output)")
    }
    let rows = try CSVRows.read(file)
    #expect(result.output.contains("\(file): \(rows.count) changes."))
    #expect(rows.filter { $0["change"] == "industryAdded" }.map { $0["code"] } == ["1530", "5212"])
    let same = try KangheProcess.run(["classification", "diff", TrialEdition.path, TrialEdition.path], in: folder.path)
    #expect(same.output.hasSuffix("没有差异\n"))
    // A copy that kept the name: the folders tell which is which.
    #expect(same.output.hasPrefix("从 \(TrialEdition.path)：trial "))
    try KangheProcess.run(["classification", "diff", TrialEdition.working, "none"], in: folder.path).expect(
      78, "none/edition.yaml")
  }

  /// What a run says of the trial edition is what a run by the trial edition gives.
  @Test func theMovesLeadFromOneRunToTheOther() throws {
    try trial.leaveOutCalibers()
    let compared = try trial.run(["--compare-classification", TrialEdition.path, "--output", "a"])
    #expect(compared.output.contains("Classification compared: "))
    #expect(compared.output.contains("  run by   health-industry-2019-working 健康产业统计分类（2019）工作版（分类为工作版，"))
    #expect(!compared.output.contains("classification-decisions.csv"))
    try trial.adopt()
    _ = try trial.run(["--output", "b"])
    let moves = try CSVRows.read(trial.run(named: "a") + "/classification-changes.csv")
    #expect(Set(moves.map { $0["change"] }).isSuperset(of: ["改归其他小类", "移出", "移入", "小类改名（代码不变）"]))
    try trial.expectMoves(of: "a", leadTo: "b")
  }

  @Test func theRunItselfIsNotChanged() throws {
    let result = try trial.run(["--compare-classification", TrialEdition.path])
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
      for text in ["原版合计", "减：移出", "加：移入", "对比版合计", "移入：不属于健康产业 → 11.1.4 养生茶制造", "分类为工作版"]:
        print(text in texts)
      """
    let result = try KangheProcess.run(program: "python3", ["-c", script, run + "/classification-changes.xlsx"])
    #expect(result.output == String(repeating: "True\n", count: 6), "\(result.errors)")
    try expectHeights(of: run)
  }

  /// A row of one line cut labels off that need two.
  private func expectHeights(of run: String) throws {
    let script = """
      import re, sys, zipfile
      book = zipfile.ZipFile(sys.argv[1])
      texts = re.findall("<si><t[^>]*>([^<]*)</t></si>", book.read("xl/sharedStrings.xml").decode("utf-8"))
      rows = book.read("xl/worksheets/sheet1.xml").decode("utf-8")
      for height, text in re.findall('<row [^>]* ht="([0-9.]+)"[^>]*><c r="A[0-9]+"[^>]*t="s"><v>([0-9]+)</v>', rows):
        if texts[int(text)].startswith(("原版合计", "小类改名")): print(height, texts[int(text)])
      """
    let result = try KangheProcess.run(program: "python3", ["-c", script, run + "/classification-changes.xlsx"])
    #expect(
      result.output == "16 原版合计\n32 小类改名（代码不变）：01.1.2 基层医疗卫生服务 → 01.1.2 基层医疗服务\n", "\(result.errors)")
  }

  /// A copy of the working edition that somebody edits, as the first thing that comes to mind.
  @Test func aComparedEditionOfTheSameNameIsTold() throws {
    try folder.replace(
      "classification: trial", with: "classification: health-industry-2019-working",
      in: TrialEdition.path + "/edition.yaml")
    let notice = "the compared edition is called \"health-industry-2019-working\" as the run's own"
    #expect(try trial.run(["--compare-classification", TrialEdition.path]).output.contains("Note: \(notice)"))
  }

  /// Another name for a class moves no unit.
  @Test func aRenamedClassMovesNoUnit() throws {
    let edition = "Pipelines/classifications/renamed"
    try FileManager.default.copyItem(
      atPath: folder.path + "/" + TrialEdition.working, toPath: folder.path + "/" + edition)
    try folder.replace(
      "classification: health-industry-2019-working", with: "classification: renamed", in: edition + "/edition.yaml")
    try folder.replace("01.1.2,class,基层医疗卫生服务,", with: "01.1.2,class,基层医疗服务,", in: edition + "/items.csv")
    let output = try trial.run(["--compare-classification", edition]).output
    #expect(output.contains("\nClassification compared: 0 units would not stay in their class\n"), "\(output)")
    #expect(output.contains(/\n  [0-9]+ units would stay in a class that is only renamed\n/), "\(output)")
    #expect(!output.contains("Largest moves"), "\(output)")
    let moves = try CSVRows.read(folder.path + "/output/yunnan-annual/2021/classification-changes.csv")
    #expect(moves.map { $0["change"] } == ["小类改名（代码不变）"])
    let diff = try KangheProcess.run(["classification", "diff", TrialEdition.working, edition], in: folder.path).output
    #expect(diff.hasSuffix("\n\n类别改名（1）\n  01.1.2 基层医疗卫生服务 → 基层医疗服务\n"), "\(diff)")
  }

  @Test func anEditionWithFaultsIsRefused() throws {
    try folder.replace(",8411,综合医院,0,", with: ",8410,综合医院,0,", in: TrialEdition.path + "/correspondence.csv")
    let result = try KangheProcess.run(
      ["run", "yunnan-annual", "--compare-classification", TrialEdition.path], in: folder.path)
    try result.expect(78, "industry 8410 of class 01.1.1 does not exist in 国民经济行业分类")
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/output"))
  }
}
