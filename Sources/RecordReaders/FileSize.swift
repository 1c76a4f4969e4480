#if canImport(Glibc)
  import Glibc
#endif

/// Size of an input file.
public enum FileSize {
  /// In bytes.
  ///
  /// - Throws: ``ReadingError`` where the file is not there, or is a folder, a pipe or a device.
  public static func bytes(of path: String) throws(ReadingError) -> Int {
    var status = stat()
    guard stat(path, &status) == 0 else {
      throw ReadingError(file: path, problem: FileAccess.problem(opening: path, code: errno))
    }
    if let problem = FileAccess.problem(ofKind: status) { throw ReadingError(file: path, problem: problem) }
    return Int(status.st_size)
  }
}
