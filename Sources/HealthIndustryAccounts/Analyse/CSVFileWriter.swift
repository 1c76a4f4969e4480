internal import Crypto

#if canImport(Glibc)
  import Glibc
#endif

/// Writes a CSV file record by record. The only owner of its descriptor; a full disk is an error, never a short file.
final class CSVFileWriter {
  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
  private static let bufferLength = 1 << 18
  private static let sendingLength = 8 << 20
  private let path: String
  private var descriptor: Int32
  private var record = CSVRecord()
  /// Bytes written, and how many of them the disk has been asked to take.
  private var length = 0
  private var lengthSent = 0
  private var hash = SHA256()

  init(path: String, withByteOrderMark: Bool) throws(OutputWritingError) {
    self.path = path
    descriptor = open(path, O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, 0o640)
    guard descriptor >= 0 else { throw OutputWritingError(path: path, code: errno) }
    if withByteOrderMark { try write(Self.byteOrderMark) }
  }

  deinit { if descriptor >= 0 { Glibc.close(descriptor) } }

  /// One record of texts.
  func write(record fields: [String]) throws(OutputWritingError) {
    record.add(fields)
    record.end()
    if record.byteCount >= Self.bufferLength { try flush() }
  }

  /// Records made elsewhere.
  func write(records bytes: [UInt8]) throws(OutputWritingError) {
    try flush()
    try write(bytes)
  }

  /// Everything is on the disk when this returns.
  ///
  /// - Returns: SHA-256 of the file.
  @discardableResult func close() throws(OutputWritingError) -> String {
    try flush()
    guard fsync(descriptor) == 0 || errno == EINVAL else { throw failure() }
    let status = Glibc.close(descriptor)
    descriptor = -1
    if status != 0 { throw failure() }
    return hash.finalize().hexadecimal
  }

  private func flush() throws(OutputWritingError) {
    guard record.byteCount > 0 else { return }
    try write(record.bytes)
    record.removeAll()
  }

  private func write(_ bytes: [UInt8]) throws(OutputWritingError) {
    var written = 0
    while written < bytes.count {
      let descriptor = descriptor
      let count = bytes.withUnsafeBytes {
        Glibc.write(descriptor, $0.baseAddress.map { $0 + written }, $0.count - written)
      }
      guard count >= 0 else { throw failure() }
      written += count
    }
    bytes.withUnsafeBytes { hash.update(bufferPointer: $0) }
    length += bytes.count
    sendToDisk()
  }

  /// Has the disk begin with what was written, so that little is left to wait for at the end. Whether it does is no matter:
  /// ``close()`` makes sure.
  private func sendToDisk() {
    guard length - lengthSent >= Self.sendingLength else { return }
    // Linux begins to write pages that are said not to be needed; they are not, until a person opens the file.
    posix_fadvise(descriptor, off_t(lengthSent), off_t(length - lengthSent), POSIX_FADV_DONTNEED)
    lengthSent = length
  }

  private func failure() -> OutputWritingError {
    OutputWritingError(path: path, code: errno)
  }
}
