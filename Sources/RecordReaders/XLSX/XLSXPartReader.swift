/// Hears the elements of one part of a workbook.
protocol XLSXPartHandler: AnyObject {
  /// Where an error is: the cell or the part.
  var place: String { get }
  func start(_ element: XMLName, _ attributes: XMLAttributes) throws(WorkbookProblem)
  func end(_ element: XMLName) throws(WorkbookProblem)
  func characters(_ text: UnsafeBufferPointer<UInt8>) throws(WorkbookProblem)
}

/// Streams one part of a workbook to its handler, piece by piece.
final class XLSXPartReader {
  private static let pieceLength = 64 << 10

  private let entry: ZipEntry
  private let events: XLSXPartEvents
  private let parser: LibxmlParser
  private var piece: [UInt8] = []
  private(set) var isAtEnd = false
  /// Bytes inflated so far.
  private(set) var byteCount = 0

  init(_ entry: ZipEntry, _ handler: any XLSXPartHandler) throws(ReadingError) {
    self.entry = entry
    events = XLSXPartEvents(handler)
    var head: [UInt8] = []
    guard try entry.read(into: &head, limit: 4) > 0 else {
      throw ReadingError(file: entry.file, problem: .empty, path: entry.part)
    }
    byteCount = head.count
    parser = try LibxmlParser(
      file: entry.file, head: head, XLSXPartEvents.callbacks, receiver: Unmanaged.passUnretained(events).toOpaque())
  }

  /// Reads the next piece.
  ///
  /// - Throws: ``ReadingError`` with the cell, or with the part and its line.
  func readPiece() throws(ReadingError) {
    piece.removeAll(keepingCapacity: true)
    isAtEnd = try entry.read(into: &piece, limit: Self.pieceLength) == 0
    byteCount += piece.count
    do throws(ReadingError) {
      try parser.parse(piece, isLast: isAtEnd, path: { entry.part })
    } catch {
      // A line of a sheet's XML says nothing to the one who has the workbook open.
      guard case .workbook = error.problem else { throw error }
      throw ReadingError(file: error.file, problem: error.problem, path: events.handler.place)
    }
  }

  /// Reads all of it.
  func readAll() throws(ReadingError) {
    while !isAtEnd { try readPiece() }
  }
}

/// The elements of SpreadsheetML and of package relationships; those of other namespaces are left out with all that is
/// in them.
private final class XLSXPartEvents {
  private static let namespaces = [
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main",
    "http://schemas.openxmlformats.org/package/2006/relationships",
  ]

  let handler: any XLSXPartHandler
  /// The parser's address of the root's namespace; it has one for each.
  private var namespace: UnsafePointer<UInt8>?
  /// How deep inside an element of another namespace the parser is.
  private var foreignDepth = 0

  init(_ handler: any XLSXPartHandler) { self.handler = handler }

  @inline(__always)
  func start(_ element: XMLName, _ attributes: XMLAttributes) throws(WorkbookProblem) {
    if namespace == nil { try readNamespace(of: element) }
    guard foreignDepth == 0, element.namespace == namespace else {
      foreignDepth += 1
      return
    }
    try handler.start(element, attributes)
  }

  @inline(__always)
  func end(_ element: XMLName) throws(WorkbookProblem) {
    guard foreignDepth == 0 else {
      foreignDepth -= 1
      return
    }
    try handler.end(element)
  }

  @inline(__always)
  func characters(_ text: UnsafeBufferPointer<UInt8>) throws(WorkbookProblem) {
    if foreignDepth == 0 { try handler.characters(text) }
  }

  private func readNamespace(of root: XMLName) throws(WorkbookProblem) {
    let name = root.namespace.map { String(cString: $0) } ?? ""
    guard Self.namespaces.contains(name) else { throw .namespaceUnknown(name) }
    namespace = root.namespace
  }

  static let callbacks = XMLCallbacks(
    startElement: { user, name, _, namespace, _, _, attributeCount, _, attributes in
      guard let name else { return }
      hand(user) { events throws(WorkbookProblem) in
        try events.start(
          XMLName(name: name, namespace: namespace), XMLAttributes(addresses: attributes, count: Int(attributeCount)))
      }
    },
    endElement: { user, name, _, namespace in
      guard let name else { return }
      hand(user) { events throws(WorkbookProblem) in try events.end(XMLName(name: name, namespace: namespace)) }
    },
    characters: { user, text, length in
      hand(user) { events throws(WorkbookProblem) in
        try events.characters(UnsafeBufferPointer(start: text, count: Int(length)))
      }
    })

  @inline(__always)
  private static func hand(
    _ user: UnsafeMutableRawPointer?, _ body: (XLSXPartEvents) throws(WorkbookProblem) -> Void
  ) {
    guard let events = XMLEvents.of(user) else { return }
    do throws(WorkbookProblem) {
      try body(Unmanaged<XLSXPartEvents>.fromOpaque(events.pointee.receiver).takeUnretainedValue())
    } catch {
      events.pointee.stop(.workbook(error))
    }
  }
}
