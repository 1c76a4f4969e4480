#if canImport(Glibc)
  import Glibc
#endif

/// Writes a CSV file record by record. The only owner of its descriptor; a full disk is an error, never a short file.
final class CSVFileWriter {
  private static let bufferLength = 1 << 18
  private let path: String
  private var descriptor: Int32
  private var buffer: [UInt8] = []

  init(path: String, withByteOrderMark: Bool) throws(OutputWritingError) {
    self.path = path
    descriptor = open(path, O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, 0o640)
    guard descriptor >= 0 else { throw OutputWritingError(path: path, reason: String(cString: strerror(errno))) }
    if withByteOrderMark { buffer = CSVText.byteOrderMark }
  }

  deinit { if descriptor >= 0 { Glibc.close(descriptor) } }

  /// One record of a CSV file.
  func write(record: [String]) throws(OutputWritingError) {
    CSVText.append(record, to: &buffer)
    if buffer.count >= Self.bufferLength { try flush() }
  }

  /// Everything is on the disk when this returns.
  func close() throws(OutputWritingError) {
    try flush()
    guard fsync(descriptor) == 0 || errno == EINVAL else { throw failure() }
    let status = Glibc.close(descriptor)
    descriptor = -1
    if status != 0 { throw failure() }
  }

  private func flush() throws(OutputWritingError) {
    var written = 0
    while written < buffer.count {
      let descriptor = descriptor
      let count = buffer.withUnsafeBytes {
        Glibc.write(descriptor, $0.baseAddress.map { $0 + written }, $0.count - written)
      }
      guard count >= 0 else { throw failure() }
      written += count
    }
    buffer.removeAll(keepingCapacity: true)
  }

  private func failure() -> OutputWritingError {
    OutputWritingError(path: path, reason: String(cString: strerror(errno)))
  }
}
