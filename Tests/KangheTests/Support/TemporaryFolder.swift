import Foundation

/// A folder of one test, removed with it.
final class TemporaryFolder: Sendable {
  let path: String

  init() throws {
    path = URL(filePath: NSTemporaryDirectory()).appending(path: "kanghe-test-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file and gives its path.
  func write(_ text: String, to name: String) throws -> String { try write(Data(text.utf8), to: name) }

  func write(_ data: Data, to name: String) throws -> String {
    try data.write(to: URL(filePath: path + "/" + name))
    return path + "/" + name
  }

  /// Sets the permission bits of a file or folder.
  func setMode(_ mode: Int, of name: String) throws {
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path + "/" + name)
  }

  func mode(of name: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path + "/" + name)[.posixPermissions] as? Int
  }

  /// Pipelines/ and SampleData/, to be changed by the test.
  func copyDefinitions() throws {
    for name in ["Pipelines", "SampleData"] {
      try FileManager.default.copyItem(atPath: KangheProcess.packageRoot + "/" + name, toPath: path + "/" + name)
    }
  }

  /// Replaces text in a file; a text that is not there would make the test pass for no reason, so it throws.
  func replace(_ old: String, with new: String, in name: String) throws {
    let text = try TextFile.read(path + "/" + name)
    guard text.contains(old) else { throw TextNotFound(text: old, file: name) }
    _ = try write(text.replacingOccurrences(of: old, with: new), to: name)
  }

  struct TextNotFound: Error {
    let text: String
    let file: String
  }
}

/// Text files as the tests read them.
enum TextFile {
  static func read(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
  }

  /// The files below a folder, relative to it, sorted.
  static func names(below folder: String) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: folder).filter { name in
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: folder + "/" + name, isDirectory: &isFolder) && !isFolder.boolValue
    }.sorted()
  }
}
