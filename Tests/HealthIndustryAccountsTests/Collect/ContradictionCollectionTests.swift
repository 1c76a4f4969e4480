import RecordReaders
import Testing

@testable import HealthIndustryAccounts

/// Codes against texts while records are collected: units outside the classification are looked at in the bytes of the
/// file, in either encoding, and what is found is what the careful way finds.
@Suite struct ContradictionCollectionTests {
  private let folder = TemporaryFolder()
  private static let header =
    "统一社会信用代码,单位名称,行政区划代码,详细地址,行业代码,主要业务活动,经营范围,年份,期末用工人数,营业收入,营业成本,税金及附加,应交增值税,"
    + "生产补贴,应付职工薪酬,本年折旧,固定资产原价,营业利润,投资收益,公允价值变动收益,资产处置收益,资产减值损失,信用减值损失"

  @Test(arguments: [TextEncoding.utf8, .gb18030])
  func bothSidesAreNamed(encoding: TextEncoding) async throws {
    let units = try await collect(
      [
        record("6210", activity: "综合医院"), record("6210", activity: "宠物医院"), record("8411", activity: "正餐服务"),
        record("6210", scope: "药品零售、正餐"), record("6210", scope: "正餐、药品零售"), record("8411", activity: "综合医院"),
        record("6210", name: "某口腔诊所", region: "110101"),
      ], encoding)
    #expect(
      units.findings.map { "\($0.place.record) \($0.rule.id) \($0.found)" } == [
        "1 K5206 行业代码 6210 正餐服务（不属于健康产业）；主要业务活动含“医院”（医疗服务，规则 T01）",
        "3 K5206 行业代码 8411 综合医院（整体属于 01.1.1 医院治疗服务）；主要业务活动含“正餐服务”（餐饮、住宿，规则 T11）",
        "4 K5206 行业代码 6210 正餐服务（不属于健康产业）；经营范围含“药品零售”（药品零售，规则 T02）",
      ])
    // A contradiction changes nothing but the findings: outside stays outside.
    #expect(units.counts[0].outside == 5)
    #expect(units.table.count == 2)
  }

  @Test func aPipelineMayRejectWhatContradictsItself() async throws {
    let rules = RuleBook(severities: ["K5206": .error])
    let units = try await collect([record("6210", activity: "综合医院"), record("8411")], .utf8, rules: rules)
    #expect(units.counts[0].rejected == 1)
    #expect(units.table.count == 1)
  }

  @Test(arguments: [TextEncoding.utf8, .gb18030])
  func theBytesSayWhatTheCarefulWaySays(encoding: TextEncoding) async throws {
    var random = SeededGenerator(seed: 23)
    let pieces = ["综合", "医院", "宠物", "餐饮服务", "不含", "药品", "零售", "、", ";", "(", ")", "兽药", "超市", "酷", "剂", "铨"]
    let lines = (0..<2000).map { _ in
      let text = (0..<Int.random(in: 1...6, using: &random)).map { _ in
        pieces[Int.random(in: 0..<pieces.count, using: &random)]
      }.joined()
      let code = ["6210", "8411", "6513", "4710", "9999"][Int.random(in: 0..<5, using: &random)]
      return record(code, name: "某" + text, activity: text, scope: text)
    }
    let plain = try await collect(lines, encoding)
    let careful = try await collect(lines, encoding, isStraightforward: true)
    func words(_ units: CollectedUnits) -> [String] {
      units.findings.map { "\($0.place.record) \($0.rule.id) \($0.found)" }
    }
    #expect(words(plain) == words(careful))
    #expect(words(plain).count { $0.contains("K5206") } > 200)
    #expect("\(plain.counts)" == "\(careful.counts)")
  }

  private func record(
    _ code: String, name: String = "某单位", region: String = "530102", activity: String = "", scope: String = ""
  ) -> String {
    "91330100799655058B,\(name),\(region),,\(code),\(activity),\(scope),2021" + String(repeating: ",0", count: 15)
  }

  private func collect(
    _ lines: [String], _ encoding: TextEncoding, rules: RuleBook = RuleBook(), isStraightforward: Bool = false
  ) async throws -> CollectedUnits {
    let text = ([Self.header] + lines).map { $0 + "\n" }.joined()
    let file = try folder.write(TextEncoder(encoding).bytes(of: text), as: "units.csv")
    let context = try Shipped.context(rules: rules, contradictions: Shipped.yunnan.coding.contradictions)
    return try await finaliseCollection(
      try runCollection([Shipped.source("enterprises", file)], isStraightforward: isStraightforward), context,
      sourceCount: 1, jobs: 2, onProgress: { _, _, _ in })
  }
}
