import RecordReaders
import Testing

@testable import HealthIndustryAccounts

/// Small files read by the shipped forms of 2021.
@Suite struct RecordFinaliserTests {
  private let folder = TemporaryFolder()

  // MARK: - Enterprises (CSV, 千元)

  @Test func aRecordBecomesARow() async throws {
    let units = try await read([
      "营业收入": "\"1,234.5\"", "期末用工人数": "１２", "资产减值损失": "-3", "投资收益": "…", "税金及附加": "", "地址": "", "营业利润": "-7.25",
      "统一社会信用代码": "91330100-799655058b", "单位名称": "　昆明(某)医院 ", "行业代码": "Ｑ8411",
    ])
    let table = units.table
    #expect(table.count == 1)
    #expect(table.unitIDs[0] == "91330100799655058B")
    #expect(table.names[0] == "昆明(某)医院")
    #expect(try table.regions == [region("530102")])
    #expect(try table.industries == [.code(industry("8411"))])
    #expect(table.packs == [0])
    #expect(try figure("营业收入", table) == 12_345_000_000)
    #expect(try figure("期末用工人数", table) == 12)
    #expect(try figure("资产减值损失", table) == 30_000_000)
    #expect(try figure("营业利润", table) == -72_500_000)
    #expect(try figure("税金及附加", table) == 0)
    #expect(try figure("投资收益", table) == UnitTable.missing)
    #expect(try figure("本年收入合计", table) == UnitTable.missing)
    #expect(units.findings.isEmpty)
    #expect(table.places == [RecordPlace(file: 0, record: 1)])
  }

  struct Fate: CustomTestStringConvertible {
    let field: String
    let text: String
    let findings: String
    /// accepted, rejected, outside, or outsideIndustry.
    let fate: String
    var testDescription: String { "\(field)=\(text)" }
  }

  static let fates = [
    Fate(field: "统一社会信用代码", text: "", findings: "C4403 单位标识码", fate: "rejected"),
    Fate(field: "统一社会信用代码", text: "-", findings: "C4403 单位标识码", fate: "rejected"),
    Fate(field: "统一社会信用代码", text: "12345", findings: "C4404 单位标识码", fate: "rejected"),
    Fate(field: "统一社会信用代码", text: "91330100799655058C", findings: "C4405 单位标识码", fate: "accepted"),
    Fate(field: "统一社会信用代码", text: "913301007996550000", findings: "C4429 单位标识码", fate: "rejected"),
    Fate(field: "统一社会信用代码", text: "9.133E+17", findings: "C4429 单位标识码", fate: "rejected"),
    Fate(field: "统一社会信用代码", text: "799655058", findings: "", fate: "accepted"),
    Fate(field: "单位名称", text: "", findings: "C4403 单位名称", fate: "rejected"),
    Fate(field: "单位名称", text: "N/A", findings: "C4403 单位名称", fate: "rejected"),
    Fate(field: "年份", text: "2021年", findings: "", fate: "accepted"),
    Fate(field: "年份", text: "", findings: "C4403 年份", fate: "rejected"),
    Fate(field: "年份", text: "去年", findings: "C4406 年份", fate: "rejected"),
    Fate(field: "年份", text: "2020", findings: "C4407 年份", fate: "outside"),
    Fate(field: "行政区划代码", text: "火星", findings: "C4408 行政区划", fate: "rejected"),
    Fate(field: "行政区划代码", text: "", findings: "C4403 行政区划", fate: "rejected"),
    Fate(field: "行政区划代码", text: "530121", findings: "C4410 行政区划", fate: "accepted"),
    Fate(field: "行政区划代码", text: "110101", findings: "C4411 行政区划", fate: "outside"),
    Fate(field: "行政区划代码", text: "昆明市五华区", findings: "", fate: "accepted"),
    Fate(field: "行业代码", text: "", findings: "", fate: "accepted"),
    Fate(field: "行业代码", text: "0111", findings: "", fate: "outsideIndustry"),
    Fate(field: "行业代码", text: "0170", findings: "C4412 行业代码", fate: "accepted"),
    Fate(field: "行业代码", text: "841", findings: "C4413 行业代码", fate: "accepted"),
    Fate(field: "行业代码", text: "111", findings: "C4423 行业代码", fate: "accepted"),
    Fate(field: "行业代码", text: "9999", findings: "C4414 行业代码", fate: "accepted"),
    Fate(field: "营业收入", text: "", findings: "", fate: "accepted"),
    Fate(field: "营业收入", text: "百万", findings: "C4416 营业收入", fate: "rejected"),
    Fate(field: "营业收入", text: "0.00000001", findings: "C4417 营业收入", fate: "rejected"),
    Fate(field: "营业收入", text: "922337203685477", findings: "C4418 营业收入", fate: "rejected"),
    Fate(field: "期末用工人数", text: "1.5", findings: "C4417 期末用工人数", fate: "rejected"),
  ]

