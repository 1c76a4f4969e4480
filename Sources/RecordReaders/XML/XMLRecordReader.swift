/// Streams the records of an XML file through libxml2's SAX2 push parser, in constant memory.
///
/// No network and no external entity is ever touched, and any entity declaration ends the reading: registries need
/// none, and they are how an XML file reads other files or exhausts the memory.
public final class XMLRecordReader {
  private static let pieceLength = 64 << 10
  private static let recordsPerBatch = 4096
  /// Positions in a batch are of 32 bits, and a worker should not wait for one that is full of documents.
  private static let bytesPerBatch = 1 << 20
  private static let fieldLimit = 1 << 20

  private let stream: any ByteStream
  private let layout: XMLRecordLayout
  private let parser: XMLRecordParser
  private var piece: [UInt8] = []
  private var isAtEnd = false
  private var byteCount = 0

  /// Opens a file.
  ///
  /// - Throws: ``ReadingError`` where the file cannot be opened or is empty.
  public convenience init(path: String, layout: XMLRecordLayout) throws(ReadingError) {
    try self.init(FileByteStream(file: path), layout: layout)
  }

  init(_ stream: any ByteStream, layout: XMLRecordLayout) throws(ReadingError) {
    self.stream = stream
    self.layout = layout
    var head: [UInt8] = []
    guard try stream.read(into: &head, limit: 4) > 0 else { throw ReadingError(file: stream.file, problem: .empty) }
    try WorkbookSignature.refuse(in: head, file: stream.file)
    parser = try XMLRecordParser(file: stream.file, head: head, layout, fieldLimit: Self.fieldLimit)
  }

  /// The next records, fields in the order of the layout's field paths, an absent one empty; nil at the end of the file.
  ///
  /// - Throws: ``ReadingError`` with line and element path where the document is not well-formed or declares entities.
  public func next() throws(ReadingError) -> RecordBatch? {
    while !isAtEnd, parser.recordCount < Self.recordsPerBatch, parser.byteCount < Self.bytesPerBatch {
      piece.removeAll(keepingCapacity: true)
      isAtEnd = try stream.read(into: &piece, limit: Self.pieceLength) == 0
      byteCount += piece.count
      try parser.parse(piece, isLast: isAtEnd)
    }
    let batch = parser.takeBatch()
    if batch.count > 0 { return batch }
    guard parser.recordsSeen > 0 else {
      throw ReadingError(file: stream.file, problem: .recordPathAbsent(layout.recordPath))
    }
    return nil
  }

  /// Indices of the layout's field paths that no record so far has, empty or not: at the end of the file, paths that lead
  /// nowhere.
  public var absentFields: [Int] { parser.absentFields }

  /// Bytes read since this was last asked.
  public func takeByteCount() -> Int {
    defer { byteCount = 0 }
    return byteCount
  }
}

/// A parser and the collector that its callbacks write to.
private final class XMLRecordParser {
  private let parser: LibxmlParser
  /// Reached by its address alone: there are a hundred callbacks a record.
  private let collector: UnsafeMutablePointer<XMLRecordCollector>

  init(file: String, head: [UInt8], _ layout: XMLRecordLayout, fieldLimit: Int) throws(ReadingError) {
    collector = .allocate(capacity: 1)
    collector.initialize(to: XMLRecordCollector(XMLFieldTree(), fieldCount: 0, fieldLimit: 0))
    parser = try LibxmlParser(file: file, head: head, XMLRecordCollector.callbacks, receiver: collector)
    guard let tree = XMLFieldTree(layout, intern: parser.intern) else {
      throw ReadingError(file: file, problem: .xmlError(message: "libxml2 is out of memory"))
    }
    collector.pointee = XMLRecordCollector(tree, fieldCount: layout.fields.count, fieldLimit: fieldLimit)
  }

  deinit {
    collector.deinitialize(count: 1)
    collector.deallocate()
  }

  /// Records of the batch that is being filled.
  var recordCount: Int { collector.pointee.batch.count }

  /// Bytes of the batch that is being filled.
  var byteCount: Int { collector.pointee.batch.bytes.count }

  /// Records of all batches.
  var recordsSeen: Int { collector.pointee.recordsSeen }

  var absentFields: [Int] { collector.pointee.absentFields }

  func takeBatch() -> RecordBatch { collector.pointee.takeBatch() }

  func parse(_ piece: [UInt8], isLast: Bool) throws(ReadingError) {
    try parser.parse(piece, isLast: isLast, path: { collector.pointee.path })
  }
}

extension XMLRecordCollector {
  fileprivate static let callbacks = XMLCallbacks(
    startElement: { user, name, _, namespace, _, _, attributeCount, _, attributes in
      guard let events = XMLEvents.of(user), let name else { return }
      let collector = of(events)
      collector.pointee.startElement(
        XMLName(name: name, namespace: namespace), XMLAttributes(addresses: attributes, count: Int(attributeCount)))
      if let problem = collector.pointee.problem { events.pointee.stop(problem) }
    },
    endElement: { user, _, _, _ in
      guard let events = XMLEvents.of(user) else { return }
      of(events).pointee.endElement()
    },
    characters: { user, text, length in
      guard let events = XMLEvents.of(user) else { return }
      let collector = of(events)
      collector.pointee.characters(UnsafeBufferPointer(start: text, count: Int(length)))
      if let problem = collector.pointee.problem { events.pointee.stop(problem) }
    })

  @inline(__always)
  private static func of(_ events: UnsafeMutablePointer<XMLEvents>) -> UnsafeMutablePointer<XMLRecordCollector> {
    events.pointee.receiver.assumingMemoryBound(to: XMLRecordCollector.self)
  }
}
