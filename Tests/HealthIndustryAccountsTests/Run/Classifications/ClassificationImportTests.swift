import Foundation
import Testing

@testable import HealthIndustryAccounts

/// A decree table made up to the official counts (13, 58, 92), imported into a copy of the classifications.
@Suite struct ClassificationImportTests {
  private let folder = TemporaryFolder()
  private let classifications: String

  init() throws {
    _ = try folder.write("", as: "mark")
    classifications = folder.path + "/classifications"
    try FileManager.default.createDirectory(atPath: classifications, withIntermediateDirectories: true)
    for name in ["health-industry-2019.yaml", "decree-table.yaml", "gbt4754-2017", "health-industry-2019-working"] {
      try FileManager.default.copyItem(
        atPath: "\(Shipped.pipelines)/classifications/\(name)", toPath: "\(classifications)/\(name)")
    }
  }

  @Test func aTableOfTheOfficialCountsBecomesAnEdition() throws {
    let rules = try ClassificationFolder(classifications + "/health-industry-2019-working")
    let result = try importTable(try table(), rulesFrom: rules)
    #expect(result.countsByLevel == [13, 58, 92])
    #expect(result.industries == 94)
    #expect(result.partial == 2)
    #expect(result.withoutRule == ["0111"])
    let edition = try ClassificationFolder(result.folder)
    #expect(edition.check.faults.isEmpty)
    #expect(edition.classification.edition.isOfficial)
    #expect(edition.statusNote == "")
    let first = try #require(edition.classification.index(of: "0111"))
    #expect(
      edition.classification.lineage(of: first).map { edition.classification.items[$0].code } == ["0111", "011", "01"])
    #expect(try edition.classification.membership(of: industry("8411")) == .whole(first))
    #expect(try edition.classification.membership(of: industry("6513")) == .partial([first]))
    #expect(try edition.classification.rules(of: industry("6513")).count == 1)
    // With the rules come the words by which texts deny what they name.
    #expect(rules.classification.negations.contains("不含"))
    #expect(edition.classification.negations == rules.classification.negations)
  }

  @Test func anotherCountIsRefusedAndNothingWritten() throws {
    var lines = try table()
    lines.removeLast()
    let error = #expect(throws: EditionError.self) { try self.importTable(lines) }
    #expect(
      error?.faults == ["group 134 中类4 has nothing under it", "91 items of level class; the decree has 92"])
    #expect(!Paths.exists(classifications + "/official"))
    #expect(!Paths.exists(classifications + "/official.draft"))
  }

  /// What a file may be called, YAML may take for something else.
  @Test func theSourceIsWhatTheFileIsCalled() throws {
    let file = try folder.write(try table().joined(separator: "\n"), as: "decree: 终稿 #2 'a'.csv")
    let result = try ClassificationImport(folder: classifications).write(file, as: "official")
    let edition = try ClassificationFolder(result.folder).classification.edition
    #expect(edition.source.contains("decree: 终稿 #2 'a'.csv"))
    #expect(throws: EditionError.self) {
      try ClassificationImport(folder: classifications).write(file, as: "../official")
    }
  }

  @Test func anEditionIsNotOverwritten() throws {
    _ = try importTable(try table())
    #expect(throws: EditionError.self) { try self.importTable(try self.table()) }
  }

  @Test func faultsOfTheTableNameTheirLines() throws {
    var lines = try table()
    lines[1] = "01,,"
    lines[3] = "0111,医院,841"
    let error = #expect(throws: DefinitionError.self) { try self.importTable(lines) }
    #expect(
      error?.problems.map { "\($0.line): \($0.message)" } == [
        "2: item 01 has no name",
        "4: \"841\" is no industry code of 4 digits; expected codes such as 8411 or 6513*",
      ])
  }

  @Test func missingColumnsAreNamed() throws {
    let error = #expect(throws: DefinitionError.self) { try self.importTable(["甲,乙", "1,2"]) }
    #expect(error?.problems.count == 3)
  }

  @Test func aClassIsNotPutUnderAnotherDivisionsGroup() throws {
    var lines = try table()
    // The first group of division 02 is typed behind its first class; it keeps its second.
    let group = try #require(lines.firstIndex { $0.hasPrefix("021,") })
    lines.swapAt(group, group + 1)
    let error = #expect(throws: EditionError.self) { try self.importTable(lines) }
    #expect(error?.faults.contains { $0.contains("0211") } == true)
  }

  /// 13 divisions with 58 groups; the first 34 groups have two classes, the others one. Every class has an industry.
  private func table() throws -> [String] {
    let names = try frameNames()
    let codes = try Shipped.yunnan.industries.items.filter { $0.level == "class" && $0.code >= "2000" }.map(\.code)
    var free = codes.filter { !["8411", "6513"].contains($0) }[...]
    var lines = ["代码,类别名称,行业代码"]
    var groups = 0
    for (index, division) in names.enumerated() {
      lines.append("\(division.code),\(division.name),")
      let count = index < 6 ? 5 : 4
      for group in 1...count {
        lines.append("\(division.code)\(group),中类\(group),")
        for item in 1...(groups < 34 ? 2 : 1) {
          let industries = groups == 0 && item == 1 ? "8411、6513*、0111*" : "\(free.removeFirst())"
          lines.append("\(division.code)\(group)\(item),小类\(item),\(industries)")
        }
        groups += 1
      }
    }
    return lines
  }

  private func frameNames() throws -> [(code: String, name: String)] {
    let items = try Shipped.yunnan.classification.items
    return items.filter { $0.level == .division }.map { ($0.code, $0.name) }
  }

  private func importTable(_ lines: [String], rulesFrom rules: ClassificationFolder? = nil) throws
    -> ClassificationImport.Result
  {
    let file = try folder.write(lines.map { $0 + "\n" }.joined(), as: "decree.csv")
    return try ClassificationImport(folder: classifications).write(file, as: "official", rulesFrom: rules)
  }
}
