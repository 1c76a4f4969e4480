import Foundation
import Testing

/// What README shows must work: its pipeline, its form, its ladder.
@Suite struct ReadmeTests {
  private static let files = ["Pipelines/my-region/pipeline.yaml", "Pipelines/my-region/forms/enterprise.yaml"]

  @Test func theExamplePipelineRuns() throws {
    let folder = try examplePipeline()
    let check = try KangheProcess.run(["check", "my-region"], in: folder.path)
    #expect(check.status == 0, "\(check.errors)")
    _ = try folder.write(Self.inbox, to: "inbox/2024/enterprises.csv")
    let result = try KangheProcess.run(["run", "my-region", "--quiet"], in: folder.path)
    #expect(result.status == 0, "\(result.errors)")
    let run = folder.path + "/output/my-region/2024"
    let units = try CSVRows.read(run + "/units.csv")
    #expect(units.map { $0["class_code"] } == ["01.1.1", "07.2.1"])
    // 3000 + (20 + 30 − 0) + 400 + (500 − 10), in 千元.
    #expect(units.first?["value_added"] == "3940000")
    #expect(try CSVRows.read(run + "/review.csv").count == 1)
    #expect(try TextFile.read(run + "/tables/H102.csv").contains("\u{3000}昆明市,530100,1,"))
  }

  /// The sections of the ladder and of the coder, which lack only what each pipeline has of its own.
  @Test(arguments: ["README.md", "README.zh-CN.md"]) func theExampleOfALadderIsInOrder(_ readme: String) throws {
    let ladder = try #require(try Self.blocks(readme).first { $0.hasPrefix("coding:") && $0.contains("coder:") })
    let folder = try examplePipeline()
    let text = try TextFile.read(folder.path + "/" + Self.files[0])
    let own = try #require(text.firstMatch(of: /coding:\n  ladder:[^\n]*\n(  decisions:[^\n]*\n  review:[^\n]*\n)/))
    _ = try folder.write(text.replacing(String(own.0), with: ladder + own.1), to: Self.files[0])
    let check = try KangheProcess.run(["check", "my-region"], in: folder.path)
    #expect(check.status == 0, "\(check.errors)")
  }

  /// The links of the Chinese text to files lead somewhere.
  @Test(arguments: ["README.md", "README.zh-CN.md"]) func linksLeadToFiles(_ readme: String) throws {
    let text = try TextFile.read(KangheProcess.packageRoot + "/" + readme)
    let links = text.matches(of: /\]\(([^)#:]+)(#[^)]*)?\)/).map { String($0.1) }
    #expect(!links.isEmpty)
    for link in links {
      #expect(FileManager.default.fileExists(atPath: KangheProcess.packageRoot + "/" + link), "\(link)")
    }
  }

  /// A copy of the shipped definitions with the example's files beside them.
  private func examplePipeline() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.copyDefinitions()
    for path in ["Pipelines/my-region/forms", "Pipelines/my-region/decisions", "inbox/2024"] {
      try FileManager.default.createDirectory(
        atPath: folder.path + "/" + path, withIntermediateDirectories: true)
    }
    for file in Self.files {
      let block = try #require(try Self.blocks("README.md").first { $0.hasPrefix("# \(file)\n") }, "\(file)")
      _ = try folder.write(block, to: file)
    }
    return folder
  }

  private static func blocks(_ readme: String) throws -> [String] {
    let text = try TextFile.read(KangheProcess.packageRoot + "/" + readme)
    return text.matches(of: /```yaml\n((?:[^`]|`(?!``))*)```/).map { String($0.1) }
  }

  /// A hospital, a pharmacy, a unit whose text decides nothing, and one outside; with the example's column names.
  private static let inbox = """
    统一社会信用代码,单位名称,行政区划代码,行业代码,主要业务活动,年份,期末用工人数,营业收入,应付职工薪酬,税金及附加,应交增值税,本年折旧,营业利润,投资收益
    91530628217184234F,甲医院,530102,8411,综合医院,2024,50,9000,3000,20,30,400,500,10
    91530622MA73YBQ62Y,乙药店,530300,5251,西药零售,2024,5,800,100,-,9,10,50,
    91532523MALJTFRW5U,丙公司,530600,7452,检测,2024,7,700,90,1,9,10,50,
    12530629MAYBTNQY3Q,丁公司,530600,3011,水泥制造,2024,7,700,90,1,9,10,50,

    """
}
