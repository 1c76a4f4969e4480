/// Turns the parser's events into records. Holds one batch and the path of the open elements, nothing of the tree.
final class XMLRecordCollector {
  private let layout: XMLRecordLayout
  private let tree: XMLFieldTree
  private let fieldLimit: Int

  private(set) var batch = RecordBatch(encoding: .utf8)
  private(set) var recordsSeen = 0
  /// Names of the open elements, for errors.
  private var openElements: [String] = []
  /// How many of the open elements match the beginning of the record path.
  private var matchedSteps = 0
  /// Within a record: the tree node of each open element; nil where no field path goes.
  private var openNodes: [Int?] = []
  private var values: [[UInt8]]
  private var isPresent: [Bool]
  private(set) var problem: ReadingError.Problem?

  init(_ layout: XMLRecordLayout, fieldLimit: Int) {
    self.layout = layout
    self.fieldLimit = fieldLimit
    tree = XMLFieldTree(layout.fields)
    values = Array(repeating: [], count: layout.fields.count)
    isPresent = Array(repeating: false, count: layout.fields.count)
  }

  /// The path of the innermost open element.
  var path: String { "/" + openElements.joined(separator: "/") }

  func takeBatch() -> RecordBatch {
    defer { batch = RecordBatch(encoding: .utf8) }
    return batch
  }

  func startElement(_ name: XMLName, attributes: (_ body: (XMLName, UnsafeBufferPointer<UInt8>) -> Void) -> Void) {
    openElements.append(String(cString: name.name))
    if !openNodes.isEmpty {
      let parent = openNodes[openNodes.count - 1]
      openNodes.append(parent.flatMap { tree.find(name, isAttribute: false, under: $0) })
    } else if matchedSteps == openElements.count - 1, matchedSteps < layout.record.count,
      name.matches(layout.record[matchedSteps])
    {
      matchedSteps += 1
      if matchedSteps == layout.record.count { openNodes = [0] }
    }
    guard let node = openNodes.last ?? nil else { return }
    markPresent(node)
    attributes { attribute, value in
      guard let node = self.tree.find(attribute, isAttribute: true, under: node) else { return }
      self.markPresent(node)
      self.appendAttribute(value, to: node)
    }
  }

  func characters(_ text: UnsafeBufferPointer<UInt8>) {
    guard let node = openNodes.last ?? nil else { return }
    append(text, to: node)
  }

  func endElement() {
    openElements.removeLast()
    if openNodes.isEmpty {
      matchedSteps = min(matchedSteps, openElements.count)
      return
    }
    openNodes.removeLast()
    guard openNodes.isEmpty else { return }
    matchedSteps -= 1
    endRecord()
  }

  private func markPresent(_ node: Int) {
    guard let field = tree.nodes[node].field else { return }
    if isPresent[field] { batch.repetitions.append(.init(record: batch.count, field: field)) }
    isPresent[field] = true
  }

  /// libxml2 hands every ampersand of an attribute on as `&#38;`, whatever way the file wrote it.
  private func appendAttribute(_ value: UnsafeBufferPointer<UInt8>, to node: Int) {
    let reference = Array("&#38;".utf8)
    var rest = value[...]
    while let ampersand = rest.firstIndex(of: reference[0]) {
      let end = rest[ampersand...].starts(with: reference) ? ampersand + reference.count : ampersand + 1
      append(UnsafeBufferPointer(rebasing: rest[...ampersand]), to: node)
      rest = rest[end...]
    }
    append(UnsafeBufferPointer(rebasing: rest), to: node)
  }

  private func append(_ text: UnsafeBufferPointer<UInt8>, to node: Int) {
    guard let field = tree.nodes[node].field else { return }
    values[field].append(contentsOf: text)
    if values[field].count > fieldLimit { problem = .fieldTooLong(limit: fieldLimit) }
  }

  private func endRecord() {
    for field in values.indices {
      values[field].withUnsafeBufferPointer { batch.appendField($0) }
      values[field].removeAll(keepingCapacity: true)
      isPresent[field] = false
    }
    batch.endRecord()
    recordsSeen += 1
  }
}
