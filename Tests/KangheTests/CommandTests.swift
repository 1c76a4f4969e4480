import Foundation
import Testing

/// help, check and explain.
@Suite struct CommandTests {
  @Test(arguments: [["--help"], ["run", "--help"]]) func helpListsTheExitCodes(_ arguments: [String]) throws {
    let result = try KangheProcess.run(arguments)
    #expect(result.status == 0)
    for code in ["0", "1", "3", "4", "64", "65", "66", "70", "73", "75", "78"] {
      #expect(result.output.contains("\n  \(code)  "), "\(code)")
    }
  }

  @Test(arguments: [
    ["frobnicate"], ["run"], ["run", "yunnan-annual", "--jobs", "0"], ["run", "yunnan-annual", "--source", "x.csv"],
  ])
  func commandLineThatIsNotUnderstood(_ arguments: [String]) throws {
    #expect(try KangheProcess.run(arguments).status == 64)
  }

  @Test(arguments: ["yunnan-annual", "enterprise-register", "institution-register"])
  func definitionsHaveNoFaults(_ pipeline: String) throws {
    let result = try KangheProcess.run(["check", pipeline])
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.hasPrefix("\(pipeline): "))
    #expect(result.output.hasSuffix(" definition files, no faults.\n"))
  }

  @Test func explainsACountedUnit() throws {
    let result = try explain("98827173153052420A1002")
    #expect(result.status == 0, "\(result.errors)")
    for line in [
      "单位 98827173153052420A1002 保山市昌宁县中心医院", "记录 institutions.xml 第 2 条", "  行业 8411 综合医院",
      "  归入 01 医疗卫生服务 › 01.1 治疗服务 › 01.1.1 医院治疗服务", "    = 337205600 + 2021900 + 58437100 + 0 = 397664600",
      "注：分类为工作版，未经与国家统计局令第27号核对",
    ] { #expect(result.output.contains(line + "\n"), "\(line)\n\(result.output)") }
  }

  /// A sum of one term is its own result.
  @Test func explanationsSayAFigureOnce() throws {
    let result = try explain("91530602344299333R")
    #expect(result.output.contains("  劳动者报酬 = 应付职工薪酬\n    = 32944000\n"))
    #expect(result.output.contains("  营业收入 = 149060000\n"))
    #expect(result.output.contains("    = 741000 + 2091000 - 0 = 2832000\n"))
    for line in result.output.split(separator: "\n") {
      let parts = line.split(separator: "=").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
      #expect(Set(parts).count == parts.count, "\(line)")
    }
  }

  /// A rejected unit has neither class nor value added, and its findings came first as 三、.
  @Test func headingsAreNumberedAsTheyStand() throws {
    #expect(try headings("12532532MA6U3E8T80") == ["一、审核发现"])
    #expect(try headings("98827173153052420A1002").map { $0.prefix(5) } == ["一、分类", "二、增加值"])
  }

  private func headings(_ unit: String) throws -> [Substring] {
    try explain(unit).output.split(separator: "\n").filter { $0.contains(/^[一二三四五六七八九十]、/) }
  }

  /// A bare 0 would look as if the unit had reported it.
  @Test func explainsWhatTheFormDoesNotHave() throws {
    let result = try explain("915303023241054070")
    #expect(result.output.contains("    = 1292000 + 2524000 - 0 = 3816000\n    生产补贴：该报表没有这项指标，计为 0：2018年报表未单列生产补贴\n"))
    #expect(result.output.contains("    信用减值损失：该报表没有这项指标，计为 0：信用减值损失自新金融工具准则起单列\n"))
    #expect(!result.output.contains("税金及附加：该报表"))
    // The form of 2021 has them all, and of two records the first one's form gave the figures.
    #expect(try !explain("91530602344299333R").output.contains("该报表没有"))
    #expect(try !explain("12530102MAPUY7N94D").output.contains("该报表没有"))
  }

  @Test func explainsAUnitToReview() throws {
    let result = try explain("915301022979174333")
    #expect(result.status == 0, "\(result.errors)")
    for line in [
      "单位 915301022979174333 云南苍信火腿有限责任公司", "  待定，未计入合计：行业代码为2011版且没有唯一对应，或与门类字母不符",
      "  营业收入 321941000", "  · 行业代码改变（现无可用的代码）",
      "  · 一条审定（填写 review.xlsx 后导入）",
    ] { #expect(result.output.contains(line + "\n"), "\(line)\n\(result.output)") }
  }

  @Test func explainsTheLadderOfAUnit() throws {
    let result = try explain("91530602344299333R")
    for line in [
      "  1. 审定：没有对该单位的审定", "  2. 机构类别：该单位没有机构类别", "  3. 行业整体：7452 检测服务（部分属于）",
      "  4. 活动规则：主要业务活动含“药品” → 归入 02.3.2 健康相关检验、检测、认证服务（到此为止）", "什么会改变归类",
      "  · 一条审定（该单位不在 review.xlsx 中：在表中手工加一行，单位标识码填 91530602344299333R，核对码留空，填好黄色各列后导入）",
    ] { #expect(result.output.contains(line + "\n"), "\(line)\n\(result.output)") }
  }

  @Test func explainsAUnitThatIsPutOutside() throws {
    let result = try explain("530111MANN1X267")
    for line in [
      "  不属于健康产业，未计入：机构类别；行业不属于健康产业", "  3. 行业整体：上面已经确定，没有再看", "  · 机构类别改变（机构类别先于行业代码，只改行业代码不起作用）",
    ] { #expect(result.output.contains(line + "\n"), "\(line)\n\(result.output)") }
    #expect(result.output.contains("  2. 机构类别：机构类别 Q100 对应行业 9519 "))
  }

  /// What became of a record that is in no list is said, not left to be guessed among all that it may be.
  @Test(arguments: [
    ("91532501MAXTXGBH63", "enterprises-611-3.csv 第 325 条因有错误被剔除（C4416）。"),
    ("925331021035237363", "enterprises-611-3.csv 第 666 条不属于本期（C4407）。"),
    ("91530926161575585Y", "enterprises-611-3.csv 第 632 条不在核算地区内（C4411）。"),
    ("12530827MA8RXJM407", " 是同一单位，以后者为准（I5101）。"),
  ])
  func explainsWhatBecameOfARecord(_ unit: String, _ fate: String) throws {
    let result = try explain(unit)
    #expect(result.status == 0, "\(result.errors)")
    let line = try #require(result.output.split(separator: "\n").dropFirst().first)
    #expect(line.hasPrefix("不在计入、待定、不属于健康产业的名单里：") && line.hasSuffix(fate), "\(line)")
  }

  @Test func putsNegativeFiguresInBrackets() throws {
    let result = try explain("530102A10001")
    #expect(result.output.contains("    = 217351300 + 912100 + 18035588 + (-360900) = 235938088\n"), "\(result.output)")
  }

  @Test func doesNotKnowAUnit() throws {
    let result = try explain("91530402MAJHXU2K5X")
    try result.expect(
      66,
      "error: unit 91530402MAJHXU2K5X is neither counted nor on the review list nor excluded nor in the findings of ")
  }

  @Test func explainsRunsOnly() throws {
    let folder = try TemporaryFolder()
    try KangheProcess.run(["explain", "91530402MAJHXU2K5X", "--run", folder.path]).expect(
      66, "error: \(folder.path) is no run: manifest.json or definitions/ is missing.")
  }

  @Test(arguments: [("manifest.json", 0o640), ("definitions", 0o700)])
  func saysWhoMayNotReadARun(_ name: String, _ mode: Int) throws {
    let folder = try TemporaryFolder()
    let run = folder.path + "/run"
    try FileManager.default.copyItem(atPath: Sample.run.get().folder, toPath: run)
    try folder.setMode(0o755, of: "run")
    try folder.setMode(0o755, of: "run/definitions")
    try folder.setMode(0o644, of: "run/manifest.json")
    try folder.setMode(geteuid() == 0 ? mode : 0, of: "run/" + name)
    let unit = ["explain", "91530402MAJHXU2K5X", "--run", run]
    try KangheProcess.runWithoutRights(unit, in: folder).expect(
      66,
      "error: \(run)/\(name): permission denied: the account \(KangheProcess.accountWithoutRights) may not read it (owner "
    )
  }

  @Test func saysThatARunsFolderIsClosed() throws {
    let folder = try TemporaryFolder()
    let run = folder.path + "/run"
    try FileManager.default.copyItem(atPath: Sample.run.get().folder, toPath: run)
    try folder.setMode(geteuid() == 0 ? 0o700 : 0, of: "run")
    try KangheProcess.runWithoutRights(["explain", "91530402MAJHXU2K5X", "--run", run], in: folder).expect(
      66, "error: \(run)/manifest.json: permission denied: the account ", " may not read in a folder on the way to it")
    try folder.setMode(0o700, of: "run")
  }

  private func explain(_ unit: String) throws -> KangheProcess.Result {
    try KangheProcess.run(["explain", unit, "--run", Sample.run.get().folder])
  }
}
