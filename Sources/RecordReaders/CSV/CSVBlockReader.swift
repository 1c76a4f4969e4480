/// Some whole records of a file: what one worker cuts.
public struct CSVBlock: Sendable {
  let bytes: [UInt8]
  /// Offset of the first byte in the file (in its UTF-8 form, where the file is UTF-16).
  let offset: Int
  /// Physical line of the first byte, counted from 1.
  let line: Int

  /// Length in bytes.
  public var byteCount: Int { bytes.count }

  /// The physical line of a byte of the block.
  func line(at index: Int) -> Int { line + lineFeeds(in: bytes[..<index]) }
}

/// Errors name lines, so every block knows the number of its first.
private func lineFeeds(in bytes: ArraySlice<UInt8>) -> Int {
  bytes.reduce(into: 0) { $0 += $1 == ASCII.lineFeed ? 1 : 0 }
}

/// Splits a file into blocks between records.
///
/// A line break inside quotes does not end a record, so blocks are found in file order; cutting their fields is what
/// workers do side by side.
struct CSVBlockReader {
  private let stream: any ByteStream
  private let delimiter: UInt8
  private let blockLength: Int
  private let recordLimit: Int
  private var pending: [UInt8] = []
  private var offset: Int
  private var line = 1
  private var isAtEnd = false

  init(stream: any ByteStream, delimiter: UInt8, offset: Int, blockLength: Int, recordLimit: Int) {
    self.stream = stream
    self.delimiter = delimiter
    self.offset = offset
    self.blockLength = blockLength
    self.recordLimit = recordLimit
  }

  /// The next records; nil at the end of the file.
  mutating func next() throws(ReadingError) -> CSVBlock? {
    var boundaries = CSVRecordBoundaries(delimiter: delimiter)
    var scanned = 0
    var end = 0
    while true {
      if !isAtEnd { isAtEnd = try stream.read(into: &pending, limit: blockLength) == 0 }
      if let problem = scan(&boundaries, from: scanned, lastEnd: &end) { throw error(problem, at: end) }
      scanned = pending.count
      if isAtEnd { return try lastBlock(boundaries, recordStart: end) }
      if pending.count - end > recordLimit { throw error(.recordTooLong(limit: recordLimit), at: end) }
      if end > 0 { return take(end) }
    }
  }

  /// The first record alone, blank lines before it included: the header.
  mutating func takeFirstRecord() throws(ReadingError) -> CSVBlock {
    var boundaries = CSVRecordBoundaries(delimiter: delimiter)
    var index = 0
    while true {
      while index < pending.count {
        index += 1
        if boundaries.advance(pending[index - 1]) { return take(index) }
        if boundaries.hasTextAfterQuote { throw error(.textAfterQuote, at: 0) }
      }
      if pending.count > recordLimit { throw error(.recordTooLong(limit: recordLimit), at: 0) }
      if try stream.read(into: &pending, limit: blockLength) > 0 { continue }
      if let block = try lastBlock(boundaries, recordStart: 0) { return block }
      throw ReadingError(file: stream.file, problem: .noHeader)
    }
  }

  /// Advances over the bytes not yet scanned. Up to the first quote, every line break ends a record: no state is needed.
  ///
  /// - Returns: what is wrong with the record that begins at `lastEnd`; nil where nothing is.
  private func scan(_ boundaries: inout CSVRecordBoundaries, from start: Int, lastEnd: inout Int)
    -> ReadingError.Problem?
  {
    pending.withUnsafeBufferPointer { bytes in
      // Looked for once, not once a record: a block holds thousands.
      var quote = bytes[start...].firstIndex(of: ASCII.quote) ?? bytes.count
      var index = start
      while index < bytes.count {
        if quote < index { quote = bytes[index...].firstIndex(of: ASCII.quote) ?? bytes.count }
        if boundaries.isBetweenRecords, let safeEnd = endOfLines(bytes, from: index, before: quote) {
          if let long = longLine(bytes, from: lastEnd, to: safeEnd) {
            lastEnd = long
            return .recordTooLong(limit: recordLimit)
          }
          index = safeEnd
          lastEnd = safeEnd
        }
        while index < bytes.count {
          index += 1
          let isEnd = boundaries.advance(bytes[index - 1])
          if boundaries.hasTextAfterQuote { return .textAfterQuote }
          if isEnd {
            if index - lastEnd > recordLimit { return .recordTooLong(limit: recordLimit) }
            lastEnd = index
            break
          }
        }
      }
      return nil
    }
  }

  /// The start of a line over the limit; only a stretch that is longer than that can hold one.
  private func longLine(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> Int? {
    guard end - start > recordLimit else { return nil }
    var lineStart = start
    for index in start..<end where bytes[index] == ASCII.lineFeed || bytes[index] == ASCII.carriageReturn {
      if index + 1 - lineStart > recordLimit { return lineStart }
      lineStart = index + 1
    }
    return nil
  }

  /// Behind the last line break before the next quote.
  private func endOfLines(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, before quote: Int) -> Int? {
    bytes[start..<quote].lastIndex { $0 == ASCII.lineFeed || $0 == ASCII.carriageReturn }.map { $0 + 1 }
  }

  private mutating func take(_ length: Int) -> CSVBlock {
    let block = CSVBlock(bytes: Array(pending[..<length]), offset: offset, line: line)
    pending.removeFirst(length)
    offset += length
    line = block.line(at: length)
    return block
  }

  private mutating func lastBlock(_ boundaries: CSVRecordBoundaries, recordStart: Int) throws(ReadingError) -> CSVBlock?
  {
    if boundaries.isQuoted { throw error(.unclosedQuote, at: recordStart) }
    if pending.count - recordStart > recordLimit { throw error(.recordTooLong(limit: recordLimit), at: recordStart) }
    return pending.isEmpty ? nil : take(pending.count)
  }

  private func error(_ problem: ReadingError.Problem, at index: Int) -> ReadingError {
    ReadingError(file: stream.file, problem: problem, line: line + lineFeeds(in: pending[..<index]))
  }
}