  @Test(arguments: fates) func everyRecordHasOneFate(_ example: Fate) async throws {
    let units = try await read([example.field: example.text])
    let variables = try Shipped.yunnan.variables
    #expect(units.findings.words(at: RecordPlace(file: 0, record: 1), variables) == example.findings)
    #expect(fate(units) == example.fate)
    #expect(units.counts[0].read == 1)
  }

  @Test(arguments: [(",", "accepted", ""), (",x", "rejected", "C4401"), (",,,", "accepted", "")])
  func moreFieldsThanTheHeader(extra: String, expected: String, finding: String) async throws {
    let units = try await read(lines: [try record([:]) + extra])
    #expect(fate(units) == expected)
    #expect(units.findings.map(\.rule.id).joined() == finding)
  }

  @Test func fewerFieldsThanTheHeader() async throws {
    let units = try await read(lines: ["91330100799655058B,某医院"])
    #expect(fate(units) == "rejected")
    #expect(units.findings.map(\.rule.id) == ["C4401"])
    #expect(units.findings.first?.found == "2 个字段，表头 23 个")
  }

  @Test func anAddressGivesTheRegionWhereThereIsNone() async throws {
    let units = try await read(["行政区划代码": "", "详细地址": "云南省昆明市五华区人民路1号"])
    #expect(try units.table.regions == [region("530102")])
    #expect(units.findings.map(\.rule.id) == ["C4419"])
  }

  /// It is no fault of the record that others account for it.
  @Test func anAddressElsewhereIsOutsideWhereThereIsNoRegion() async throws {
    let units = try await read(["行政区划代码": "", "详细地址": "四川省成都市武侯区人民路1号"])
    #expect(fate(units) == "outside")
    #expect(units.findings.map(\.rule.id) == ["C4411"])
    let unknown = try await read(["行政区划代码": "", "详细地址": "人民路1号"])
    #expect(fate(unknown) == "rejected")
    #expect(unknown.findings.map(\.rule.id) == ["C4403"])
  }

  @Test func anAddressRefinesAPrefecture() async throws {
    #expect(try await read(["行政区划代码": "530100", "详细地址": "安宁市连然街道"]).table.regions == [region("530181")])
    #expect(try await read(["行政区划代码": "530100", "详细地址": "安宁路1号"]).table.regions == [region("530100")])
  }

