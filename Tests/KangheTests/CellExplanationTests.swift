import Foundation
import Testing

/// `kanghe explain --table`: the units behind a printed cell, on SampleData.
@Suite struct CellExplanationTests {
  @Test func aCellIsTheSumOfItsUnits() throws {
    let run = try Sample.run.get().folder
    let units = try CSVRows.read(run + "/units.csv").filter { $0["region_code"]?.hasPrefix("5306") == true }
    let amounts = units.map { Decimal(string: $0["value_added"] ?? "") }
    let sum = amounts.compactMap(\.self).reduce(0, +)
    let largest = try #require(units.max { Self.valueAdded($0) < Self.valueAdded($1) })
    let output = try explain("H102", "昭通市", "增加值", ["--limit", "3"])
    let printed = try printed("H102", "昭通市", column: "增加值_合计")
    for line in [
      "单元格 昭通市 × 增加值_合计", "表中的数 \(printed) 万元", "精确值 \(sum) 元",
      "  合计 \(units.count) 个单位，增加值 \(sum) 元", "  核对：与 aggregates.csv 的精确值相等，修约后与 tables/H102.csv 的数相同",
      "  缺数：\(amounts.count { $0 == nil }) 个单位缺少增加值，未计入金额（计入单位数）",
    ] { #expect(output.contains(line + "\n"), "\(line)\n\(output)") }
    #expect(output.contains("  1. \(largest["unit_id"] ?? "") \(largest["unit_name"] ?? "")："))
    #expect(output.contains("  3. ") && !output.contains("  4. "))
    #expect(output.contains("  其余 \(units.count - 3) 个单位合计 "))
  }

  private static func valueAdded(_ unit: [String: String]) -> Decimal {
    Decimal(string: unit["value_added"] ?? "") ?? 0
  }

  /// A region by code and short name, a class by code and by name.
  @Test func aCellHasSeveralNames() throws {
    let first = try explain("H104", "530600", "05")
    for (row, column) in [("昭通", "健康保障与金融服务"), ("昭通市", "05 健康保障与金融服务")] {
      #expect(try explain("H104", row, column) == first)
    }
    #expect(first.contains("；05."))
    #expect(try explain("H101", "01.1.1", "营业收入") == explain("H101", "医院治疗服务", "营业收入"))
  }

  @Test func theFileHoldsAllUnits() throws {
    let folder = try TemporaryFolder()
    let file = folder.path + "/cell.csv"
    let output = try explain("H101", "12", "劳动者报酬", ["--limit", "0", "--csv", file])
    let rows = try CSVRows.read(file)
    let sum = rows.compactMap { Decimal(string: $0["labour_compensation"] ?? "") }.reduce(0, +)
    #expect(rows.allSatisfy { $0["code"]?.hasPrefix("12.") == true })
    #expect(output.contains("精确值 \(sum) 元\n"))
    #expect(output.contains("  其余 \(rows.count) 个单位合计 \(sum) 元\n"))
    #expect(!output.contains("  1. "))
  }

  @Test func aShareNamesNumeratorAndDenominator() throws {
    let output = try explain("H105", "昭通市", "占GDP比重", ["--limit", "1"])
    #expect(output.contains("分子（增加值）6415490573.83 元\n分母（地区生产总值）146206000000 元\n"))
    #expect(output.contains("表中的数 4.39 %\n"))
    #expect(output.contains("  合计 88 个单位，增加值 6415490573.83 元\n"))
  }

  @Test func theProvincesGDPIsASum() throws {
    let output = try explain("H105", "云南省", "地区生产总值")
    #expect(output.contains("地区生产总值 2714617000000 元：各市州地区生产总值，下列各地区之和\n  530100 昆明市 722250000000 元\n"))
    #expect(!output.contains("一、单位"))
  }

  @Test func theDifferenceIsOfUnitsKnownInTheProvinceOnly() throws {
    let run = try Sample.run.get().folder
    let units = try CSVRows.read(run + "/units.csv").filter { $0["region_code"] == "530000" }
    let output = try explain("H102", "云南省与各市州合计之差", "增加值")
    #expect(!units.isEmpty)
    for unit in units { #expect(output.contains(". \(unit["unit_id"] ?? "") ")) }
    #expect(output.contains("  合计 \(units.count) 个单位，"))
    #expect(try explain("H102", "相对差", "增加值").contains("表中的数 0.02 %\n"))
  }

  @Test func undeterminedUnitsAreThoseOfTheReviewList() throws {
    let review = try CSVRows.read(Sample.run.get().folder + "/review.csv")
    let output = try explain("H101", "待定(未计入合计)", "营业收入")
    #expect(output.contains("一、单位（review.csv，"))
    #expect(output.contains("  合计 \(review.count) 个单位，"))
  }

  @Test func aFieldOfALocalCaliberHasUnitsOutsideTheClassification() throws {
    let output = try explain("H112", "绿色食品/其中:国家口径以外", "单位数")
    let local = try CSVRows.read(Sample.run.get().folder + "/local-units.csv").filter { $0["field_code"] == "9" }
    #expect(output.contains("精确值 \(local.count) 个\n"))
    #expect(output.contains("一、单位（units.csv、local-units.csv，按营业收入的绝对值从大到小）\n"))
    #expect(try explain("H122", "地方口径合计", "9").contains("核对：与 calibers.csv 的精确值相等"))
  }

  /// A cell without figures was explained as 0.
  @Test func whatIsMissingIsNotZero() throws {
    let output = try explain("H104", "保山", "06", ["--limit", "0"])
    #expect(output.contains("表中的数 … 万元\n精确值 …（缺）\n"))
    #expect(output.contains("  其余 1 个单位合计 …（缺）\n  合计 1 个单位，增加值 …（缺）\n"))
    #expect(output.contains("  核对：aggregates.csv 和 tables/H104.csv 也没有这个数\n"))
    // So of the units of the review list.
    #expect(try explain("H104", "曲靖", "12").contains("个，增加值 …（缺）\n"))
    // The difference of nothing known is 0, as the table prints it.
    #expect(try explain("H104", "云南省与各市州合计之差", "06").contains("精确值 0 元\n"))
  }

  @Test func aBlankCellSaysSo() throws {
    #expect(try explain("H102", "待定", "占GDP比重").contains("空格：该项不适用，没有对应的单位。"))
  }

  @Test func cellsThatAreNotThere() throws {
    let run = try Sample.run.get().folder
    func expect(_ table: String, _ row: String, _ column: String, _ message: String) throws {
      try KangheProcess.run(["explain", "--table", table, "--row", row, "--column", column, "--run", run])
        .expect(66, "error: " + message)
    }
    try expect("H199", "昭通市", "增加值", "the run has no table \"H199\"; expected one of: H101, H102,")
    try expect("H102", "北京市", "增加值", "the table H102 has no row \"北京市\"; expected one of: 云南省, 昆明市,")
    try expect("H102", "昭通市", "总产出", "the table H102 has no column \"总产出\"; expected one of: 单位数,")
    try expect("H105", "昭通市", "增加值", "\"增加值\" may be several columns of the table H105: 健康产业增加值, ")
    try expect("H112", "其中：国家口径以外", "单位数", "\"其中：国家口径以外\" may be several rows of the table H112: 9 绿色食品/其中")
  }

  @Test(arguments: [
    ["--table", "H102"], ["91530402MAJHXU2K5X", "--limit", "3"], ["--table", "H102", "--caliber", "qujing"],
  ])
  func optionsThatDoNotFit(_ options: [String]) throws {
    #expect(try KangheProcess.run(["explain"] + options + ["--run", "."]).status == 64)
  }

  /// Whatever was changed behind the run's back, a sum is never shown that is not the cell's.
  @Test(arguments: ["units.csv", "aggregates.csv", "tables/H102.csv"])
  func filesThatDoNotAgreeAreAnError(_ name: String) throws {
    let folder = try TemporaryFolder()
    let run = folder.path + "/run"
    try FileManager.default.copyItem(atPath: Sample.run.get().folder, toPath: run)
    switch name {
    case "units.csv": try folder.replace(",465764000,", with: ",465764001,", in: "run/units.csv")
    case "aggregates.csv": try folder.replace("6415490573.83", with: "6415490573.84", in: "run/aggregates.csv")
    default: try folder.replace("641549.06", with: "641549.07", in: "run/tables/H102.csv")
    }
    let published = name == "units.csv" ? "aggregates.csv" : name
    try KangheProcess.run(["explain", "--table", "H102", "--row", "昭通市", "--column", "增加值", "--run", run]).expect(
      70, "error: the units of units.csv do not add up to the cell \"昭通市 × 增加值_合计\" of \(published); ")
  }

  private func explain(_ table: String, _ row: String, _ column: String, _ options: [String] = []) throws -> String {
    let result = try KangheProcess.run(
      ["explain", "--table", table, "--row", row, "--column", column, "--run", Sample.run.get().folder] + options)
    #expect(result.status == 0, "\(result.errors)")
    return result.output
  }

  /// A cell of a table's CSV file, read without the library.
  private func printed(_ table: String, _ row: String, column: String) throws -> String {
    let records = CSVRows.parse(try TextFile.read(Sample.run.get().folder + "/tables/\(table).csv"))
    let head = try #require(records.first { $0.contains(column) })
    let place = try #require(head.firstIndex(of: column))
    let cells = try #require(records.first { $0[0].hasSuffix(row) })
    return cells[place]
  }
}
