import Foundation
import Testing

@testable import RecordReaders

/// A list of real units, which is not part of the repository: it is expected in ../shared/data.
private let realWorkbook =
  (1...5).reduce(#filePath) { path, _ in (path as NSString).deletingLastPathComponent }
  + "/shared/data/messy/neeq_classification_2016-11-30.xlsx"

@Suite(
  .enabled(
    if: FileManager.default.fileExists(atPath: realWorkbook),
    "../shared/data is not here: the files of real units are not shipped"))
struct RealWorkbookTests {
  @Test func sheetsHeadsAndCodes() throws {
    let file = try XLSXFile(path: realWorkbook)
    #expect(file.sheetNames == ["管理型", "投资型"])
    let sheet = try file.sheet(XLSXLayout(headRow: 3, headRows: 2))
    #expect(sheet.header.count == 10)
    // The names above stand over two columns each, code and name.
    #expect(Set(sheet.header.dropFirst(2).map { $0.split(separator: "/").last }).count == 2)
    #expect(Set(sheet.header).count == 10)
    let reader = try sheet.records()
    var records: [[String]] = []
    var rows: [Int] = []
    while let batch = try reader.next() {
      records += batch.allRecords
      rows += batch.rows
    }
    #expect(records.count == 9764)
    #expect(rows == Array(5...9768))
    #expect(records.allSatisfy { $0.count == 10 })
    #expect(records.first?[0] == "430002")
    #expect(records.first?[8] == "6520")
    #expect(records.allSatisfy { [3, 4].contains($0[8].count) })
  }
}
