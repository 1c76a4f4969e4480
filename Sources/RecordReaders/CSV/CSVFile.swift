/// A CSV file whose encoding, delimiter and header are known, and whose records are still to be read.
public struct CSVFile: Sendable {
  /// The longest record accepted, in bytes; a longer one is an unclosed quote or a document in a field.
  public static let recordLimit = 16 << 20
  /// Small enough that a block and its index stay in a core's cache from reading to the last field, large enough that
  /// handing it to a worker costs nothing beside.
  private static let blockLength = 512 << 10
  /// Bytes in which the header ends, when the delimiter is looked for.
  private static let headerLimit = 1 << 20

  /// Path of the file.
  public let path: String
  /// How the file is written.
  public let dialect: CSVDialect
  /// Who cuts its records.
  private let cutting: CSVCutting
  /// Column names as they stand in the file, blanks trimmed.
  public private(set) var header: [String] = []

  /// Opens a file and reads its header.
  ///
  /// - Throws: ``ReadingError`` where the file or its header cannot be read.
  public init(
    path: String, encoding: TextEncoding? = nil, delimiter: CSVDialect.Delimiter? = nil, cutting: CSVCutting = .direct
  ) throws(ReadingError) {
    self.path = path
    self.cutting = cutting
    let detected = try EncodingDetection.detect(file: path, declared: encoding)
    try CharacterConverter.require(for: detected.encoding, file: path)
    let used = if let delimiter { delimiter } else { try Self.detectDelimiter(of: path, detected) }
    dialect = CSVDialect(encoding: detected.encoding, markLength: detected.markLength, delimiter: used)
    var reader = try blockReader()
    let head = try CSVRecordCutter(of: self).cut(reader.takeFirstRecord())
    guard head.count > 0 else { throw ReadingError(file: path, problem: .noHeader) }
    let decoder = TextDecoder(head.encoding)
    header = (0..<head.fieldCount(ofRecord: 0)).map { head.text($0, ofRecord: 0, decoder: decoder) }
  }

  /// The blocks of records behind the header, in file order.
  public func blocks() throws(ReadingError) -> CSVBlocks {
    var reader = try blockReader()
    let header = try reader.takeFirstRecord()
    guard !dialect.encoding.isUTF16 else { return CSVBlocks(reader: reader, head: nil) }
    var mark: [UInt8] = []
    _ = try FileByteStream(file: path).read(into: &mark, limit: dialect.markLength)
    return CSVBlocks(reader: reader, head: mark + header.bytes)
  }

  private func blockReader() throws(ReadingError) -> CSVBlockReader {
    CSVBlockReader(
      stream: try Self.stream(path, dialect.encoding, markLength: dialect.markLength),
      delimiter: dialect.delimiter.rawValue, offset: dialect.markLength,
      blockLength: Self.blockLength, recordLimit: Self.recordLimit, cutting: cutting, line: line(atOffset:))
  }

  /// The physical line, counted from 1, of a byte of the file (of its UTF-8 form, where it is UTF-16).
  ///
  /// Reads the file again from its beginning: only errors and small tables ask. nil where that fails.
  public func line(atOffset offset: Int) -> Int? {
    guard let stream = try? Self.stream(path, dialect.encoding, markLength: dialect.markLength) else { return nil }
    var line = 1
    var left = offset - dialect.markLength
    while left > 0 {
      var bytes: [UInt8] = []
      guard let count = try? stream.read(into: &bytes, limit: Self.blockLength), count > 0 else { return nil }
      line += bytes.prefix(left).count { $0 == ASCII.lineFeed }
      left -= count
    }
    return line
  }

  private static func stream(_ path: String, _ encoding: TextEncoding, markLength: Int) throws(ReadingError)
    -> any ByteStream
  {
    let file = try FileByteStream(file: path)
    file.skip(markLength)
    return encoding.isUTF16 ? try UTF16ByteStream(file, encoding: encoding) : file
  }

  private static func detectDelimiter(of path: String, _ detected: DetectedEncoding) throws(ReadingError)
    -> CSVDialect.Delimiter
  {
    let stream = try stream(path, detected.encoding, markLength: detected.markLength)
    var head: [UInt8] = []
    _ = try stream.read(into: &head, limit: headerLimit)
    return CSVDialect.delimiter(ofHeader: head)
  }
}

/// The blocks of one file, to be taken in order by one reader.
public struct CSVBlocks {
  /// The file's bytes before the first block; with the blocks' bytes behind, all of the file. nil where the blocks are not
  /// the file's own bytes, since it is UTF-16.
  public let head: [UInt8]?
  private var reader: CSVBlockReader

  init(reader: CSVBlockReader, head: [UInt8]?) {
    self.reader = reader
    self.head = head
  }

  /// The next block; nil at the end of the file.
  public mutating func next() throws(ReadingError) -> CSVBlock? {
    try reader.next()
  }
}
