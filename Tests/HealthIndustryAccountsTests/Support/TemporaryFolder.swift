import Foundation

/// A folder of its own for one test, made with the first file and removed when the suite's value ends.
final class TemporaryFolder {
  let path = FileManager.default.temporaryDirectory.appendingPathComponent("kanghe-tests-\(UUID().uuidString)").path

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file and returns its path.
  func write(_ bytes: some Sequence<UInt8>, as name: String = "file") throws -> String {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    let file = "\(path)/\(name)"
    try Data(bytes).write(to: URL(fileURLWithPath: file))
    return file
  }

  /// Writes a text in UTF-8 and returns the file's path.
  func write(_ text: String, as name: String = "file") throws -> String {
    try write(Array(text.utf8), as: name)
  }
}
