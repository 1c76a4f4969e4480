internal import Foundation

/// SHA-256 of files, in the lines that `sha256sum` prints and `sha256sum --check` reads.
struct FileSums: Sendable {
  /// What a run calls its own.
  static let name = "SHA256SUMS"
  /// One line a file, in the order of the bytes of their paths.
  let text: String

  /// - Parameter sums: by path, as the lines have it.
  init(_ sums: [String: String]) {
    text = sums.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map(Self.line).joined()
  }

  /// A name with a backslash or a line break is escaped, and its line begins with a backslash.
  private static func line(_ path: String, _ sum: String) -> String {
    let escaped = path.replacingOccurrences(of: "\\", with: "\\\\").replacingOccurrences(of: "\n", with: "\\n")
    return (escaped == path ? "" : "\\") + "\(sum)  \(escaped)\n"
  }

  /// Writes SHA256SUMS of all files below a folder.
  ///
  /// - Parameter known: of files that were hashed as they were written. The others are small, and are read again.
  /// - Throws: ``OutputWritingError``; `ReadingError`.
  static func write(in folder: String, known: [OutputSum]) throws {
    var sums = Dictionary(known.map { ($0.file, $0.sha256) }, uniquingKeysWith: { first, _ in first })
    for file in try FileManager.default.subpathsOfDirectory(atPath: folder)
    where sums[file] == nil && !Paths.isFolder("\(folder)/\(file)") {
      sums[file] = try FileHash.sha256(of: "\(folder)/\(file)")
    }
    let writer = try CSVFileWriter(path: "\(folder)/\(name)", withByteOrderMark: false)
    try writer.write(records: Array(FileSums(sums).text.utf8))
    try writer.close()
  }
}
