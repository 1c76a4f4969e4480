/// Cut records, not yet decoded. Grain: one row a record, its fields in the order of the file.
///
/// Fields are ranges of one byte buffer, so a batch costs three arrays however many records it holds.
public struct RecordBatch: Sendable {
  /// One field's place in ``bytes``.
  public struct FieldRange: Sendable {
    /// Index of the first byte.
    public let start: UInt32
    /// Index behind the last byte.
    public let end: UInt32

    var range: Range<Int> { Int(start)..<Int(end) }
  }

  /// A field path that a record holds more than once.
  public struct Repetition: Sendable {
    /// Index of the record in the batch.
    public let record: Int
    /// Index of the field in the layout.
    public let field: Int
  }

  /// The bytes of all fields, in ``encoding``.
  public private(set) var bytes: [UInt8] = []
  /// UTF-8 or GB18030: the two encodings in which records are cut before they are decoded.
  public let encoding: TextEncoding
  /// XML only: fields given more than once in a record.
  public var repetitions: [Repetition] = []

  private var fields: [FieldRange] = []
  private var recordEnds: [UInt32] = []

  /// An empty batch.
  public init(encoding: TextEncoding) {
    self.encoding = encoding
  }

  /// Number of records.
  public var count: Int { recordEnds.count }

  /// Number of fields of a record.
  public func fieldCount(ofRecord record: Int) -> Int {
    Int(recordEnds[record]) - firstField(ofRecord: record)
  }

  /// Where a field stands in ``bytes``.
  public func range(ofField field: Int, record: Int) -> Range<Int> {
    fields[firstField(ofRecord: record) + field].range
  }

  /// A field as text; bytes that are not valid in the encoding become U+FFFD, so use it for names, never for figures.
  public func text(_ field: Int, ofRecord record: Int, decoder: TextDecoder) -> String {
    decoder.string(bytes.span.extracting(range(ofField: field, record: record)))
  }

  mutating func appendField(_ content: UnsafeBufferPointer<UInt8>) {
    let start = UInt32(bytes.count)
    bytes.append(contentsOf: content)
    fields.append(FieldRange(start: start, end: UInt32(bytes.count)))
  }

  mutating func endRecord() {
    recordEnds.append(UInt32(fields.count))
  }

  private func firstField(ofRecord record: Int) -> Int {
    record == 0 ? 0 : Int(recordEnds[record - 1])
  }
}
