import Foundation
import Testing

@testable import HealthIndustryAccounts

@Suite struct DefinitionCopyTests {
  @Test(arguments: [
    (["a/b/c.yaml"], "a/b/"), (["a/b/c.yaml", "a/d/e.yaml"], "a/"), (["a/b.yaml", "c/d.yaml"], ""),
    (["/a/b", "/c/d"], "/"),
    (["ab/x", "a/x"], ""), (["a.yaml", "b/c.yaml"], ""), (["/x/a/b", "/x/ab/c"], "/x/"), (["/a/b", "c/d"], ""),
    ([], ""),
  ])
  func commonFolder(files: [String], expected: String) {
    #expect(DefinitionCopy.commonFolder(of: files) == expected)
  }

  @Test func filesKeepTheirPlacesRelativeToEachOther() throws {
    let folder = TemporaryFolder()
    _ = try folder.write("", as: "mark")
    let source = folder.path + "/definitions"
    for name in ["tables", "mine/forms"] {
      try FileManager.default.createDirectory(atPath: "\(source)/\(name)", withIntermediateDirectories: true)
    }
    let files = ["mine/pipeline.yaml", "mine/forms/a.yaml", "tables/T.yaml"].map { "\(source)/\($0)" }
    for file in files { try Paths.name(of: file).write(toFile: file, atomically: true, encoding: .utf8) }
    try DefinitionCopy.write(files, to: folder.path + "/copy")
    #expect(DefinitionCopy.pipelineFile(in: folder.path + "/copy") == folder.path + "/copy/mine/pipeline.yaml")
    #expect(try String(contentsOfFile: folder.path + "/copy/tables/T.yaml", encoding: .utf8) == "T.yaml")
    #expect(try String(contentsOfFile: folder.path + "/copy/mine/forms/a.yaml", encoding: .utf8) == "a.yaml")
  }
}
