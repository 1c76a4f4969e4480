import Foundation
import Testing

/// The command on SampleData, file by file.
@Suite struct SampleRunTests {
  private static let tables = [
    "H101", "H102", "H103", "H104", "H105", "H111", "H112", "H113", "H121", "H122", "H123", "H131", "H132", "H133",
  ]
  private static let snapshots = KangheProcess.packageRoot + "/Tests/KangheTests/Snapshots"

  /// A person may see what a code with too few digits was meant to be; without it the row says only that there is one.
  @Test func theReviewListShowsCodesWithTooFewDigits() throws {
    let folder = try Sample.run.get().folder
    let findings = try CSVRows.read(folder + "/findings.csv").filter { ["C4413", "C4423"].contains($0["rule_id"]) }
    let reported = Dictionary(
      findings.map { ("\($0["source_file"] ?? "")#\($0["record_number"] ?? "")", $0["found"] ?? "") },
      uniquingKeysWith: { first, _ in first })
    #expect(Set(findings.map { $0["rule_id"] }) == ["C4413", "C4423"])
    let rows = try CSVRows.read(folder + "/review.csv").filter { $0["reason"]?.contains("行业代码不足4位") == true }
    #expect(!rows.isEmpty)
    for row in rows {
      let code = reported["\(row["source_file"] ?? "")#\(row["record_number"] ?? "")"]
      #expect(code != nil && row["industry_code"] == code)
    }
  }

  @Test func endsWellAndShowsCountsOnly() throws {
    let run = try Sample.run.get()
    try run.result.expect(0, "4.3 run collection", "6.5 finalise outputs")
    #expect(run.result.output.contains("Tables: \(run.folder)/tables"))
    #expect(run.result.output.contains("分类为工作版，未经与国家统计局令第27号核对"))
  }

