internal import Foundation

/// A run keeps a copy of every definition in its folder tree, so that it can be explained and repeated later.
struct DefinitionCopy: Sendable {
  /// Grain: one a file, in the order read; its place is relative to the copy's folder.
  let files: [(source: String, place: String)]
  private let folders: [String]

  /// The places of `files` relative to each other, wherever the folder is that the run is made in.
  ///
  /// - Parameter folders: folders that a definition names; they are there even where no file of theirs is.
  init(_ files: [String], folders: [String] = []) {
    let here = FileManager.default.currentDirectoryPath
    func whole(_ path: String) -> String { Paths.resolve(path, relativeTo: here) }
    let root = Self.commonFolder(of: files.map(whole) + folders.map { whole($0) + "/." })
    func place(_ path: String) -> String { String(whole(path).dropFirst(root.count)) }
    self.files = files.map { ($0, place($0)) }
    self.folders = folders.map(place)
  }

  /// Copies the files below `folder`.
  ///
  /// - Throws: ``OutputWritingError``.
  func write(to folder: String) throws(OutputWritingError) {
    for named in folders { try Self.create("\(folder)/\(named)") }
    for file in files {
      let target = "\(folder)/\(file.place)"
      try Self.create(Paths.folder(of: target))
      do {
        try FileManager.default.copyItem(atPath: file.source, toPath: target)
      } catch {
        throw OutputWritingError(path: target, error)
      }
    }
  }

  private static func create(_ folder: String) throws(OutputWritingError) {
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o750])
    } catch {
      throw OutputWritingError(path: folder, error)
    }
  }

  /// The pipeline.yaml of a copy.
  static func pipelineFile(in folder: String) -> String? {
    let files = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    return files.filter { Paths.name(of: $0) == "pipeline.yaml" }.min().map { "\(folder)/\($0)" }
  }

  /// The folder that holds all files, with its slash; empty where it is the working folder.
  static func commonFolder(of files: [String]) -> String {
    var common = files.first.map { Paths.folder(of: $0) + "/" } ?? ""
    while !files.allSatisfy({ $0.hasPrefix(common) }) {
      let parent = Paths.folder(of: String(common.dropLast()))
      common = parent == "." ? "" : parent == "/" ? "/" : parent + "/"
    }
    return common
  }
}

extension Pipeline {
  /// All that the pipeline was read from, as a run keeps it.
  var definitionCopy: DefinitionCopy {
    DefinitionCopy(definitionFiles, folders: [coding.decisionsFolder].compactMap(\.self))
  }
}
