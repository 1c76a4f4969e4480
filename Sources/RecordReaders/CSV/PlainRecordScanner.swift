/// Finds the fields of records, 64 bytes at a time, where the quotes leave no doubt.
///
/// libcsv is the grammar. Without quotes it has three rules left: a delimiter ends a field, a line break ends a record,
/// a line of blanks is none. With quotes that open right behind a separator and close right before one, and are not
/// doubled, what stands between them is content, and the same three rules hold outside. Any other record with a
/// quote is left to libcsv, as ``RecordIndex/uncut``; a differential test holds the two ways together.
struct PlainRecordScanner {
  /// What is wrong with the record that begins at `start`.
  struct Fault: Error {
    let problem: ReadingError.Problem
    let start: Int
  }

  private let delimiter: UInt8
  private let recordLimit: Int

  init(delimiter: UInt8, recordLimit: Int) {
    self.delimiter = delimiter
    self.recordLimit = recordLimit
  }

  /// Indexes the whole records of a buffer that begins between two records.
  ///
  /// - Parameter isLast: whether the file ends with the buffer, so that its last record needs no line break.
  /// - Returns: the index, and where the first record begins that does not end in the buffer.
  func scan(_ bytes: [UInt8], isLast: Bool) throws(Fault) -> (index: RecordIndex, end: Int) {
    var index = RecordIndex()
    var outcome: Result<Int, Fault> = .success(0)
    let separatorCount = RecordIndex.separatorCount(ofBytes: bytes.count)
    index.separators = [UInt64](unsafeUninitializedCapacity: separatorCount) { separators, count in
      separators.initialize(repeating: 0)
      count = separatorCount
      bytes.withUnsafeBufferPointer { bytes in
        var run = ScanRun(bytes, separators, delimiter, recordLimit)
        do throws(Fault) {
          outcome = .success(try run.scan(isLast: isLast))
        } catch {
          outcome = .failure(error)
        }
        index.entries = run.entries
        index.uncut = run.uncut
      }
    }
    return (index, try outcome.get())
  }
}

/// One pass over one buffer.
private struct ScanRun {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let separators: UnsafeMutableBufferPointer<UInt64>
  private let delimiter: UInt8
  private let recordLimit: Int

  private(set) var entries: [RecordIndex.Entry] = []
  private(set) var uncut: [RecordIndex.UncutRecords] = []

  /// Where the open record begins.
  private var recordStart = 0
  private var hasManyQuotes = false
  /// The bits of the chunk that are not behind the scan: all but where libcsv's record ended within the chunk.
  private var ahead = ~0 as UInt64
  /// All bits set while the chunk begins inside quotes.
  private var insideQuotes: UInt64 = 0
  /// A bit is set where the byte before the chunk is a separator, or where a record begins behind one of libcsv.
  private var afterSeparator: UInt64 = 1
  /// Bit 0 is set where the byte before the chunk closes a quote.
  private var afterClosing: UInt64 = 0

  init(
    _ bytes: UnsafeBufferPointer<UInt8>, _ separators: UnsafeMutableBufferPointer<UInt64>, _ delimiter: UInt8,
    _ recordLimit: Int
  ) {
    self.bytes = bytes
    self.separators = separators
    self.delimiter = delimiter
    self.recordLimit = recordLimit
    entries.reserveCapacity(bytes.count / 128)
  }

  mutating func scan(isLast: Bool) throws(PlainRecordScanner.Fault) -> Int {
    var base = 0
    while base < bytes.count {
      let chunk = bytes.chunk(at: base)
      let lineEnds = chunk.equal(to: ASCII.lineFeed, or: ASCII.carriageReturn)
      let delimiters = chunk.equal(to: delimiter)
      // Where quotes are many, to ask whether there are any is one question too many.
      let quotes = hasManyQuotes || chunk.contains(ASCII.quote) ? chunk.equal(to: ASCII.quote) : 0
      hasManyQuotes = quotes != 0
      if quotes | insideQuotes | afterClosing | ~ahead == 0 {
        try take(delimiters | lineEnds, lineEnds, at: base)
        afterSeparator = (delimiters | lineEnds) >> 63
      } else if try !takeQuoted(delimiters & ahead, lineEnds & ahead, quotes & ahead, at: base) {
        guard let end = try leaveToLibcsv(isLast: isLast) else { return recordStart }
        base = goOn(at: end)
        continue
      }
      ahead = ~0
      base += ByteChunk.length
    }
    if isLast { try endLastRecord() }
    return recordStart
  }

  /// Notes the separators of a chunk, outside quotes, and ends the records that end in it.
  @inline(__always)
  private mutating func take(_ separators: UInt64, _ lineEnds: UInt64, at base: Int) throws(PlainRecordScanner.Fault) {
    self.separators[base >> 6] |= separators
    var lineEnds = lineEnds
    while lineEnds != 0 {
      try endRecord(at: base + lineEnds.trailingZeroBitCount)
      lineEnds &= lineEnds &- 1
    }
  }

