import Foundation
import Testing

@testable import HealthIndustryAccounts

@Suite struct FileSumsTests {
  /// As `LC_ALL=C sort` has them: capitals first, and a folder's files between those beside it.
  @Test func linesStandInTheOrderOfBytes() {
    let sums = FileSums(["b/a": "2", "é": "4", "b-a": "1", "z": "3", "Z": "0"])
    #expect(sums.text == "0  Z\n1  b-a\n2  b/a\n3  z\n4  é\n")
  }

  @Test func namesAreEscapedAsSha256sumDoes() {
    #expect(FileSums(["a\\b": "0"]).text == "\\0  a\\\\b\n")
    #expect(FileSums(["a\nb": "0"]).text == "\\0  a\\nb\n")
  }

  /// What was hashed as it was written is not read again.
  @Test func filesAreReadWhereTheirSumIsNotKnown() throws {
    let folder = TemporaryFolder()
    _ = try folder.write("abc", as: "a")
    _ = try folder.write("large", as: "b")
    try FileSums.write(in: folder.path, known: [OutputSum(file: "b", sha256: "known")])
    // The first is the example of FIPS 180-2.
    let expected = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  a\nknown  b\n"
    #expect(try String(contentsOfFile: folder.path + "/SHA256SUMS", encoding: .utf8) == expected)
  }

  /// However the records come, the sum is that of the file.
  @Test func theWritersSumIsThatOfItsFile() throws {
    let folder = TemporaryFolder()
    let path = try folder.write("", as: "a.csv")
    let writer = try CSVFileWriter(path: path, withByteOrderMark: true, hashes: true)
    try writer.write(record: ["甲", "b"])
    try writer.write(records: Array("c,d\n".utf8))
    try writer.write(record: ["e", "f"])
    let sum = try writer.close()
    #expect(try Data(contentsOf: URL(filePath: path)) == Data("\u{FEFF}甲,b\nc,d\ne,f\n".utf8))
    #expect(try sum == FileHash.sha256(of: path))
  }
}