  @Test func publishesEveryFile() throws {
    let names = try TextFile.names(below: Sample.run.get().folder)
    #expect(
      names.filter { !$0.hasPrefix("definitions/") } == [
        "README.txt", "SHA256SUMS", "aggregates.csv", "calibers.csv", "decisions.csv", "excluded.csv", "findings.csv",
        "local-units.csv",
        "manifest.json",
        "review.csv", "review.xlsx",
      ] + Self.tables.map { "tables/\($0).csv" } + [
        "tables/yunnan-annual-2021.xlsx", "units.csv",
      ])
    #expect(names.contains("definitions/yunnan-annual/pipeline.yaml"))
    #expect(names.contains("definitions/classifications/health-industry-2019-working/activity_rules.csv"))
  }

  /// What CSV files for machines cannot say of themselves stands beside them.
  @Test func theReadmeNamesEveryFileAndTheEdition() throws {
    let folder = try Sample.run.get().folder
    let text = try TextFile.read(folder + "/README.txt")
    #expect(text.hasPrefix("\u{FEFF}云南省健康产业年度核算（样例数据） 2021年\n核算地区和年份：云南省 2021年\n"))
    #expect(text.contains("分类为工作版，未经与国家统计局令第27号核对。"))
    #expect(!text.contains("县级数"))
    let listed = text.matches(of: /(?m)^  (\S+)  \S/).map { String($0.1) }
    let names = try TextFile.names(below: folder).map { $0.hasPrefix("definitions/") ? "definitions/" : $0 }
    #expect(Set(listed) == Set(names).subtracting(["README.txt"]))
    #expect(Set(listed).count == listed.count)
  }

  @Test func everySourceBalances() throws {
    let sources = try Manifest.read(Sample.run.get().folder).sources
    #expect(sources.map(\.id) == ["institutions", "enterprises", "enterprises-2018-form", "gdp"])
    #expect(sources.map(\.balance.read) == [400, 2264, 767, 80])
    for source in sources { #expect(source.balance.isBalanced, "\(source)") }
  }

  /// The second implementation, in Python, must agree in every cell and every count.
  @Test func agreesWithTheRecomputation() throws {
    let folder = try Sample.run.get().folder
    let script = ["Tests/Recomputation/recompute.py", "--sample", "SampleData", "--pipelines", "Pipelines"]
    let comparisons = [
      ["--compare", folder + "/aggregates.csv"], ["--compare-balance", folder + "/manifest.json"],
      ["--compare-calibers", folder + "/calibers.csv"],
    ]
    for compared in comparisons {
      let result = try KangheProcess.run(program: "python3", script + ["--period", "2021"] + compared)
      #expect(result.status == 0, "\(result.output)\(result.errors)")
      #expect(result.output.contains(" 0 differ") || result.output.contains(" 0 counts differ"))
    }
  }

  @Test func everyRejectedRecordHasItsError() throws {
    let folder = try Sample.run.get().folder
    let rejected = try Manifest.read(folder).sources.map(\.balance.rejected).reduce(0, +)
    let errors = try CSVRows.read(folder + "/findings.csv").filter { $0["severity"] == "error" }
    #expect(rejected == 45)
    #expect(Set(errors.map { [$0["source_file"], $0["record_number"]] }).count == 45)
  }

  @Test func workersChangeNothingAndTheRunBeforeStays() throws {
    let output = try TemporaryFolder()
    for jobs in ["1", "4"] {
      let result = try KangheProcess.run([
        "run", "yunnan-annual", "--output", output.path, "--jobs", jobs, "--log-format", "json",
      ])
      try result.expect(0, "\"message\":\"5.1 integrate data\"")
    }
    let one = output.path + "/yunnan-annual/2021.previous"
    let four = output.path + "/yunnan-annual/2021"
    #expect(try Manifest.jobs(one) == 1)
    #expect(try Manifest.jobs(four) == 4)
    #expect(try Manifest.withoutExecution(one) == Manifest.withoutExecution(four))
    let names = try TextFile.names(below: one)
    #expect(try names == TextFile.names(below: four))
    for name in names where !Manifest.dependents.contains(name) {
      #expect(FileManager.default.contentsEqual(atPath: "\(one)/\(name)", andPath: "\(four)/\(name)"), "\(name)")
    }
  }

  @Test func summaryIsSilentOnRequest() throws {
    let output = try TemporaryFolder()
    let result = try KangheProcess.run(["run", "yunnan-annual", "--output", output.path, "--quiet"])
    #expect(result.status == 0)
    #expect(result.output == "")
    #expect(result.errors == "")
  }

  @Test(arguments: tables) func tableIsTheRecordedOne(_ name: String) throws {
    let published = URL(filePath: try Sample.run.get().folder + "/tables/\(name).csv")
    let snapshot = URL(filePath: Self.snapshots + "/\(name).csv")
    let isRecording = ProcessInfo.processInfo.environment["KANGHE_RECORD"] == "1"
    if isRecording || !FileManager.default.fileExists(atPath: snapshot.path) {
      try Data(contentsOf: published).write(to: snapshot)
      Issue.record("\(name).csv is recorded; read it, then run the test again without KANGHE_RECORD")
    }
    let lines = try [published, snapshot].map { try TextFile.read($0.path).split(separator: "\n") }
    for (number, (found, expected)) in zip(lines[0], lines[1]).enumerated() where found != expected {
      Issue.record("\(name).csv:\(number + 1): found \"\(found)\", expected \"\(expected)\"")
    }
    #expect(lines[0].count == lines[1].count)
    #expect(try Data(contentsOf: published) == Data(contentsOf: snapshot))
  }

  @Test(arguments: tables) func tableSaysThatItIsAWorkingEdition(_ name: String) throws {
    let table = try Data(contentsOf: URL(filePath: Sample.run.get().folder + "/tables/\(name).csv"))
    #expect(table.starts(with: [0xEF, 0xBB, 0xBF]))
    #expect(String(decoding: table, as: UTF8.self).contains("分类为工作版，未经与国家统计局令第27号核对"))
  }

  /// Excel on a Chinese system takes a file without the mark for one in GBK.
  @Test(arguments: ["findings.csv", "review.csv", "excluded.csv", "decisions.csv"])
  func filesForPeopleHaveAByteOrderMark(_ name: String) throws {
    let file = try Data(contentsOf: URL(filePath: Sample.run.get().folder + "/\(name)"))
    #expect(file.starts(with: [0xEF, 0xBB, 0xBF]))
  }

  /// Read by Python's own readers, not by the library that wrote it.
  @Test func workbookHasASheetForEveryTable() throws {
    let script = """
      import sys, zipfile, xml.etree.ElementTree as tree
      book = zipfile.ZipFile(sys.argv[1])
      main = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
      print(*[sheet.get("name") for sheet in tree.fromstring(book.read("xl/workbook.xml")).iter(main + "sheet")])
      for number in range(1, 15):
        rows = list(tree.fromstring(book.read(f"xl/worksheets/sheet{number}.xml")).iter(main + "row"))
        print(number, len(rows) > 10)
      texts = book.read("xl/sharedStrings.xml").decode("utf-8")
      print("分类为工作版，未经与国家统计局令第27号核对" in texts)
      """
    let workbook = try Sample.run.get().folder + "/tables/yunnan-annual-2021.xlsx"
    let result = try KangheProcess.run(program: "python3", ["-c", script, workbook])
    #expect(result.errors == "")
    let sheets = (1...Self.tables.count).map { "\($0) True\n" }.joined()
    #expect(result.output == "\(Self.tables.joined(separator: " "))\n\(sheets)True\n")
  }
}
