/// The bytes of a file, piece by piece, as they are on disk: for what reads them without cutting records.
public struct FilePieces {
  private let stream: FileByteStream
  private let length: Int
  private var bytes: [UInt8] = []

  /// - Throws: ``ReadingError`` where the file cannot be opened.
  public init(path: String, length: Int) throws(ReadingError) {
    stream = try FileByteStream(file: path)
    self.length = length
  }

  /// Hands on the next piece; false at the end of the file.
  ///
  /// - Throws: ``ReadingError`` where the file cannot be read.
  public mutating func next(_ body: (UnsafeRawBufferPointer) -> Void) throws(ReadingError) -> Bool {
    bytes.removeAll(keepingCapacity: true)
    guard try stream.read(into: &bytes, limit: length) > 0 else { return false }
    bytes.withUnsafeBytes(body)
    return true
  }
}
