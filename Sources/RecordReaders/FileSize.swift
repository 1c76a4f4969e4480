#if canImport(Glibc)
  import Glibc
#endif

/// Size of an input file.
public enum FileSize {
  /// In bytes.
  ///
  /// - Throws: ``ReadingError`` where the file is not there.
  public static func bytes(of path: String) throws(ReadingError) -> Int {
    var status = stat()
    guard stat(path, &status) == 0 else {
      throw ReadingError(file: path, problem: .cannotOpen(reason: String(cString: strerror(errno))))
    }
    return Int(status.st_size)
  }
}
