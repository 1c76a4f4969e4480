import Foundation
import Testing

/// classification check, show and import.
@Suite struct ClassificationCommandTests {
  private static let classifications = "Pipelines/classifications"
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.copyDefinitions()
  }

  @Test func checksTheWorkingEdition() throws {
    let result = try run(["check", Self.classifications + "/health-industry-2019-working"])
    #expect(result.status == 0, "\(result.errors)")
    #expect(
      result.output == """
        health-industry-2019-working: 13/53/80 divisions/groups/classes, 164 industries, no faults.
        Not official: 分类为工作版，未经与国家统计局令第27号核对

        """)
  }

  @Test func showsEveryFaultOfAnEdition() throws {
    let edition = Self.classifications + "/health-industry-2019-working"
    try folder.replace(",8411,综合医院,0,", with: ",8410,综合医院,0,", in: edition + "/correspondence.csv")
    try folder.replace("\n01,division,医疗卫生服务,", with: "\n01,division,医疗服务,", in: edition + "/items.csv")
    try run(["check", edition]).expect(
      78, "error: \(edition)/correspondence.csv:2: industry 8410 of class 01.1.1 does not exist in 国民经济行业分类",
      "error: division 01 is \"医疗服务\"; the decree has \"医疗卫生服务\"")
  }

  /// The divisions are the decree's: all of them, and no other.
  @Test func aDivisionThatTheDecreeDoesNotHaveIsAFault() throws {
    let edition = Self.classifications + "/health-industry-2019-working"
    try folder.replace(
      "\n01,division,医疗卫生服务,,official,\n",
      with: "\n01,division,医疗卫生服务,,official,\n14,division,其他,,official,\n14.1,group,其他,14,official,\n"
        + "14.1.1,class,其他,14.1,official,\n", in: edition + "/items.csv")
    try folder.replace(
      "\n01.1.1,8411,", with: "\n14.1.1,0111,稻谷种植,0,,official\n01.1.1,8411,", in: edition + "/correspondence.csv")
    try run(["check", edition]).expect(78, "error: division 14 is \"其他\"; the decree has no such division")
  }

  @Test func showsASection() throws {
    #expect(try run(["show", "Q"]).output.hasPrefix("国民经济行业分类\n  Q 卫生和社会工作\n\n"))
  }

  @Test func showsAnIndustryAndAClass() throws {
    let industry = try run(["show", "8411"])
    #expect(industry.output.contains("  8411 综合医院\n  整体属于 01.1.1 医院治疗服务\n"))
    let item = try run(["show", "01.1.1"])
    #expect(item.output.contains("01.1.1 医院治疗服务"))
    #expect(item.output.contains("    8411 综合医院"))
    try run(["show", "9999"]).expect(
      66, "error: no code \"9999\"; expected one of health-industry-2019-working such as 01.1.1")
  }

  @Test func refusesATableWithoutTheDecreesColumns() throws {
    let table = try folder.write("编号,名称\n01,医疗卫生服务\n", to: "table.csv")
    try run(["import", table, "--as", "official"]).expect(
      78, "error: \(table):1: no column of codes; expected one of: 代码, 大类, 中类, 小类",
      "\(table):1: a column is missing; expected one of: 国民经济行业分类代码")
  }

  @Test func refusesATableThatIsNotWhole() throws {
    let table = try folder.write(
      "代码,名称,说明,行业代码\n01,医疗卫生服务,,\n011,治疗服务,,\n0111,医院治疗服务,,8411、9999\n", to: "table.csv")
    try run(["import", table, "--as", "official"]).expect(
      78, "error: the edition \"official\" is not written:\n", "1 items of level division; the decree has 13\n",
      "1 items of level group; the decree has 58\n", "1 items of level class; the decree has 92\n",
      "industry 9999 of class 0111 does not exist in 国民经济行业分类",
      "division 02 is \"absent\"; the decree has \"健康事务、健康环境管理与科研技术服务\"")
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/\(Self.classifications)/official"))
  }

  @Test func importsAWholeTable() throws {
    let table = try folder.write(try wholeTable(), to: "table.csv")
    let rules = ["--rules-from", Self.classifications + "/health-industry-2019-working"]
    let result = try run(["import", table, "--as", "official"] + rules)
    #expect(result.status == 0, "\(result.errors)")
    #expect(
      result.output
        == "Pipelines/classifications/official: 13/58/92 divisions/groups/classes, 92 industries, 1 partial.\n")
    let check = try run(["check", Self.classifications + "/official"])
    #expect(check.errors == "")
    #expect(check.output == "official: 13/58/92 divisions/groups/classes, 92 industries, no faults.\n")

    let again = try run(["import", table, "--as", "official"])
    try again.expect(78, "the folder Pipelines/classifications/official exists already; choose another name")

    let pipeline = "Pipelines/yunnan-annual/pipeline.yaml"
    try folder.replace("classifications/health-industry-2019-working", with: "classifications/official", in: pipeline)
    // The mappings of local calibers are of the working edition's classes.
    let text = try TextFile.read(folder.path + "/" + pipeline)
    let withoutCalibers = text.replacing(/calibers: \[[^\]]*\]/, with: "calibers: []")
      .replacing(/H105\.yaml,[^\]]*\]/, with: "H105.yaml]")
    _ = try folder.write(withoutCalibers, to: pipeline)
    let accounts = try KangheProcess.run(["run", "yunnan-annual", "--require-official"], in: folder.path)
    try accounts.expect(0)
    #expect(!accounts.output.contains("工作版"))
    let head = try TextFile.read(folder.path + "/output/yunnan-annual/2021/tables/H101.csv")
    #expect(!head.contains("工作版"))
    #expect(head.contains("分类：健康产业统计分类（2019）。"))
  }

  private func run(_ arguments: [String]) throws -> KangheProcess.Result {
    try KangheProcess.run(["classification"] + arguments, in: folder.path)
  }

  /// The decree's 13 divisions with invented groups and classes in its counts; one industry a class.
  private func wholeTable() throws -> String {
    let divisions = [
      "医疗卫生服务", "健康事务、健康环境管理与科研技术服务", "健康人才教育与健康知识普及", "健康促进服务", "健康保障与金融服务",
      "智慧健康技术服务", "药品及其他健康产品流通服务", "其他与健康相关服务", "医药制造", "医疗仪器设备及器械制造",
      "健康用品、器材与智能设备制造", "医疗卫生机构设施建设", "中药材种植、养殖和采集",
    ]
    let industries = try CSVRows.read(folder.path + "/\(Self.classifications)/gbt4754-2017/items.csv")
      .filter { $0["level"] == "class" }.compactMap { $0["code"] }
    // 8411 and 6513 come first; the others are whatever follows 0111.
    var codes = (["8411", "6513*"] + industries.filter { !["8411", "6513"].contains($0) }).makeIterator()
    var lines = ["代码,名称,说明,行业代码"]
    for (number, name) in divisions.enumerated() {
      let division = number < 9 ? "0\(number + 1)" : "\(number + 1)"
      lines.append("\(division),\(name),,")
      // 6 × 5 + 7 × 4 = 58 groups.
      for group in 1...(number < 6 ? 5 : 4) {
        lines.append("\(division)\(group),第\(group)组,,")
        // Every group one class, and 34 of them a second: 92.
        let isDouble = number < 6 ? true : group == 1 && number < 10
        for item in 1...(isDouble ? 2 : 1) {
          lines.append("\(division)\(group)\(item),第\(group)组第\(item)类,,\(codes.next() ?? "")")
        }
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
