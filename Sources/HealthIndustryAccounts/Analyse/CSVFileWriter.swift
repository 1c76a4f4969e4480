internal import Crypto

#if canImport(Glibc)
  import Glibc
#endif

/// Writes a CSV file record by record. The only owner of its descriptor; a full disk is an error, never a short file.
///
/// A file that a person names is written beside its place and put there by ``close()``: what stood there before is whole until
/// the new file is.
final class CSVFileWriter {
  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
  private static let bufferLength = 1 << 18
  private static let sendingLength = 8 << 20
  private let path: String
  /// Where it is written; nil where at its own place.
  private let draft: String?
  private var descriptor: Int32
  private var record = CSVRecord()
  /// Bytes written, and how many of them the disk has been asked to take.
  private var length = 0
  private var lengthSent = 0
  private var hash: SHA256?

  /// - Parameters:
  ///   - hashes: whether ``close()`` is to tell the file's SHA-256.
  ///   - replaces: whether a file may stand there that somebody needs until the new one is whole. In a run's draft none does.
  init(path: String, withByteOrderMark: Bool, hashes: Bool = false, replaces: Bool = false) throws(OutputWritingError) {
    self.path = path
    // A device or a pipe takes what is written at once.
    draft = replaces && !Self.isDevice(path) ? path + ".draft" : nil
    hash = hashes ? SHA256() : nil
    descriptor = open(draft ?? path, O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, 0o640)
    guard descriptor >= 0 else { throw OutputWritingError(path: path, code: errno) }
    if withByteOrderMark { try write(Self.byteOrderMark) }
  }

  deinit {
    guard descriptor >= 0 else { return }
    Glibc.close(descriptor)
    if let draft { unlink(draft) }
  }

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

  /// Everything is on the disk, and the file at its place, when this returns.
  ///
  /// - Returns: SHA-256 of the file; nil where none was asked for.
  @discardableResult func close() throws(OutputWritingError) -> String? {
    try flush()
    guard fsync(descriptor) == 0 || errno == EINVAL else { throw failure() }
    let status = Glibc.close(descriptor)
    descriptor = -1
    guard status == 0, draft.map({ rename($0, path) }) ?? 0 == 0 else {
      let error = failure()
      if let draft { unlink(draft) }
      throw error
    }
    return hash?.finalize().hexadecimal
  }

  /// Whether something is there that is neither file nor folder: a device, a pipe.
  private static func isDevice(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && ![S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT)
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
    bytes.withUnsafeBytes { hash?.update(bufferPointer: $0) }
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
