internal import Foundation

/// A run keeps a copy of every definition in its folder tree, so that it can be explained and repeated later.
enum DefinitionCopy {
  /// Copies the files below `folder`, with their places relative to each other.
  ///
  /// - Parameter folders: folders that a definition names; they are there even where no file of theirs is.
  /// - Throws: ``OutputWritingError``.
  static func write(_ files: [String], folders: [String] = [], to folder: String) throws(OutputWritingError) {
    let root = commonFolder(of: files + folders.map { $0 + "/." })
    for named in folders { try create("\(folder)/\(named.dropFirst(root.count))") }
    for file in files {
      let target = "\(folder)/\(file.dropFirst(root.count))"
      try create(Paths.folder(of: target))
      do {
        try FileManager.default.copyItem(atPath: file, toPath: target)
      } catch {
        throw OutputWritingError(path: target, error)
      }
    }
  }

  private static func create(_ folder: String) throws(OutputWritingError) {
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
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
