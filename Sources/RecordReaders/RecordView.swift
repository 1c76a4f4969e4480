/// The records of a batch while it is held in place. For the innermost loops: nothing of it may outlive the closure that
/// it is handed to.
public struct RecordView {
  @usableFromInline let bytes: UnsafeBufferPointer<UInt8>
  @usableFromInline let entries: UnsafeBufferPointer<RecordIndex.Entry>
  @usableFromInline let ends: UnsafeBufferPointer<UInt32>

  @inlinable
  init(
    bytes: UnsafeBufferPointer<UInt8>, entries: UnsafeBufferPointer<RecordIndex.Entry>,
    ends: UnsafeBufferPointer<UInt32>
  ) {
    self.bytes = bytes
    self.entries = entries
    self.ends = ends
  }

  /// Number of records.
  @inlinable public var count: Int { entries.count }

  /// Number of fields of a record.
  @inlinable
  public func fieldCount(ofRecord record: Int) -> Int { Int(entries[record].fieldCount) }

  /// A field's content, without blanks and quotes around it.
  @inlinable @inline(__always)
  public func field(_ field: Int, ofRecord record: Int) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: bytes[range(ofField: field, record: record)])
  }

  /// Where a field's content stands, without blanks and quotes around it.
  @inlinable @inline(__always)
  public func range(ofField field: Int, record: Int) -> Range<Int> {
    let entry = entries[record]
    let last = Int(entry.firstEnd) &+ field
    let start = field == 0 ? Int(entry.start) : Int(ends[last &- 1]) &+ 1
    let end = Int(ends[last])
    // Most fields begin and end with bytes above every blank and the quote (0x22).
    if entry.isVerbatim || start < end && bytes[start] > 0x22 && bytes[end &- 1] > 0x22 {
      return Range(uncheckedBounds: (start, end))
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
