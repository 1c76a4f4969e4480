/// Cut records, not yet decoded. Grain: one row a record, its fields in the order of the file.
///
/// Fields are ranges of one byte buffer, for CSV the file's own bytes, so a batch costs a few arrays however many records
/// it holds.
public struct RecordBatch: Sendable {
  /// Why the text of a field is not what the record holds for it.
  public struct FieldFault: Sendable {
    /// What the record holds.
    public enum Kind: Sendable {
      /// The field's path more than once.
      case repeated
      /// An element in the field's own that no path names: its text is not part of the field.
      case interrupted
    }

    /// What the record holds.
    public let kind: Kind
    /// Index of the record in the batch.
    public let record: Int
    /// Index of the field in the layout.
    public let field: Int
  }

  /// The bytes that hold all fields, in ``encoding``.
  public internal(set) var bytes: [UInt8]
  /// UTF-8 or GB18030: the two encodings in which records are cut before they are decoded.
  public let encoding: TextEncoding
  /// XML only: fields whose text is not all that a record holds for them.
  public var faults: [FieldFault] = []
  /// XLSX only: the row of the sheet that each record stands in, counted from 1.
  public internal(set) var rows: [Int] = []

  /// CSV only: whether a line break stands behind the last record.
  var endsInLineBreak = true

  // Inlined, with the view of it, into the library that reads fields.
  @usableFromInline var index: RecordIndex
  /// Where the first field of the record being appended begins.
  private var openStart: Int?

  /// An empty batch.
  public init(encoding: TextEncoding) {
    self.init(bytes: [], index: RecordIndex(), encoding: encoding)
  }

  init(bytes: [UInt8], index: RecordIndex, encoding: TextEncoding) {
    self.bytes = bytes
    self.index = index
    self.encoding = encoding
  }

  /// Number of records.
  @inlinable public var count: Int { index.entries.count }

  /// Number of fields of a record.
  public func fieldCount(ofRecord record: Int) -> Int {
    precondition(record < count, "a batch has no record behind its last")
    return withView { $0.fieldCount(ofRecord: record) }
  }

  /// Whether the file ends within a record of CSV: it has fewer fields than the header and no line break behind it, which
  /// of all records only a file's last can lack.
  public func endsFile(inRecord record: Int, of headerCount: Int) -> Bool {
    record == count - 1 && !endsInLineBreak && fieldCount(ofRecord: record) < headerCount
  }

  /// Where a field's content stands in ``bytes``, without blanks and quotes around it.
  public func range(ofField field: Int, record: Int) -> Range<Int> {
    precondition(field < fieldCount(ofRecord: record), "a record has no field behind its last")
    return withView { $0.range(ofField: field, record: record) }
  }

  /// Hands on a view for loops over all records, without the checks of every access.
  @inlinable
  public func withView<Result>(_ body: (RecordView) -> Result) -> Result {
    bytes.withUnsafeBufferPointer { bytes in
      index.entries.withUnsafeBufferPointer { entries in
        index.separators.withUnsafeBufferPointer { separators in
          index.ends.withUnsafeBufferPointer { ends in
            body(RecordView(bytes: bytes, entries: entries, separators: separators, ends: ends))
          }
        }
      }
    }
  }

  /// A field as text; bytes that are not valid in the encoding become U+FFFD, so use it for names, never for figures.
  public func text(_ field: Int, ofRecord record: Int, decoder: TextDecoder) -> String {
    decoder.string(bytes.span.extracting(range(ofField: field, record: record)))
  }

  // MARK: - Records that a parser hands on

  mutating func appendField(_ content: UnsafeBufferPointer<UInt8>) {
    if openStart == nil { openStart = bytes.count }
    bytes.append(contentsOf: content)
    index.ends.append(UInt32(bytes.count))
    // An end is a byte of its own, as it is in a file.
    bytes.append(ASCII.lineFeed)
  }

  mutating func endRecord() {
    let firstEnd = index.entries.last.map { $0.end + $0.verbatimCount } ?? 0
    index.entries.append(
      .init(
        verbatimFrom: UInt32(openStart ?? bytes.count), firstEnd: firstEnd,
        fieldCount: UInt32(index.ends.count) - firstEnd))
    openStart = nil
  }

  /// Appends a record whose fields' lengths are known before their bytes are written.
  ///
  /// - Parameter write: fills the bytes, which are those of all fields and one more behind each.
  mutating func appendRecord(
    fieldLengths: some Collection<Int>, _ write: (UnsafeMutableRawBufferPointer) -> Void
  ) {
    let firstEnd = UInt32(index.ends.count)
    let start = bytes.count
    var end = start
    for length in fieldLengths {
      end += length
      index.ends.append(UInt32(end))
      end += 1
    }
    index.entries.append(
      .init(verbatimFrom: UInt32(start), firstEnd: firstEnd, fieldCount: UInt32(fieldLengths.count)))
    bytes.append(addingCapacity: end - start) { free in
      free.withUnsafeMutableBufferPointer { free, count in
        write(UnsafeMutableRawBufferPointer(free))
        count = end - start
      }
    }
  }

  /// Puts the records of another batch in the places of some of this one.
  mutating func replaceRecords(_ records: some Sequence<Int>, with other: RecordBatch) {
    let firstEnd = UInt32(index.ends.count)
    let offset = UInt32(bytes.count)
    bytes.append(contentsOf: other.bytes)
    index.ends.append(contentsOf: other.index.ends.lazy.map { $0 + offset })
    for (record, entry) in zip(records, other.index.entries) {
      index.entries[record] = .init(
        verbatimFrom: entry.start + offset, firstEnd: entry.end + firstEnd, fieldCount: entry.verbatimCount)
    }
  }
}
