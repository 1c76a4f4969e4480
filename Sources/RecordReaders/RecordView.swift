/// The records of a batch while it is held in place. For the innermost loops: nothing of it may outlive the closure that
/// it is handed to.
public struct RecordView {
  @usableFromInline let bytes: UnsafeBufferPointer<UInt8>
  @usableFromInline let entries: UnsafeBufferPointer<RecordIndex.Entry>
  @usableFromInline let separators: UnsafeBufferPointer<UInt64>
  @usableFromInline let ends: UnsafeBufferPointer<UInt32>

  @inlinable
  init(
    bytes: UnsafeBufferPointer<UInt8>, entries: UnsafeBufferPointer<RecordIndex.Entry>,
    separators: UnsafeBufferPointer<UInt64>, ends: UnsafeBufferPointer<UInt32>
  ) {
    self.bytes = bytes
    self.entries = entries
    self.separators = separators
    self.ends = ends
  }

  /// Number of records.
  @inlinable public var count: Int { entries.count }

  /// Number of fields of a record.
  @inlinable @inline(__always)
  public func fieldCount(ofRecord record: Int) -> Int {
    let entry = entries[record]
    return entry.isVerbatim
      ? Int(entry.verbatimCount) : countSeparators(from: Int(entry.start), through: Int(entry.end))
  }

  /// Looks up where the first fields of a record end.
  ///
  /// - Parameters:
  ///   - fieldCount: number of those fields; the record has as many.
  ///   - ends: room for as many ends, for as long as the record is used.
  @inlinable @inline(__always)
  public func cut(_ record: Int, _ fieldCount: Int, _ ends: UnsafeMutableBufferPointer<UInt32>) -> CutRecord {
    let entry = entries[record]
    let start = Int(entry.start)
    if entry.isVerbatim {
      let own = UnsafeBufferPointer(rebasing: self.ends[Int(entry.end)...])
      return CutRecord(bytes: bytes, start: start, ends: own, isVerbatim: true)
    }
    var index = start >> 6
    var word = separators[index] & (~0 &<< UInt64(truncatingIfNeeded: start))
    for field in 0..<fieldCount {
      while word == 0 {
        index &+= 1
        word = separators[index]
      }
      ends[field] = UInt32(truncatingIfNeeded: index << 6 &+ word.trailingZeroBitCount)
      word &= word &- 1
    }
    return CutRecord(bytes: bytes, start: start, ends: UnsafeBufferPointer(ends), isVerbatim: false)
  }

  /// Where a field's content stands, without blanks and quotes around it.
  func range(ofField field: Int, record: Int) -> Range<Int> {
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: field + 1) { ends in
      cut(record, field + 1, ends).range(ofField: field)
    }
  }

  /// The bits from one byte to another, both included.
  @inlinable @inline(__always)
  func countSeparators(from start: Int, through end: Int) -> Int {
    let first = start >> 6
    let last = end >> 6
    let beforeStart = (1 as UInt64) &<< UInt64(truncatingIfNeeded: start) &- 1
    let upToEnd = ~0 &>> UInt64(truncatingIfNeeded: 63 &- end)
    if first == last { return (separators[first] & ~beforeStart & upToEnd).nonzeroBitCount }
    var count = (separators[first] & ~beforeStart).nonzeroBitCount &+ (separators[last] & upToEnd).nonzeroBitCount
    for index in first &+ 1..<last { count &+= separators[index].nonzeroBitCount }
    return count
  }
}

/// A record whose fields' ends are known, for as long as the view and the room for the ends last.
public struct CutRecord {
  @usableFromInline let bytes: UnsafeBufferPointer<UInt8>
  @usableFromInline let start: Int
  @usableFromInline let ends: UnsafeBufferPointer<UInt32>
  @usableFromInline let isVerbatim: Bool

  @inlinable
  init(bytes: UnsafeBufferPointer<UInt8>, start: Int, ends: UnsafeBufferPointer<UInt32>, isVerbatim: Bool) {
    self.bytes = bytes
    self.start = start
    self.ends = ends
    self.isVerbatim = isVerbatim
  }

  /// A field's content, without blanks and quotes around it.
  @inlinable @inline(__always)
  public func field(_ field: Int) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: bytes[range(ofField: field)])
  }

  /// Where a field's content stands, without blanks and quotes around it.
  @inlinable @inline(__always)
  public func range(ofField field: Int) -> Range<Int> {
    let start = field == 0 ? start : Int(ends[field &- 1]) &+ 1
    let end = Int(ends[field])
    if isVerbatim { return Range(uncheckedBounds: (start, end)) }
    if start < end {
      // Most fields begin and end with bytes above every blank and the quote (0x22), or with quotes.
      let first = bytes[start]
      let last = bytes[end &- 1]
      if first > 0x22 && last > 0x22 { return Range(uncheckedBounds: (start, end)) }
      if first == 0x22 && last == 0x22 && start &+ 1 < end {
        return Range(uncheckedBounds: (start &+ 1, end &- 1))
      }
    }
    return content(from: start, to: end)
  }

  /// What libcsv would give: blanks around a field do not count, and quotes around it are not content.
  @usableFromInline
  func content(from start: Int, to end: Int) -> Range<Int> {
    var start = start
    var end = end
    while start < end, ASCII.isBlank(bytes[start]) { start += 1 }
    while start < end, ASCII.isBlank(bytes[end - 1]) { end -= 1 }
    guard start < end, bytes[start] == ASCII.quote else { return start..<end }
    return start + 1..<end - 1
  }
}
