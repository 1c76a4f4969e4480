import Testing

@testable import HealthIndustryAccounts

@Suite struct PathsTests {
  @Test(arguments: [
    ("../../x", "/a", "/x"), ("/../x/..", ".", "/"),
    ("a.yaml", "Pipelines/x", "Pipelines/x/a.yaml"), ("../a.yaml", "Pipelines/x", "Pipelines/a.yaml"),
    ("../../SampleData/a", "Pipelines/x", "SampleData/a"), ("../../../a", "Pipelines/x", "../a"), ("./a", "b", "b/a"),
    ("/abs/a", "b", "/abs/a"), ("/abs/../a", "b", "/a"), ("a", ".", "a"), ("../a", ".", "../a"),
    ("a", "/b/c", "/b/c/a"),
    ("../../a", "../b", "../../a"), ("a//b", "c", "c/a/b"), ("a/", "b", "b/a"),
  ])
  func resolve(path: String, folder: String, expected: String) {
    #expect(Paths.resolve(path, relativeTo: folder) == expected)
  }

  @Test func theWorkingFolderItselfIsNotTheRoot() {
    #expect(Paths.resolve(".", relativeTo: ".") == ".")
  }

  @Test(arguments: [("a/b/c.csv", "a/b", "c.csv"), ("c.csv", ".", "c.csv"), ("/c.csv", "/", "c.csv")])
  func parts(path: String, folder: String, name: String) {
    #expect(Paths.folder(of: path) == folder)
    #expect(Paths.name(of: path) == name)
  }

  @Test func patternsAreSortedAndFindOnlyWhatIsThere() throws {
    let folder = TemporaryFolder()
    let files = try ["b.csv", "a.csv", "c.xml"].map { try folder.write("", as: $0) }
    #expect(Paths.matching(folder.path + "/*.csv") == [files[1], files[0]])
    #expect(Paths.matching(folder.path + "/*.txt").isEmpty)
    // While a workbook is open.
    let lock = try folder.write("", as: "~$a.csv")
    #expect(Paths.matching(folder.path + "/*.csv") == [files[1], files[0]])
    #expect(Paths.matching(lock) == [lock])
    #expect(Paths.exists(files[0]))
    #expect(Paths.isFolder(folder.path))
    #expect(!Paths.isFolder(files[0]))
  }
}
