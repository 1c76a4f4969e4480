internal import CLibXML2

/// Where libxml2's events go. The functions are libxml2's own callbacks, so that an event costs no step in between;
/// each finds what it writes to through ``XMLEvents``.
struct XMLCallbacks {
  typealias Bytes = UnsafePointer<UInt8>
  typealias Addresses = UnsafeMutablePointer<UnsafePointer<UInt8>?>
  typealias StartElement =
    @convention(c) (
      UnsafeMutableRawPointer?, Bytes?, Bytes?, Bytes?, Int32, Addresses?, Int32, Int32, Addresses?
    ) -> Void
  typealias EndElement = @convention(c) (UnsafeMutableRawPointer?, Bytes?, Bytes?, Bytes?) -> Void
  typealias Characters = @convention(c) (UnsafeMutableRawPointer?, Bytes?, Int32) -> Void

  let startElement: StartElement
  let endElement: EndElement
  let characters: Characters
}

/// What the callbacks of a parser are handed: whoever receives the events, and the way to stop.
struct XMLEvents {
  fileprivate var context: xmlParserCtxtPtr?
  /// The memory that the callbacks write to.
  let receiver: UnsafeMutableRawPointer
  fileprivate(set) var problem: ReadingError.Problem?

  @inline(__always)
  static func of(_ user: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<XMLEvents>? {
    user?.assumingMemoryBound(to: XMLEvents.self)
  }

  /// Ends the reading; the first problem is the one that is told.
  mutating func stop(_ found: ReadingError.Problem) {
    if problem == nil { problem = found }
    xmlStopParser(context)
  }
}

/// The one owner of a libxml2 SAX2 push parser.
///
/// No network and no external entity is ever touched, and any entity declaration ends the reading.
final class LibxmlParser {
  private let file: String
  private let context: xmlParserCtxtPtr
  /// Reached by its address alone: there are a hundred callbacks a record.
  private let events: UnsafeMutablePointer<XMLEvents>

  /// - Parameters:
  ///   - head: the first four bytes, which tell the encoding; they are not to be parsed again.
  ///   - receiver: what the callbacks write to; it outlives the parser.
  init(file: String, head: [UInt8], _ callbacks: XMLCallbacks, receiver: UnsafeMutableRawPointer) throws(ReadingError) {
    let events = UnsafeMutablePointer<XMLEvents>.allocate(capacity: 1)
    events.initialize(to: XMLEvents(receiver: receiver))
    var handler = Self.makeHandler(callbacks)
    let created = head.withUnsafeBytes { bytes in
      xmlCreatePushParserCtxt(
        &handler, events, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(bytes.count), file)
    }
    guard let created else {
      Self.free(events)
      throw ReadingError(file: file, problem: .xmlError(message: "libxml2 is out of memory"))
    }
    xmlCtxtUseOptions(created, Int32(XML_PARSE_NONET.rawValue))
    events.pointee.context = created
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

  /// The address that the parser hands out for a name; nil where it is out of memory.
  func intern(_ name: String) -> UnsafePointer<UInt8>? {
    xmlDictLookup(context.pointee.dict, name, -1)
  }

  /// Parses a piece of the document.
  ///
  /// - Parameter path: names the place of an error.
  func parse(_ piece: [UInt8], isLast: Bool, path: () -> String) throws(ReadingError) {
    let status = piece.withUnsafeBytes { bytes in
      xmlParseChunk(
        context, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(bytes.count), isLast ? 1 : 0)
    }
    if let found = events.pointee.problem ?? unnamedProblem(status) {
      throw ReadingError(file: file, problem: told(found, isLast && piece.isEmpty, path()), line: line, path: path())
    }
  }

  /// libxml2 tells a cut file by whatever it missed first at its end.
  private func told(_ found: ReadingError.Problem, _ isAtEnd: Bool, _ path: String) -> ReadingError.Problem {
    guard isAtEnd, path != "/", case .xmlError = found else { return found }
    return .xmlEndsTooEarly
  }

  private var line: Int? {
    (context.pointee.input?.pointee.line).map(Int.init)
  }

  private func unnamedProblem(_ status: Int32) -> ReadingError.Problem? {
    status == 0 ? nil : .xmlError(message: "libxml2 stopped with error \(status)")
  }

  private static func makeHandler(_ callbacks: XMLCallbacks) -> xmlSAXHandler {
    var handler = xmlSAXHandler()
    handler.initialized = UInt32(XML_SAX2_MAGIC)
    handler.startElementNs = callbacks.startElement
    handler.endElementNs = callbacks.endElement
    handler.characters = callbacks.characters
    handler.cdataBlock = callbacks.characters
    // The same as for other text: libxml2 then does not look whether a text is blank.
    handler.ignorableWhitespace = callbacks.characters
    handler.entityDecl = { user, name, _, _, _, _ in
      XMLEvents.of(user)?.pointee.stop(.entityDeclared(name: name.map { String(cString: $0) } ?? ""))
    }
    handler.unparsedEntityDecl = { user, name, _, _, _ in
      XMLEvents.of(user)?.pointee.stop(.entityDeclared(name: name.map { String(cString: $0) } ?? ""))
    }
    handler.serror = { user, error in
      guard let error, error.pointee.level.rawValue >= XML_ERR_ERROR.rawValue else { return }
      if error.pointee.code == Int32(XML_ERR_DOCUMENT_EMPTY.rawValue) {
        return XMLEvents.of(user)?.pointee.stop(.notXML) ?? ()
      }
      let message = error.pointee.message.map { String(cString: $0) } ?? "libxml2 error \(error.pointee.code)"
      XMLEvents.of(user)?.pointee.stop(.xmlError(message: message.split(separator: "\n").joined(separator: " ")))
    }
    return handler
  }
}
