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
    let copy = DefinitionCopy(files, folders: ["\(source)/mine/decisions"])
    #expect(copy.files.map(\.place) == ["mine/pipeline.yaml", "mine/forms/a.yaml", "tables/T.yaml"])
    try copy.write(to: folder.path + "/copy")
    #expect(Paths.isFolder(folder.path + "/copy/mine/decisions"))
    #expect(DefinitionCopy.pipelineFile(in: folder.path + "/copy") == folder.path + "/copy/mine/pipeline.yaml")
    #expect(try String(contentsOfFile: folder.path + "/copy/tables/T.yaml", encoding: .utf8) == "T.yaml")
    #expect(try String(contentsOfFile: folder.path + "/copy/mine/forms/a.yaml", encoding: .utf8) == "a.yaml")
  }

  @Test(arguments: [
    (["pipeline.yaml", "../tables/T.yaml"], ["/pipeline.yaml", "tables/T.yaml"]),
    (["../p/pipeline.yaml", "/tables/T.yaml"], ["/p/pipeline.yaml", "tables/T.yaml"]),
  ])
  func noPlaceIsOutsideTheCopy(files: [String], ends: [String]) {
    let places = DefinitionCopy(files).files.map(\.place)
    for (place, end) in zip(places, ends) {
      #expect(place.hasSuffix(end) && !place.hasPrefix("/") && !place.split(separator: "/").contains(".."), "\(place)")
    }
  }

  @Test func othersSeeNothingOfTheCopy() throws {
    let folder = TemporaryFolder()
    let file = try folder.write("", as: "a.yaml")
    try DefinitionCopy([file], folders: [folder.path + "/d"])
      .write(to: folder.path + "/copy")
    for name in ["copy", "copy/d"] {
      let mode = try FileManager.default.attributesOfItem(atPath: "\(folder.path)/\(name)")[.posixPermissions] as? Int
      #expect(mode == 0o750)
    }
  }
}
