import Foundation
import Testing

@testable import HealthIndustryAccounts

/// What a run certifies is what it used.
@Suite struct DefinitionChangedTests {
  /// Edits a definition as soon as files are read.
  private struct Editor: RunObserver {
    let file: String?

    func begins(stage: String) {
      guard stage.hasPrefix("4.4"), let file, let handle = FileHandle(forWritingAtPath: file) else { return }
      handle.seekToEndOfFile()
      handle.write(Data("\n# edited\n".utf8))
    }
    func ended(stage: String, seconds: Double) {}
    func opened(file: String, source: String, dialect: String) {}
    func progress(_ progress: ReadingProgress) {}
    func notice(_ text: String) {}
  }

  private let folder = TemporaryFolder()

  @Test func aDefinitionEditedDuringARunStopsIt() async throws {
    let list = try folder.write("序号,机构名称,区县代码,地址,小类\n1,某医院,110101,某路1号,A100\n", as: "hospitals.csv")
    let copy = folder.path + "/Pipelines"
    try FileManager.default.copyItem(atPath: Shipped.pipelines, toPath: copy)
    let pipeline = try Pipeline.read("\(copy)/institution-register")
    var request = RunRequest()
    request.overrides = [SourceOverride(source: "hospitals", files: [list])]
    request.output = folder.path + "/output"
    let published = request.output + "/institution-register/2021"
    let table = copy + "/tables/H101.yaml"
    let error = await #expect(throws: RunRefusal.self) {
      try await produce(pipeline, request, Editor(file: table))
    }
    #expect(error?.description.hasPrefix("\(table) was changed while the run was under way") == true)
    #expect(!FileManager.default.fileExists(atPath: published))
    _ = try await produce(try Pipeline.read("\(copy)/institution-register"), request, Editor(file: nil))
    #expect(FileManager.default.fileExists(atPath: published + "/manifest.json"))
  }
}
