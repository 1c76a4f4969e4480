/// Splits a file into blocks between records.
///
/// A line break inside quotes does not end a record, so blocks are found in file order; the rest is what workers do side
/// by side.
struct CSVBlockReader {
  private let stream: any ByteStream
  private let delimiter: UInt8
  private let blockLength: Int
  private let recordLimit: Int
  private let cutting: CSVCutting
  /// The number of the line that holds a byte of the file; errors name it.
  private let line: (Int) -> Int?
  private let scanner: PlainRecordScanner
  private var pending: [UInt8] = []
  private var offset: Int
  private var isAtEnd = false

  init(
    stream: any ByteStream, delimiter: UInt8, offset: Int, blockLength: Int, recordLimit: Int,
    cutting: CSVCutting = .direct, line: @escaping (Int) -> Int?
  ) {
    self.stream = stream
    self.delimiter = delimiter
    self.offset = offset
    self.blockLength = blockLength
    self.recordLimit = recordLimit
    self.cutting = cutting
    self.line = line
    scanner = PlainRecordScanner(delimiter: delimiter, recordLimit: recordLimit)
  }

  /// The next records; nil at the end of the file.
  mutating func next() throws(ReadingError) -> CSVBlock? {
    var bytes: [UInt8] = []
    swap(&bytes, &pending)
    var wanted = blockLength
    while true {
      if !isAtEnd { isAtEnd = try stream.read(into: &bytes, limit: wanted) == 0 }
      let (index, end) = try scan(bytes)
      if end > 0 || isAtEnd { return take(&bytes, upTo: end, index) }
      if bytes.count > recordLimit { throw error(.recordTooLong(limit: recordLimit), at: 0) }
      // Doubled, so that a long record is not scanned anew for each piece of it.
      wanted = bytes.count
    }
  }

  /// The first record alone, blank lines before it included: the header.
  mutating func takeFirstRecord() throws(ReadingError) -> CSVBlock {
    var boundaries = CSVRecordBoundaries(delimiter: delimiter)
    var bytes: [UInt8] = []
    var start = 0
    var index = 0
    while true {
      while index < bytes.count {
        index += 1
        if boundaries.advance(bytes[index - 1]), let block = take(&bytes, upTo: index, nil) { return block }
        if boundaries.hasTextAfterQuote { throw error(.textAfterQuote, at: start) }
        if boundaries.isBetweenRecords { start = index }
      }
      if bytes.count > recordLimit { throw error(.recordTooLong(limit: recordLimit), at: start) }
      if try stream.read(into: &bytes, limit: blockLength) > 0 { continue }
      if boundaries.isQuoted { throw error(.unclosedQuote, at: start) }
      if let block = take(&bytes, upTo: bytes.count, nil) { return block }
      throw ReadingError(file: stream.file, problem: .noHeader)
    }
  }

  private func scan(_ bytes: [UInt8]) throws(ReadingError) -> (RecordIndex?, end: Int) {
    do throws(PlainRecordScanner.Fault) {
      switch cutting {
      case .direct: return try scanner.scan(bytes, isLast: isAtEnd)
      case .libcsvOnly: return (nil, try findLastEnd(bytes))
      }
    } catch {
      throw self.error(error.problem, at: error.start)
    }
  }

  /// Follows libcsv's states over every byte.
  private func findLastEnd(_ bytes: [UInt8]) throws(PlainRecordScanner.Fault) -> Int {
    var boundaries = CSVRecordBoundaries(delimiter: delimiter)
    var start = 0
    for index in bytes.indices {
      let isEnd = boundaries.advance(bytes[index])
      if boundaries.hasTextAfterQuote { throw .init(problem: .textAfterQuote, start: start) }
      let isBlankLine = boundaries.isBetweenRecords && ASCII.isLineBreak(bytes[index])
      guard isEnd || isBlankLine else { continue }
      if index + 1 - start > recordLimit { throw .init(problem: .recordTooLong(limit: recordLimit), start: start) }
      start = index + 1
    }
    guard isAtEnd else { return start }
    if boundaries.isQuoted { throw .init(problem: .unclosedQuote, start: start) }
    if bytes.count - start > recordLimit { throw .init(problem: .recordTooLong(limit: recordLimit), start: start) }
    return bytes.count
  }

  /// Keeps what stands behind for the next block; nil where there is nothing to take.
  private mutating func take(_ bytes: inout [UInt8], upTo end: Int, _ index: RecordIndex?) -> CSVBlock? {
    guard end > 0 else { return nil }
    pending = Array(bytes[end...])
    bytes.removeLast(bytes.count - end)
    defer { offset += end }
    return CSVBlock(bytes: bytes, offset: offset, index: index)
  }

  private func error(_ problem: ReadingError.Problem, at index: Int) -> ReadingError {
    ReadingError(file: stream.file, problem: problem, line: line(offset + index))
  }
}
