/// Turns the parser's events into records. Holds one batch and the path of the open elements, nothing of the tree.
///
/// A document has a hundred events a record: none of them makes a text or an array.
struct XMLRecordCollector {
  private struct OpenElement {
    let name: UnsafePointer<UInt8>
    /// Its node in the tree; nil where no path goes.
    let node: Int?
    /// The field that its text belongs to.
    let field: Int?
  }

  private static let ampersandReference = Array("&#38;".utf8)

  private let fieldLimit: Int
  private var tree: XMLFieldTree
  private(set) var batch = RecordBatch(encoding: .utf8)
  private(set) var recordsSeen = 0
  private(set) var problem: ReadingError.Problem?
  private var openElements: [OpenElement] = []
  /// The field that text belongs to here.
  private var openField: Int?
  private var fields: XMLRecordFields

  init(_ tree: XMLFieldTree, fieldCount: Int, fieldLimit: Int) {
    self.tree = tree
    self.fieldLimit = fieldLimit
    fields = XMLRecordFields(count: fieldCount)
  }

  /// Fields of the layout that no record so far has.
  var absentFields: [Int] { fields.wasPresent.indices.filter { !fields.wasPresent[$0] } }

  /// The path of the innermost open element.
  var path: String { "/" + openElements.map { String(cString: $0.name) }.joined(separator: "/") }

  mutating func takeBatch() -> RecordBatch {
    let taken = batch
    batch = RecordBatch(encoding: .utf8)
    return taken
  }

  @inline(__always)
  mutating func startElement(_ name: XMLName, _ attributes: XMLAttributes) {
    let parent = openElements.isEmpty ? 0 : openElements[openElements.count - 1].node
    let node = parent.flatMap { tree.findElement(name, under: $0) }
    openField = node.flatMap { tree.nodes[$0].field }
    openElements.append(OpenElement(name: name.name, node: node, field: openField))
    guard let node else { return }
    if let openField { insert(openField) }
    if !tree.nodes[node].attributes.isEmpty { read(attributes, of: node) }
  }

  @inline(__always)
  mutating func characters(_ text: UnsafeBufferPointer<UInt8>) {
    if let openField { append(text, to: openField) }
  }

  @inline(__always)
  mutating func endElement() {
    guard let element = openElements.popLast() else { return }
    openField = openElements.last?.field
    if element.node == tree.recordNode { endRecord() }
  }

  private mutating func read(_ attributes: XMLAttributes, of node: Int) {
    for index in 0..<attributes.count {
      guard let (name, value) = attributes[index], let attribute = tree.findAttribute(name, of: node),
        let field = tree.nodes[attribute].field
      else { continue }
      insert(field)
      append(attribute: value, to: field)
    }
  }

  @inline(__always)
  private mutating func insert(_ field: Int) {
    if !fields.insert(field) { batch.repetitions.append(.init(record: batch.count, field: field)) }
  }

  /// libxml2 hands every ampersand of an attribute on as `&#38;`, whatever way the file wrote it.
  private mutating func append(attribute value: UnsafeBufferPointer<UInt8>, to field: Int) {
    let reference = Self.ampersandReference
    var rest = value[...]
    while let ampersand = rest.firstIndex(of: reference[0]) {
      let end = rest[ampersand...].starts(with: reference) ? ampersand + reference.count : ampersand + 1
      append(UnsafeBufferPointer(rebasing: rest[...ampersand]), to: field)
      rest = rest[end...]
    }
    append(UnsafeBufferPointer(rebasing: rest), to: field)
  }

  @inline(__always)
  private mutating func append(_ text: UnsafeBufferPointer<UInt8>, to field: Int) {
    if fields.append(text, to: field) > fieldLimit { problem = .fieldTooLong(limit: fieldLimit) }
  }

  private mutating func endRecord() {
    fields.move(to: &batch)
    recordsSeen += 1
  }
}

/// The attributes of an element as libxml2 hands them on: five addresses each, of name, prefix, namespace, and of the
/// value's begin and end. They live as long as the callback.
struct XMLAttributes {
  let addresses: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
  let count: Int

  subscript(index: Int) -> (name: XMLName, value: UnsafeBufferPointer<UInt8>)? {
    guard let entry = addresses.map({ $0 + index * 5 }), let name = entry[0], let begin = entry[3], let end = entry[4]
    else { return nil }
    return (XMLName(name: name, namespace: entry[2]), UnsafeBufferPointer(start: begin, count: end - begin))
  }
}
