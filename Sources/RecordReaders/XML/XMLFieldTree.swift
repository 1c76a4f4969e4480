/// The field paths of a layout as a tree, walked one element at a time while the parser streams.
struct XMLFieldTree {
  struct Node {
    var children: [(step: XMLRecordLayout.Step, node: Int)] = []
    /// The field whose text is the text of this element.
    var field: Int?
  }

  /// Node 0 is the record element.
  private(set) var nodes = [Node()]

  init(_ fields: [[XMLRecordLayout.Step]]) {
    for (field, steps) in fields.enumerated() {
      var node = 0
      for step in steps { node = child(of: node, step) }
      nodes[node].field = field
    }
  }

  private mutating func child(of parent: Int, _ step: XMLRecordLayout.Step) -> Int {
    if let known = nodes[parent].children.first(where: { $0.step == step }) { return known.node }
    nodes.append(Node())
    nodes[parent].children.append((step, nodes.count - 1))
    return nodes.count - 1
  }

  /// The node of a child element or attribute; nil where no field path goes there.
  func find(_ name: XMLName, isAttribute: Bool, under parent: Int) -> Int? {
    nodes[parent].children.first { $0.step.isAttribute == isAttribute && name.matches($0.step) }?.node
  }
}

/// A qualified name as the parser gives it; it lives as long as the callback.
struct XMLName {
  let name: UnsafePointer<UInt8>
  let namespace: UnsafePointer<UInt8>?

  func matches(_ step: XMLRecordLayout.Step) -> Bool {
    Self.equal(name, step.name) && Self.equal(namespace, step.namespace)
  }

  private static func equal(_ text: UnsafePointer<UInt8>?, _ expected: String) -> Bool {
    guard let text else { return expected.isEmpty }
    var index = 0
    for byte in expected.utf8 {
      guard text[index] == byte else { return false }
      index += 1
    }
    return text[index] == 0
  }
}
