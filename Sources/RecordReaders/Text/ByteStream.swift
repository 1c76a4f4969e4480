#if canImport(Glibc)
  import Glibc
#endif

/// Where the bytes of a file come from, piece by piece.
protocol ByteStream: AnyObject {
  var file: String { get }
  /// Appends up to `limit` bytes and returns how many; 0 at the end.
  func read(into buffer: inout [UInt8], limit: Int) throws(ReadingError) -> Int
}

/// The bytes of a file as they are on disk. The only owner of its descriptor.
final class FileByteStream: ByteStream {
  let file: String
  private let descriptor: Int32

  init(file: String) throws(ReadingError) {
    self.file = file
    if let problem = FileAccess.problem(ofKindAt: file) { throw ReadingError(file: file, problem: problem) }
    descriptor = open(file, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw ReadingError(file: file, problem: FileAccess.problem(opening: file, code: errno))
    }
  }

  deinit { close(descriptor) }

  func read(into buffer: inout [UInt8], limit: Int) throws(ReadingError) -> Int {
    let start = buffer.count
    while buffer.count - start < limit {
      let before = buffer.count
      var status = 0
      // Straight into the buffer's free end: a copy of every byte would cost more than the search for line breaks.
      buffer.append(addingCapacity: limit - (before - start)) { free in
        free.withUnsafeMutableBufferPointer { bytes, count in
          status = Glibc.read(descriptor, bytes.baseAddress, bytes.count)
          count = max(status, 0)
        }
      }
      guard status >= 0 else {
        throw ReadingError(file: file, problem: .cannotRead(reason: String(cString: strerror(errno))))
      }
      if status == 0 { break }
    }
    return buffer.count - start
  }

  func skip(_ count: Int) {
    lseek(descriptor, off_t(count), SEEK_CUR)
  }
}

/// A UTF-16 file as UTF-8.
final class UTF16ByteStream: ByteStream {
  var file: String { source.file }
  private let source: FileByteStream
  private let converter: CharacterConverter
  private var pending: [UInt8] = []
  private var consumed = 0

  init(_ source: FileByteStream, encoding: TextEncoding) throws(ReadingError) {
    self.source = source
    guard let converter = CharacterConverter(from: encoding) else {
      throw ReadingError(file: source.file, problem: .noConverter(encoding))
    }
    self.converter = converter
  }

  func read(into buffer: inout [UInt8], limit: Int) throws(ReadingError) -> Int {
    let start = buffer.count
    while buffer.count == start {
      // UTF-8 takes at most 3 bytes for 2 of UTF-16.
      let count = try source.read(into: &pending, limit: max(limit / 3 * 2, 4))
      if count == 0 {
        guard pending.isEmpty else { throw ReadingError(file: file, problem: .invalidUTF16(offset: consumed)) }
        return 0
      }
      let outcome = pending.withUnsafeBufferPointer { converter.convert($0, into: &buffer) }
      guard case .converted(let used) = outcome else {
        throw ReadingError(file: file, problem: .invalidUTF16(offset: consumed))
      }
      consumed += used
      pending.removeFirst(used)
    }
    return buffer.count - start
  }
}
