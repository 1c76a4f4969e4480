internal import Foundation

/// 运行清单: what a run read, by which definitions, and what became of every record.
///
/// All of it depends on the inputs alone, but for `execution` and, of sources whose files the command line names, `ownFiles`.
struct Manifest: Sendable, Encodable {
  struct Edition: Sendable, Encodable {
    let id: String
    let isOfficial: Bool
    let note: String

    init(_ edition: HealthClassification.Edition) {
      id = edition.id
      isOfficial = edition.isOfficial
      note = edition.statusNote
    }
  }

  struct PipelineRecord: Sendable, Encodable {
    let id: String
    let title: String
    /// Of the definitions' lines in ``FileSums``: of what `sha256sum` prints of the run's copy.
    let sha256: String
    /// SHA-256 by place in the run's copy.
    let definitions: [String: String]
  }

  struct ParameterRecord: Sendable, Encodable {
    let formulas: String
    let name: String
    let value: String
    let isConfirmed: Bool
    let source: String
  }

  /// 审定: how many the pipeline has, of all years, and what became of them.
  struct DecisionRecord: Sendable, Encodable {
    let read: Int
    let fates: [String: Int]
  }

  struct Execution: Sendable, Encodable {
    let jobs: Int
    let seconds: [String: Double]
  }

  let program: [String: String]
  let pipeline: PipelineRecord
  let period: Int
  let regions: [String]
  let classification: Edition
  /// The edition that the run was compared with; absent where none was.
  let comparedClassification: Edition?
  /// Ids of the local calibers.
  let calibers: [String]
  let parameters: [ParameterRecord]
  let inputs: [InputFile]
  let sources: [SourceBalance]
  /// Whether a person let the run have fewer records than the one before.
  let acceptsFewerRecords: Bool
  /// What the next run's own files are counted against.
  let ownFiles: [OwnFileCount]
  let coding: [CodingBalance]
  let decisions: DecisionRecord
  /// Count by rule.
  let findings: [String: Int]
  let execution: Execution

  init(
    _ run: PreparedRun, inputs: [InputFile], _ balances: [SourceBalance], _ coding: [CodingBalance],
    _ fates: [DecisionFate], _ ownFiles: [OwnFileCount],
    _ findings: [Finding],
    _ timings: [(stage: String, seconds: Double)], _ request: RunRequest
  ) throws {
    program = ["name": "kanghe", "version": Program.version]
    pipeline = try PipelineRecord(run.pipeline)
    period = run.period
    regions = run.pipeline.scopes.map(\.description)
    classification = Edition(run.pipeline.classification.edition)
    comparedClassification = run.compared.map { Edition($0.classification.edition) }
    calibers = run.pipeline.calibers.map(\.id)
    parameters = run.pipeline.packs.flatMap { pack in
      pack.parameters.map {
        .init(formulas: pack.id, name: $0.name, value: $0.text, isConfirmed: $0.isConfirmed, source: $0.source)
      }
    }
    self.inputs = inputs
    sources = balances
    acceptsFewerRecords = request.acceptsFewerRecords
    self.ownFiles = ownFiles
    self.coding = coding
    decisions = DecisionRecord(
      read: fates.count, fates: fates.reduce(into: [:]) { $0[$1.rawValue, default: 0] += 1 })
    self.findings = findings.indices.reduce(into: [:]) { $0[findings[$1].rule.id, default: 0] += 1 }
    let seconds = Dictionary(timings.map { ($0.stage, ($0.seconds * 1000).rounded() / 1000) }, uniquingKeysWith: +)
    execution = Execution(jobs: request.jobs, seconds: seconds)
  }

  func json() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(self) + Data("\n".utf8)
  }
}

extension Manifest.PipelineRecord {
  fileprivate init(_ pipeline: Pipeline) throws {
    id = pipeline.id
    title = pipeline.title
    let hashes = try pipeline.definitionCopy.files.map { file in
      let sum = try FileHash.sha256(of: file.source)
      // It is copied now: the copy must be what the figures were made by.
      guard sum == pipeline.definitionSums[file.source] else { throw RunRefusal.definitionChanged(file: file.source) }
      return (file.place, sum)
    }
    definitions = Dictionary(hashes, uniquingKeysWith: { first, _ in first })
    sha256 = FileHash.sha256(ofText: FileSums(definitions).text)
  }
}

/// The program itself.
public enum Program {
  /// Version, as manifests record it.
  public static let version = "0.1.0"
}