  /// Takes a chunk that holds quotes, or a part of what stands between them.
  ///
  /// - Returns: whether all quotes are plain; where one is not, what stands before it is taken.
  @inline(__always)
  private mutating func takeQuoted(_ delimiters: UInt64, _ lineEnds: UInt64, _ quotes: UInt64, at base: Int)
    throws(PlainRecordScanner.Fault) -> Bool
  {
    // Inside are the opening quote and all up to the closing one, which is not.
    let inside = Self.parityOfBitsUpTo(quotes) ^ insideQuotes
    let separators = (delimiters | lineEnds) & ~inside
    let opening = quotes & inside
    let closing = quotes & ~inside
    let behindClosing = (closing << 1 | afterClosing) & ~Self.behindEnd(bytes.count - base)
    let isMisplaced = (opening & ~(separators << 1 | afterSeparator)) | (behindClosing & ~separators)
    // All bits below the first misplaced one; all bits where there is none.
    let isPlain = (isMisplaced &- 1) & ~isMisplaced
    try take(separators & isPlain, lineEnds & ~inside & isPlain, at: base)
    insideQuotes = UInt64(bitPattern: Int64(bitPattern: inside) >> 63)
    afterSeparator = separators >> 63
    afterClosing = closing >> 63
    return isMisplaced == 0
  }

  /// The bits of a chunk that stand for no byte of the buffer.
  private static func behindEnd(_ left: Int) -> UInt64 {
    left >= ByteChunk.length ? 0 : ~0 << UInt64(left)
  }

  /// Bit i is the parity of the bits 0…i.
  @inline(__always)
  private static func parityOfBitsUpTo(_ bits: UInt64) -> UInt64 {
    var parity = bits ^ bits &<< 1
    parity ^= parity &<< 2
    parity ^= parity &<< 4
    parity ^= parity &<< 8
    parity ^= parity &<< 16
    return parity ^ parity &<< 32
  }

  /// Ends the open record, unless it is a line of blanks, which is none.
  @inline(__always)
  private mutating func endRecord(at place: Int) throws(PlainRecordScanner.Fault) {
    if min(place + 1, bytes.count) - recordStart > recordLimit { throw fault(.recordTooLong(limit: recordLimit)) }
    // Every byte above the space is content, or a delimiter.
    if place > recordStart, bytes[recordStart] > ASCII.space || !isBlank(recordStart..<place) {
      entries.append(RecordIndex.Entry(start: recordStart, end: place))
    }
    recordStart = place + 1
  }

  /// The file ends without a line break.
  private mutating func endLastRecord() throws(PlainRecordScanner.Fault) {
    if insideQuotes != 0 { throw fault(.unclosedQuote) }
    // The end stands where the line break would.
    if recordStart < bytes.count { try take(1 << UInt64(bytes.count & 63), 0, at: bytes.count) }
    if recordStart < bytes.count { try endRecord(at: bytes.count) }
    recordStart = min(recordStart, bytes.count)
  }

  /// Goes over the open record with libcsv's states, and has libcsv cut it later.
  ///
  /// - Returns: where the next record begins; nil where this one does not end in the buffer.
  private mutating func leaveToLibcsv(isLast: Bool) throws(PlainRecordScanner.Fault) -> Int? {
    var boundaries = CSVRecordBoundaries(delimiter: delimiter)
    var place = recordStart
    var hasEnded = false
    while place < bytes.count, !hasEnded {
      hasEnded = boundaries.advance(bytes[place])
      place += 1
      if boundaries.hasTextAfterQuote { throw fault(.textAfterQuote) }
    }
    guard hasEnded || isLast else { return nil }
    if boundaries.isQuoted { throw fault(.unclosedQuote) }
    if place - recordStart > recordLimit { throw fault(.recordTooLong(limit: recordLimit)) }
    appendUncut(recordStart..<place)
    return place
  }

  /// Goes on behind a record that is left to libcsv.
  ///
  /// - Returns: where the chunk begins that holds the next record's first byte.
  private mutating func goOn(at place: Int) -> Int {
    recordStart = place
    let bit = UInt64(place % ByteChunk.length)
    ahead = ~0 << bit
    insideQuotes = 0
    afterSeparator = 1 << bit
    afterClosing = 0
    return place - place % ByteChunk.length
  }

  /// Joins neighbours: calling libcsv costs more than cutting a record.
  private mutating func appendUncut(_ bytes: Range<Int>) {
    let number = entries.count
    if let last = uncut.last, last.numbers.upperBound == number {
      uncut[uncut.count - 1] = .init(
        numbers: last.numbers.lowerBound..<number + 1, bytes: last.bytes.lowerBound..<bytes.upperBound)
    } else {
      uncut.append(.init(numbers: number..<number + 1, bytes: bytes))
    }
    entries.append(.uncut)
  }

  private func fault(_ problem: ReadingError.Problem) -> PlainRecordScanner.Fault {
    .init(problem: problem, start: recordStart)
  }

  private func isBlank(_ range: Range<Int>) -> Bool {
    range.allSatisfy { ASCII.isBlank(bytes[$0]) && bytes[$0] != delimiter }
  }
}
