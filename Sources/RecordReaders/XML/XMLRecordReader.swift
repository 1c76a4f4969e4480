internal import CLibXML2

/// Streams the records of an XML file through libxml2's SAX2 push parser, in constant memory.
///
/// No network and no external entity is ever touched, and any entity declaration ends the reading: registries need
/// none, and they are how an XML file reads other files or exhausts the memory.
public final class XMLRecordReader {
  private static let pieceLength = 256 << 10
  private static let recordsPerBatch = 4096
  private static let fieldLimit = 1 << 20

  private let file: String
  private let stream: FileByteStream
  private let layout: XMLRecordLayout
  private let events: XMLEvents
  private var isAtEnd = false
  private var byteCount = 0

  /// Opens a file.
  ///
  /// - Throws: ``ReadingError`` where the file cannot be opened or is empty.
  public init(path: String, layout: XMLRecordLayout) throws(ReadingError) {
    file = path
    self.layout = layout
    stream = try FileByteStream(file: path)
    var head: [UInt8] = []
    guard try stream.read(into: &head, limit: 4) > 0 else { throw ReadingError(file: path, problem: .empty) }
    events = try XMLEvents(file: path, head: head, XMLRecordCollector(layout, fieldLimit: Self.fieldLimit))
  }

  /// The next records, fields in the order of the layout's field paths, an absent one empty; nil at the end of the file.
  ///
  /// - Throws: ``ReadingError`` with line and element path where the document is not well-formed or declares entities.
  public func next() throws(ReadingError) -> RecordBatch? {
    var piece: [UInt8] = []
    while !isAtEnd, events.collector.batch.count < Self.recordsPerBatch {
      piece.removeAll(keepingCapacity: true)
      isAtEnd = try stream.read(into: &piece, limit: Self.pieceLength) == 0
      byteCount += piece.count
      try events.parse(piece, isLast: isAtEnd)
    }
    let batch = events.collector.takeBatch()
    if batch.count > 0 { return batch }
    guard events.collector.recordsSeen > 0 else {
      throw ReadingError(file: file, problem: .recordPathAbsent(layout.recordPath))
    }
    return nil
  }

  /// Bytes read since this was last asked.
  public func takeByteCount() -> Int {
    defer { byteCount = 0 }
    return byteCount
  }
}

/// The one owner of a libxml2 parser context, and the C callbacks that feed a collector.
private final class XMLEvents {
  let collector: XMLRecordCollector
  private let file: String
  private var context: xmlParserCtxtPtr?
  private var problem: ReadingError.Problem?

  init(file: String, head: [UInt8], _ collector: XMLRecordCollector) throws(ReadingError) {
    self.file = file
    self.collector = collector
    var handler = Self.makeHandler()
    let user = Unmanaged.passUnretained(self).toOpaque()
    context = head.withUnsafeBytes { bytes in
      xmlCreatePushParserCtxt(
        &handler, user, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(bytes.count), file)
    }
    guard let context else { throw ReadingError(file: file, problem: .xmlError(message: "libxml2 is out of memory")) }
    xmlCtxtUseOptions(context, Int32(XML_PARSE_NONET.rawValue))
  }

  deinit { xmlFreeParserCtxt(context) }

  func parse(_ piece: [UInt8], isLast: Bool) throws(ReadingError) {
    let status = piece.withUnsafeBytes { bytes in
      xmlParseChunk(
        context, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(bytes.count), isLast ? 1 : 0)
    }
    if let found = problem ?? collector.problem ?? unnamedProblem(status) {
      throw ReadingError(file: file, problem: found, line: line, path: collector.path)
    }
  }

  private var line: Int? {
    (context?.pointee.input?.pointee.line).map(Int.init)
  }

  private func unnamedProblem(_ status: Int32) -> ReadingError.Problem? {
    status == 0 ? nil : .xmlError(message: "libxml2 stopped with error \(status)")
  }

  private func stop(_ found: ReadingError.Problem) {
    if problem == nil { problem = found }
    xmlStopParser(context)
  }

  private static func events(_ user: UnsafeMutableRawPointer?) -> XMLEvents? {
    user.map { Unmanaged<XMLEvents>.fromOpaque($0).takeUnretainedValue() }
  }

  private static func makeHandler() -> xmlSAXHandler {
    var handler = xmlSAXHandler()
    handler.initialized = UInt32(XML_SAX2_MAGIC)
    handler.startElementNs = { user, name, _, namespace, _, _, attributeCount, _, attributes in
      guard let events = XMLEvents.events(user), let name else { return }
      events.collector.startElement(XMLName(name: name, namespace: namespace)) { body in
        XMLEvents.forEachAttribute(attributes, count: Int(attributeCount), body)
      }
      if events.collector.problem != nil { xmlStopParser(events.context) }
    }
    handler.endElementNs = { user, _, _, _ in XMLEvents.events(user)?.collector.endElement() }
    handler.characters = { user, text, length in XMLEvents.characters(user, text, length) }
    handler.cdataBlock = { user, text, length in XMLEvents.characters(user, text, length) }
    handler.entityDecl = { user, name, _, _, _, _ in
      XMLEvents.events(user)?.stop(.entityDeclared(name: name.map { String(cString: $0) } ?? ""))
    }
    handler.unparsedEntityDecl = { user, name, _, _, _ in
      XMLEvents.events(user)?.stop(.entityDeclared(name: name.map { String(cString: $0) } ?? ""))
    }
    handler.serror = { user, error in
      guard let error, error.pointee.level.rawValue >= XML_ERR_ERROR.rawValue else { return }
      let message = error.pointee.message.map { String(cString: $0) } ?? "libxml2 error \(error.pointee.code)"
      XMLEvents.events(user)?.stop(.xmlError(message: message.split(separator: "\n").joined(separator: " ")))
    }
    return handler
  }

  private static func characters(
    _ user: UnsafeMutableRawPointer?, _ text: UnsafePointer<UInt8>?, _ length: Int32
  ) {
    guard let events = events(user) else { return }
    events.collector.characters(UnsafeBufferPointer(start: text, count: Int(length)))
    if events.collector.problem != nil { xmlStopParser(events.context) }
  }

  /// Attributes come as five pointers each: name, prefix, namespace, value's begin and end.
  private static func forEachAttribute(
    _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, count: Int,
    _ body: (XMLName, UnsafeBufferPointer<UInt8>) -> Void
  ) {
    guard let attributes else { return }
    for index in 0..<count {
      let entry = attributes + index * 5
      guard let name = entry[0], let begin = entry[3], let end = entry[4] else { continue }
      body(XMLName(name: name, namespace: entry[2]), UnsafeBufferPointer(start: begin, count: end - begin))
    }
  }
}
