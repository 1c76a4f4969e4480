import Foundation
import Testing

/// A pipeline of a prefecture: its tables list counties, which nobody may publish as they are.
@Suite struct CountyRunTests {
  private static let pipeline = "Pipelines/yunnan-annual/pipeline.yaml"
  private static let warning = "本表列有县级数，未经保密处理（本版不隐藏单元格），不要发布。"

  @Test func tablesSummaryLogAndReadmeWarn() throws {
    let folder = try TemporaryFolder()
    try folder.copyDefinitions()
    try TrialEdition(in: folder).leaveOutCalibers()
    try folder.replace("regions: [\"530000\"]", with: "regions: [\"530100\"]", in: Self.pipeline)
    try folder.replace("scope: sum-of-parts", with: "scope: as-given", in: Self.pipeline)
    let result = try KangheProcess.run(["run", "yunnan-annual", "--log-format", "json"], in: folder.path)
    let notice = "H102, H103, H104, H105 print counties, and no cell is suppressed: do not publish them"
    try result.expect(0, "{\"level\":\"warning\",\"message\":\"\(notice)\"")
    #expect(result.output.contains("Note: \(notice).\n"))

    let run = folder.path + "/output/yunnan-annual/2021"
    for name in ["H102", "H103", "H104", "H105"] {
      #expect(try TextFile.read("\(run)/tables/\(name).csv").contains(Self.warning), "\(name)")
    }
    #expect(try !TextFile.read(run + "/tables/H101.csv").contains(Self.warning))
    #expect(try TextFile.read(run + "/README.txt").contains("不要发布：H102、H103、H104、H105 列有县级数"))
  }

  /// The longest label of a table of regions is that of a prefecture with a long name; it was cut off.
  @Test func labelsOfLongNamesHaveRoom() throws {
    let folder = try TemporaryFolder()
    try folder.copyDefinitions()
    try TrialEdition(in: folder).leaveOutCalibers()
    try folder.replace("regions: [\"530000\"]", with: "regions: [\"532500\"]", in: Self.pipeline)
    try folder.replace("scope: sum-of-parts", with: "scope: as-given", in: Self.pipeline)
    try folder.replace(
      "[../tables/H101.yaml, ../tables/H102.yaml, ../tables/H103.yaml, ../tables/H104.yaml, ../tables/H105.yaml]",
      with: "[../tables/H102.yaml]", in: Self.pipeline)
    let result = try KangheProcess.run(["run", "yunnan-annual"], in: folder.path)
    try result.expect(0)
    #expect(result.output.contains("Note: H102 prints counties, "))
    let script = """
      import re, sys, zipfile
      book = zipfile.ZipFile(sys.argv[1])
      print("红河哈尼族彝族自治州与各市州合计之差" in book.read("xl/sharedStrings.xml").decode("utf-8"))
      print(re.search('<col min="1" max="1" width="([0-9]+)', book.read("xl/worksheets/sheet1.xml").decode("utf-8"))[1])
      """
    let book = folder.path + "/output/yunnan-annual/2021/tables/yunnan-annual-2021.xlsx"
    #expect(try KangheProcess.run(program: "python3", ["-c", script, book]).output == "True\n38\n")
  }

  /// Nothing is below a county: it differs from no sum.
  @Test func aPipelineOfCountiesHasNoDifferences() throws {
    let folder = try TemporaryFolder()
    try folder.copyDefinitions()
    try TrialEdition(in: folder).leaveOutCalibers()
    try folder.replace("regions: [\"530000\"]", with: "regions: [\"530102\", \"530103\"]", in: Self.pipeline)
    try folder.replace("scope: sum-of-parts", with: "scope: as-given", in: Self.pipeline)
    let gdp = try folder.write("行政区划代码,年份,地区生产总值\n530102,2021,1300\n530103,2021,1000\n", to: "gdp.csv")
    try KangheProcess.run(["run", "yunnan-annual", "--source", "gdp=\(gdp)"], in: folder.path).expect(0)
    let table = try TextFile.read(folder.path + "/output/yunnan-annual/2021/tables/H105.csv")
    #expect(!table.contains("合计之差") && !table.contains("相对差"))
    #expect(table.contains("各市州地区生产总值；各地区的地区生产总值为公布数，合计为其和。"))
  }

  /// The prefecture's GDP is published, its counties' is not in the file.
  @Test func gdpThatTheFileLacks() throws {
    let folder = try TemporaryFolder()
    try folder.copyDefinitions()
    try TrialEdition(in: folder).leaveOutCalibers()
    try folder.replace("regions: [\"530000\"]", with: "regions: [\"530100\"]", in: Self.pipeline)
    try folder.replace("scope: sum-of-parts", with: "scope: as-given", in: Self.pipeline)
    let gdp = "SampleData/gdp.csv"
    func expect(_ note: String, _ notice: String) throws {
      let result = try KangheProcess.run(["run", "yunnan-annual"], in: folder.path)
      try result.expect(0, "warning: \(notice)")
      #expect(result.output.contains("Note: \(notice)"))
      let table = try TextFile.read(folder.path + "/output/yunnan-annual/2021/tables/H105.csv")
      #expect(table.contains("各市州地区生产总值；\(note)"))
    }
    try expect(
      "全区域地区生产总值为公布数。缺2021年数的地区：昆明市所属各地区，表中以“…”表示。", "no GDP of 2021 for 14 of 15 regions (530102, ")
    try folder.replace("530100,昆明市,2021,", with: "530100,昆明市,2020,", in: gdp)
    try expect("缺2021年数的地区：昆明市、昆明市所属各地区，表中以“…”表示。", "no GDP of 2021 for 15 of 15 regions (530100, ")
  }

  /// Also units that state the province, and only in their address where in it they are.
  @Test func aPrefectureHasTheUnitsThatItHasInItsProvince() throws {
    func figures(_ run: String) throws -> [String: String] {
      let units = try CSVRows.read(run + "/units.csv").filter { $0["region_code"]?.hasPrefix("5301") == true }
      return Dictionary(units.map { ($0["unit_id"] ?? "", $0["value_added"] ?? "") }, uniquingKeysWith: { $0 + $1 })
    }
    let folder = try runOf(#"["530100"]"#)
    let expected = try figures(Sample.run.get().folder)
    #expect(expected.count > 300)
    #expect(try figures(folder.path + "/output/yunnan-annual/2021") == expected)
  }

  @Test func eachRegionsDifferencesCanBeExplained() throws {
    let folder = try runOf(#"["530100", "530300"]"#)
    func explain(_ row: String) throws -> KangheProcess.Result {
      try KangheProcess.run(
        ["explain", "--table", "H102", "--row", row, "--column", "增加值", "--run", "output/yunnan-annual/2021"],
        in: folder.path)
    }
    let names = ["昆明市与各市州合计之差/相对差（%）", "曲靖市与各市州合计之差/相对差（%）"]
    for name in names { try #expect(explain(name).output.contains("单元格 \(name) × 增加值_合计\n表中的数 ")) }
    try explain("相对差（%）").expect(66, "of the table H102: \(names.joined(separator: ", "))")
  }

  private func runOf(_ regions: String) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.copyDefinitions()
    try TrialEdition(in: folder).leaveOutCalibers()
    try folder.replace("regions: [\"530000\"]", with: "regions: \(regions)", in: Self.pipeline)
    try folder.replace("scope: sum-of-parts", with: "scope: as-given", in: Self.pipeline)
    try KangheProcess.run(["run", "yunnan-annual"], in: folder.path).expect(0)
    return folder
  }
}
