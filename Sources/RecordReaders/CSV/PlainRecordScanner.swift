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
    // There are at most as many ends as bytes, and one; pages that are never written to take no memory.
    index.ends = [UInt32](unsafeUninitializedCapacity: bytes.count + ScanRun.spareEnds) { ends, count in
      bytes.withUnsafeBufferPointer { bytes in
        guard let start = ends.baseAddress else { return }
        var run = ScanRun(bytes, start, delimiter, recordLimit)
        do throws(Fault) {
          outcome = .success(try run.scan(isLast: isLast))
        } catch {
          outcome = .failure(error)
        }
        count = run.endCount
        index.entries = run.entries
        index.uncut = run.uncut
      }
    }
    return (index, try outcome.get())
  }
}

/// One pass over one buffer.
private struct ScanRun {
  /// Ends are written eight at a time, the last of them behind the last end.
  static let spareEnds = 9

  private let bytes: UnsafeBufferPointer<UInt8>
  private let ends: UnsafeMutablePointer<UInt32>
  private let delimiter: UInt8
  private let recordLimit: Int

  private(set) var endCount = 0
  private(set) var entries: [RecordIndex.Entry] = []
  private(set) var uncut: [RecordIndex.UncutRecords] = []

  /// Where the open record begins, and its first end.
  private var recordStart = 0
  private var firstEnd = 0
  /// All bits set while the chunk begins inside quotes.
  private var insideQuotes: UInt64 = 0
  /// Bit 0 is set where the byte before the chunk is a separator, or the record has just begun.
  private var afterSeparator: UInt64 = 1
  /// Bit 0 is set where the byte before the chunk closes a quote.
  private var afterClosing: UInt64 = 0

  init(
    _ bytes: UnsafeBufferPointer<UInt8>, _ ends: UnsafeMutablePointer<UInt32>, _ delimiter: UInt8, _ recordLimit: Int
  ) {
    self.bytes = bytes
    self.ends = ends
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
      let quotes = chunk.contains(ASCII.quote) ? chunk.equal(to: ASCII.quote) : 0
      if quotes | insideQuotes | afterClosing == 0 {
        try take(delimiters, lineEnds, at: base)
        afterSeparator = (delimiters | lineEnds) >> 63
      } else if try !takeQuoted(delimiters, lineEnds, quotes, at: base) {
        guard let end = try leaveToLibcsv(isLast: isLast) else { return recordStart }
        base = end
        continue
      }
      base += ByteChunk.length
    }
    if isLast { try endLastRecord() }
    return recordStart
  }

  /// Writes the ends of a chunk outside quotes.
  @inline(__always)
  private mutating func take(_ delimiters: UInt64, _ lineEnds: UInt64, at base: Int)
    throws(PlainRecordScanner.Fault)
  {
    let ends = delimiters | lineEnds
    let endsBefore = endCount
    put(ends, at: base)
    if lineEnds != 0 { try endRecords(ends, lineEnds, at: base, endsBefore) }
  }

  /// Ends the records of a chunk whose ends are written already.
  @inline(__always)
  private mutating func endRecords(_ ends: UInt64, _ lineEnds: UInt64, at base: Int, _ endsBefore: Int)
    throws(PlainRecordScanner.Fault)
  {
    var lineEnds = lineEnds
    var endsBefore = endsBefore
    while lineEnds != 0 {
      let place = lineEnds.trailingZeroBitCount
      let upTo = lineEnds ^ (lineEnds &- 1)
      lineEnds &= lineEnds &- 1
      let isRecord = try endRecord(at: base + place, endsUpTo: endsBefore + (ends & upTo).nonzeroBitCount)
      if !isRecord { endsBefore &-= 1 }
    }
  }

  /// Eight at a time, whether there are as many or not: what is too much is written over by the next, and a loop that
  /// ended at the last bit would be mispredicted in nearly every chunk.
  @inline(__always)
  private mutating func put(_ positions: UInt64, at base: Int) {
    var positions = positions
    var left = positions.nonzeroBitCount
    let base = UInt32(truncatingIfNeeded: base)
    var target = ends + endCount
    endCount &+= left
    while left > 0 {
      for place in 0..<8 {
        target[place] = base &+ UInt32(truncatingIfNeeded: positions.trailingZeroBitCount)
        positions &= positions &- 1
      }
      target += 8
      left &-= 8
    }
  }

  /// Writes the ends of a chunk that holds quotes, or a part of what stands between them.
  ///
  /// - Returns: whether all quotes are plain; where one is not, the ends before it are written.
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
    try take(delimiters & ~inside & isPlain, lineEnds & ~inside & isPlain, at: base)
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
  private static func parityOfBitsUpTo(_ bits: UInt64) -> UInt64 {
    var parity = bits
    for shift: UInt64 in [1, 2, 4, 8, 16, 32] { parity ^= parity << shift }
    return parity
  }

  /// - Parameter end: how many ends there are up to that of the record's last field.
  /// - Returns: whether there is a record; of a blank line, which is none, the end is taken back.
  @inline(__always)
  private mutating func endRecord(at place: Int, endsUpTo end: Int) throws(PlainRecordScanner.Fault) -> Bool {
    if min(place + 1, bytes.count) - recordStart > recordLimit { throw fault(.recordTooLong(limit: recordLimit)) }
    // Only a line without delimiter may be blank.
    let isRecord = end > firstEnd &+ 1 || !isBlank(recordStart..<place)
    if isRecord {
      entries.append(
        RecordIndex.Entry(
          start: UInt32(truncatingIfNeeded: recordStart), firstEnd: UInt32(truncatingIfNeeded: firstEnd),
          fieldCount: UInt32(truncatingIfNeeded: end &- firstEnd), isVerbatim: false))
      firstEnd = end
    } else {
      for later in end..<endCount { ends[later - 1] = ends[later] }
      endCount -= 1
    }
    recordStart = place + 1
    return isRecord
  }

  /// The file ends without a line break.
  private mutating func endLastRecord() throws(PlainRecordScanner.Fault) {
    if insideQuotes != 0 { throw fault(.unclosedQuote) }
    // The end stands where the line break would.
    if recordStart < bytes.count {
      ends[endCount] = UInt32(truncatingIfNeeded: bytes.count)
      endCount += 1
      _ = try endRecord(at: bytes.count, endsUpTo: endCount)
    }
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
    recordStart = place
    endCount = firstEnd
    insideQuotes = 0
    afterSeparator = 1
    afterClosing = 0
    return place
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
    range.allSatisfy { ASCII.isBlank(bytes[$0]) }
  }
}
