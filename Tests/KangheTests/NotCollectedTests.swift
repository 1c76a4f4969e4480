import Testing

/// A variable that a form does not have: what its units then have, and what is said of it.
@Suite struct NotCollectedTests {
  private let folder: TemporaryFolder
  private let form = "Pipelines/yunnan-annual/forms/institution-2021.yaml"
  private let column = "  本年折旧: {path: \"fin:figures/fin:depreciation\"}\n"

  init() throws {
    folder = try TemporaryFolder()
    try folder.copyDefinitions()
  }

  @Test func whatCountsAsMissingIsImputed() throws {
    try folder.replace(column, with: "", in: form)
    try folder.replace(
      "notCollected: {}", with: "notCollected:\n  本年折旧: {counts: missing, reason: 该表不填折旧}", in: form)
    let said = try KangheProcess.run(["run", "yunnan-annual", "--output", "output"], in: folder.path)
    #expect(said.status == 0 && !said.output.contains("no unit has value added"), "\(said.output)")
    let run = "output/yunnan-annual/2021"
    let units = try CSVRows.read("\(folder.path)/\(run)/units.csv").filter {
      $0["formulas"] == "institution" && $0["depreciation_of_year"] == ""
    }
    // Those without their assets have nothing to impute it from.
    let imputed = units.filter { $0["consumption_of_fixed_capital"] != "" }
    #expect(imputed.count > 250)
    #expect(imputed.allSatisfy { $0["is_imputed"] == "1" })
    #expect(units.allSatisfy { $0["consumption_of_fixed_capital"] != "0" })
    let result = try KangheProcess.run(["explain", "98827173153052420A1002", "--run", run], in: folder.path)
    #expect(result.output.contains("（推算：缺 本年折旧）"), "\(result.output)")
    #expect(result.output.contains("\n    本年折旧：该报表没有这项指标，按缺报处理：该表不填折旧\n"), "\(result.output)")
    // Its other record has the depreciation: that the form does not have it explains nothing.
    let filled = try KangheProcess.run(["explain", "12530102MAPUY7N94D", "--run", run], in: folder.path)
    #expect(filled.output.contains("  固定资产折旧 = 本年折旧（未经本地确认的参数）\n    = "), "\(filled.output)")
    #expect(!filled.output.contains("该报表没有这项指标"), "\(filled.output)")
  }

  /// No enterprise can report what the form does not ask for: the summary says so once.
  @Test func aFormWithoutValueAddedIsTold() throws {
    let form = "Pipelines/yunnan-annual/forms/enterprise-2021.yaml"
    try folder.replace("  本年折旧: {aliases: [本年折旧, 本年折旧(千元)]}\n", with: "", in: form)
    try folder.replace(
      "notCollected: {}", with: "notCollected:\n  本年折旧: {counts: missing, reason: 该表不填折旧}", in: form)
    let result = try KangheProcess.run(["run", "yunnan-annual", "--output", "output"], in: folder.path)
    let notice =
      "source \"enterprises\": its form counts 本年折旧 as missing, and no `otherwise` stands in for it: no unit has value added "
      + "from this source alone (V5503)"
    try result.expect(0, "warning: \(notice)\n")
    #expect(result.output.contains("Note: \(notice).\n"), "\(result.output)")
    let advice = try adviceByForm()
    #expect(
      advice.unasked == [
        "报表 enterprise-611-3 2021 没有这项指标，不必退回单位补报；报表 institution-611-5 2021、enterprise-611-3 2018 有："
          + "单位也填该表的，补上其记录；否则在公式包中用 otherwise 推算",
        // This unit has a record of the form of 2018 too, and left it empty there.
        "补报缺少的指标（报表 enterprise-611-3 2018）",
      ])
    // What the form asks for is to be reported.
    #expect(
      advice.asked == [
        "补报缺少的指标（报表 enterprise-611-3 2018）", "补报缺少的指标（报表 enterprise-611-3 2021）",
        "补报缺少的指标（报表 institution-611-5 2021）",
      ])
  }

  /// The advice of V5503 on 本年折旧 in the source that does not ask for it, and of all other V5503.
  private func adviceByForm() throws -> (unasked: Set<String>, asked: Set<String>) {
    let rows = try CSVRows.read("\(folder.path)/output/yunnan-annual/2021/findings.csv").filter {
      $0["rule_id"] == "V5503"
    }
    let isUnasked = { (row: [String: String]) in
      row["field"] == "本年折旧" && row["source_file"]?.hasPrefix("enterprises-611-3") == true
    }
    return (
      Set(rows.filter(isUnasked).compactMap { $0["advice"] }),
      Set(rows.filter { !isUnasked($0) }.compactMap { $0["advice"] })
    )
  }

  @Test func theFaultOfAMissingVariableNamesBothWays() throws {
    try folder.replace(column, with: "", in: form)
    try KangheProcess.run(["check", "yunnan-annual"], in: folder.path).expect(
      78, "does not collect \"本年折旧\"",
      "`notCollected:` as {counts: zero} or, so that the formulas impute it where they can, {counts: missing}")
  }
}
