internal import CLibXML2

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
  private let parser: XMLParser
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
    parser = try XMLParser(file: stream.file, head: head, layout, fieldLimit: Self.fieldLimit)
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

  /// Bytes read since this was last asked.
  public func takeByteCount() -> Int {
    defer { byteCount = 0 }
    return byteCount
  }
}

/// The one owner of a libxml2 parser context and of what its callbacks write to.
private final class XMLParser {
  private let file: String
  private let context: xmlParserCtxtPtr
  /// Reached by its address alone: there are a hundred callbacks a record.
  private let events: UnsafeMutablePointer<XMLEvents>

  init(file: String, head: [UInt8], _ layout: XMLRecordLayout, fieldLimit: Int) throws(ReadingError) {
    let events = UnsafeMutablePointer<XMLEvents>.allocate(capacity: 1)
    events.initialize(to: XMLEvents())
    var handler = XMLEvents.makeHandler()
    let created = head.withUnsafeBytes { bytes in
      xmlCreatePushParserCtxt(
        &handler, events, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(bytes.count), file)
    }
    guard let created, let tree = XMLFieldTree(layout, intern: { xmlDictLookup(created.pointee.dict, $0, -1) }) else {
      xmlFreeParserCtxt(created)
      Self.free(events)
      throw ReadingError(file: file, problem: .xmlError(message: "libxml2 is out of memory"))
    }
    xmlCtxtUseOptions(created, Int32(XML_PARSE_NONET.rawValue))
    events.pointee.context = created
    events.pointee.collector = XMLRecordCollector(tree, fieldCount: layout.fields.count, fieldLimit: fieldLimit)
    self.file = file
    self.events = events
    context = created
  }

  deinit {
    xmlFreeParserCtxt(context)
    Self.free(events)
  }

  private static func free(_ events: UnsafeMutablePointer<XMLEvents>) {
    events.deinitialize(count: 1)
    events.deallocate()
  }

  /// Records of the batch that is being filled.
  var recordCount: Int { events.pointee.collector.batch.count }

  /// Bytes of the batch that is being filled.
  var byteCount: Int { events.pointee.collector.batch.bytes.count }

  /// Records of all batches.
  var recordsSeen: Int { events.pointee.collector.recordsSeen }

  func takeBatch() -> RecordBatch { events.pointee.collector.takeBatch() }

  func parse(_ piece: [UInt8], isLast: Bool) throws(ReadingError) {
    let status = piece.withUnsafeBytes { bytes in
      xmlParseChunk(
        context, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(bytes.count), isLast ? 1 : 0)
    }
    if let found = events.pointee.problem ?? events.pointee.collector.problem ?? unnamedProblem(status) {
      throw ReadingError(file: file, problem: found, line: line, path: events.pointee.collector.path)
    }
  }

  private var line: Int? {
    (context.pointee.input?.pointee.line).map(Int.init)
  }

  private func unnamedProblem(_ status: Int32) -> ReadingError.Problem? {
    status == 0 ? nil : .xmlError(message: "libxml2 stopped with error \(status)")
  }
}

/// What the callbacks of a parser write to.
private struct XMLEvents {
  var context: xmlParserCtxtPtr?
  var collector = XMLRecordCollector(XMLFieldTree(), fieldCount: 0, fieldLimit: 0)
  private(set) var problem: ReadingError.Problem?

  mutating func stop(_ found: ReadingError.Problem) {
    if problem == nil { problem = found }
    xmlStopParser(context)
  }

  /// After an event in which a field may have become too long.
  @inline(__always)
  func stopWhereTooLong() {
    if collector.problem != nil { xmlStopParser(context) }
  }

  @inline(__always)
  private static func of(_ user: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<XMLEvents>? {
    user?.assumingMemoryBound(to: XMLEvents.self)
  }

  static func makeHandler() -> xmlSAXHandler {
    var handler = xmlSAXHandler()
    handler.initialized = UInt32(XML_SAX2_MAGIC)
    handler.startElementNs = { user, name, _, namespace, _, _, attributeCount, _, attributes in
      guard let events = XMLEvents.of(user), let name else { return }
      events.pointee.collector.startElement(
        XMLName(name: name, namespace: namespace), XMLAttributes(addresses: attributes, count: Int(attributeCount)))
      events.pointee.stopWhereTooLong()
    }
    handler.endElementNs = { user, _, _, _ in XMLEvents.of(user)?.pointee.collector.endElement() }
    handler.characters = { user, text, length in XMLEvents.characters(user, text, length) }
    handler.cdataBlock = { user, text, length in XMLEvents.characters(user, text, length) }
    // The same as for other text: libxml2 then does not look whether a text is blank.
    handler.ignorableWhitespace = handler.characters
    handler.entityDecl = { user, name, _, _, _, _ in
      XMLEvents.of(user)?.pointee.stop(.entityDeclared(name: name.map { String(cString: $0) } ?? ""))
    }
    handler.unparsedEntityDecl = { user, name, _, _, _ in
      XMLEvents.of(user)?.pointee.stop(.entityDeclared(name: name.map { String(cString: $0) } ?? ""))
    }
    handler.serror = { user, error in
      guard let error, error.pointee.level.rawValue >= XML_ERR_ERROR.rawValue else { return }
      let message = error.pointee.message.map { String(cString: $0) } ?? "libxml2 error \(error.pointee.code)"
      XMLEvents.of(user)?.pointee.stop(.xmlError(message: message.split(separator: "\n").joined(separator: " ")))
    }
    return handler
  }

  @inline(__always)
  private static func characters(
    _ user: UnsafeMutableRawPointer?, _ text: UnsafePointer<UInt8>?, _ length: Int32
  ) {
    guard let events = of(user) else { return }
    events.pointee.collector.characters(UnsafeBufferPointer(start: text, count: Int(length)))
    events.pointee.stopWhereTooLong()
  }
}
