internal import Foundation

/// What a published run said of its sources: how many records it read, from which files, and how many the pipeline's own
/// files had.
struct EarlierRun: Sendable, Decodable {
  struct Input: Sendable, Decodable {
    let source: String
    let path: String
  }

  struct Source: Sendable, Decodable {
    struct Balance: Sendable, Decodable {
      let read: Int
      /// nil in manifests of before, which counted them among the rejected.
      let blank: Int?
    }

    let id: String
    let balance: Balance
  }

  let period: Int
  let inputs: [Input]
  let sources: [Source]
  /// nil in manifests of before: then the records read count for those of the own files.
  let ownFiles: [OwnFileCount]?

  /// The run that is published in a folder; nil where none is.
  ///
  /// - Throws: ``RunRefusal`` where its manifest is not one: then nobody can say how many records there were.
  static func read(_ folder: String) throws(RunRefusal) -> EarlierRun? {
    let path = folder + "/manifest.json"
    guard Paths.exists(path) else { return nil }
    do {
      return try JSONDecoder().decode(EarlierRun.self, from: Data(contentsOf: URL(fileURLWithPath: path)))
    } catch {
      throw .earlierRunUnreadable(path: path, reason: "\(error)")
    }
  }

  /// Records that held something.
  func recordsRead(from source: String) -> Int? {
    sources.first { $0.id == source }.map { $0.balance.read - ($0.balance.blank ?? 0) }
  }

  /// What the source's own files had when a run last read them; nil where none has.
  func ownFiles(of source: String) -> OwnFileCount? {
    guard let ownFiles else {
      return recordsRead(from: source).map { OwnFileCount(source: source, period: period, read: $0) }
    }
    return ownFiles.first { $0.source == source }
  }

  func paths(of source: String) -> Set<String> { Set(inputs.filter { $0.source == source }.map(\.path)) }
}