  @Test(arguments: ["C4405", "C4410", "C4412", "C4413", "C4414", "C4423"])
  func aPipelineMayRejectWhatIsOnlyNoted(rule: String) async throws {
    let fields = [
      "C4405": ["统一社会信用代码": "91330100799655058C"], "C4410": ["行政区划代码": "530121"], "C4412": ["行业代码": "0170"],
      "C4413": ["行业代码": "841"], "C4414": ["行业代码": "9999"], "C4423": ["行业代码": "111"],
    ]
    let units = try await read(lines: [record(try #require(fields[rule]))], rules: RuleBook(severities: [rule: .error]))
    #expect(fate(units) == "rejected")
  }

  @Test func recordsAreNumberedThroughTheFileWhateverTheWorkers() async throws {
    let lines = try (1...9).map { number in
      try record(["单位名称": "第\(number)号", "行业代码": number == 5 ? "0111" : "8411", "年份": number == 7 ? "无" : "2021"])
    }
    for jobs in [1, 3] {
      let units = try await read(lines: lines, jobs: jobs)
      #expect(units.table.places.map(\.record) == [1, 2, 3, 4, 6, 8, 9])
      #expect(keyedRecords(units) == [1, 2, 3, 4, 5, 6, 8, 9])
      #expect(units.findings.map(\.place.record) == [7])
      #expect(units.counts[0].read == 9)
      #expect(units.counts[0].rejected == 1)
    }
  }

  @Test func aFileWithoutRecordsIsRefused() async throws {
    let error = await #expect(throws: ReadingError.self) { try await self.read(lines: []) }
    #expect(error?.problem == .noRecords)
  }

  // MARK: - Institutions (XML, 万元)

  @Test func anInstitutionIsReadByItsPaths() async throws {
    let units = try await readInstitution(
      """
      <number>79965505853010211A1001</number><name>某医院</name>
      <address division="530102">五华区</address><category code="A100"/>
      <f:figures><f:employees>12</f:employees><f:goods serviceFees="2.5">10</f:goods></f:figures>
      """)
    let table = units.table
    #expect(table.unitIDs[0] == "79965505853010211A1001")
    #expect(try table.categoryIndustries == [industry("8411")])
    #expect(table.industries == [.missing])
    #expect(table.packs == [1])
    #expect(try figure("期末用工人数", table) == 12)
    #expect(try figure("商品和服务支出", table) == 1_000_000_000)
    #expect(try figure("劳务费", table) == 250_000_000)
    // An item that a unit may lack counts 0 where it is blank, a figure that every unit has is missing.
    #expect(try figure("福利费", table) == 0)
    #expect(try figure("本年收入合计", table) == UnitTable.missing)
  }

  @Test func theNumberGivesTheCategoryWhereThereIsNone() async throws {
    let units = try await readInstitution(
      "<number>79965505853010211A2001</number><name>某医院</name><address division=\"530102\"/>")
    #expect(units.table.categories[0] == "A2")
    #expect(try units.table.categoryIndustries == [industry("8412")])
  }

  @Test func anUnknownCategoryIsNoted() async throws {
    let units = try await readInstitution(
      "<number>799655058</number><name>某医院</name><address division=\"530102\"/><category code=\"?\"/>")
    #expect(units.findings.map(\.rule.id) == ["C4415"])
    #expect(fate(units) == "accepted")
  }

  /// Its digits would be lost without a word, and the rest of the number read as one.
  @Test func aFieldWithElementsInItsTextIsRejected() async throws {
    let units = try await readInstitution(
      "<number>799655058</number><name>甲</name><address division=\"530102\">昆<b>明</b>市</address>")
    #expect(
      units.findings.words(at: RecordPlace(file: 0, record: 1), try Shipped.yunnan.variables) == "C4427 地址")
    #expect(fate(units) == "rejected")
  }

  @Test func aRepeatedFieldIsRejected() async throws {
    let units = try await readInstitution(
      "<number>799655058</number><name>甲</name><name>乙</name><address division=\"530102\"/>")
    #expect(units.findings.words(at: RecordPlace(file: 0, record: 1), try Shipped.yunnan.variables) == "C4402 单位名称")
    #expect(fate(units) == "rejected")
  }

  // MARK: - Helpers

  private func fate(_ units: CollectedUnits) -> String {
    if units.table.count == 1 { return "accepted" }
    // Of a record outside the classification the key is kept, of one of another year or region nothing.
    if units.counts[0].outside == 1 { return keyedRecords(units).isEmpty ? "outside" : "outsideIndustry" }
    return units.counts[0].rejected == 1 ? "rejected" : "none"
  }

  /// The numbers of the records whose keys are kept.
  private func keyedRecords(_ units: CollectedUnits) -> [Int] {
    var records: [Int] = []
    for batch in units.keys {
      for part in 0..<KeyPartitions.count {
        batch.keys.withEntries(ofPart: part) { records += $0.map { batch.place($0).record } }
      }
    }
    return records.sorted()
  }

  private func figure(_ name: String, _ table: UnitTable) throws -> Int64 {
    table.figures[try #require(try Shipped.yunnan.variables.index(of: name))][0]
  }

  private static let header = [
    "统一社会信用代码", "单位名称", "行政区划代码", "详细地址", "行业代码", "主要业务活动", "经营范围", "年份", "期末用工人数", "营业收入", "营业成本", "税金及附加",
    "应交增值税", "生产补贴", "应付职工薪酬", "本年折旧", "固定资产原价", "营业利润", "投资收益", "公允价值变动收益", "资产处置收益", "资产减值损失", "信用减值损失",
  ]
  private static let defaults = [
    "统一社会信用代码": "91330100799655058B", "单位名称": "某医院", "行政区划代码": "530102", "行业代码": "8411", "年份": "2021",
  ]

  private func record(_ changes: [String: String]) throws -> String {
    Self.header.enumerated().map { index, column in
      changes[column] ?? Self.defaults[column] ?? (index < 8 ? "" : "0")
    }.joined(separator: ",")
  }

  private func read(_ changes: [String: String]) async throws -> CollectedUnits {
    try await read(lines: [record(changes)])
  }

  private func read(lines: [String], rules: RuleBook = RuleBook(), jobs: Int = 1) async throws -> CollectedUnits {
    let text = ([Self.header.joined(separator: ",")] + lines).map { $0 + "\n" }.joined()
    return try await read(folder.write(text, as: "units.csv"), source: "enterprises", rules: rules, jobs: jobs)
  }

  private func readInstitution(_ fields: String) async throws -> CollectedUnits {
    let xml = """
      <registry xmlns="urn:kanghe:sample:health-registry" xmlns:f="urn:kanghe:sample:health-registry:finance">
      <institutions><institution year="2021">\(fields)</institution></institutions></registry>
      """
    return try await read(folder.write(xml, as: "units.xml"), source: "institutions")
  }

  private func read(_ file: String, source id: String, rules: RuleBook = RuleBook(), jobs: Int = 1) async throws
    -> CollectedUnits
  {
    let source = try Shipped.source(id, file)
    let context = try Shipped.context(rules: rules)
    return try await finaliseCollection(
      try runCollection([source]), context, sourceCount: 1, jobs: jobs, onProgress: { _, _, _ in })
  }
}
