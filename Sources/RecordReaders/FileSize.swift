#if canImport(Glibc)
  import Glibc
#endif

/// Size of an input file.
public enum FileSize {
  /// In bytes.
  ///
  /// - Throws: ``ReadingError`` where the file is not there or is a folder.
  public static func bytes(of path: String) throws(ReadingError) -> Int {
    var status = stat()
    guard stat(path, &status) == 0 else {
      throw ReadingError(file: path, problem: FileAccess.problem(opening: path, code: errno))
    }
    guard status.st_mode & S_IFMT != S_IFDIR else { throw ReadingError(file: path, problem: .isFolder) }
    return Int(status.st_size)
  }
}
