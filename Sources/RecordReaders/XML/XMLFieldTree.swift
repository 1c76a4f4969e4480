/// The paths of a layout as a tree, walked one element at a time while the parser streams.
struct XMLFieldTree {
  struct Node {
    /// Where its child elements and attributes stand among the children of all nodes.
    var elements = 0..<0
    var attributes = 0..<0
    /// The child element looked at first.
    var next = 0
    /// The field whose text is the text of this element.
    var field: Int?
  }

  private struct Child {
    let name: XMLName
    let node: Int
  }

  /// Node 0 is the document.
  private(set) var nodes = [Node()]
  private var children: [Child] = []
  /// The node of a record's element.
  private(set) var recordNode = 0

  /// A tree without paths.
  init() {}

  /// - Parameter intern: gives the address that the parser hands out for a name; nil where it is out of memory.
  init?(_ layout: XMLRecordLayout, intern: (String) -> UnsafePointer<UInt8>?) {
    var draft = Draft()
    recordNode = draft.add(layout.record, under: 0)
    var fields: [Int: Int] = [:]
    for (field, path) in layout.fields.enumerated() { fields[draft.add(path, under: recordNode)] = field }
    nodes = Array(repeating: Node(), count: draft.steps.count)
    for (node, steps) in draft.steps.enumerated() {
      guard let elements = append(steps, areAttributes: false, intern),
        let attributes = append(steps, areAttributes: true, intern)
      else { return nil }
      nodes[node] = Node(elements: elements, attributes: attributes, next: elements.lowerBound, field: fields[node])
    }
  }

  private mutating func append(
    _ steps: [(step: XMLRecordLayout.Step, node: Int)], areAttributes: Bool,
    _ intern: (String) -> UnsafePointer<UInt8>?
  ) -> Range<Int>? {
    let start = children.count
    for (step, node) in steps where step.isAttribute == areAttributes {
      let namespace = step.namespace.isEmpty ? nil : intern(step.namespace)
      guard let name = intern(step.name), step.namespace.isEmpty || namespace != nil else { return nil }
      children.append(Child(name: XMLName(name: name, namespace: namespace), node: node))
    }
    return start..<children.count
  }

  /// The node of a child element; nil where no path goes there.
  ///
  /// Elements mostly come in one order: the one behind the last found is looked at first.
  @inline(__always)
  mutating func findElement(_ name: XMLName, under parent: Int) -> Int? {
    let node = nodes[parent]
    for index in node.next..<node.elements.upperBound where children[index].name == name {
      nodes[parent].next = index + 1
      return children[index].node
    }
    for index in node.elements.lowerBound..<node.next where children[index].name == name {
      nodes[parent].next = index + 1
      return children[index].node
    }
    return nil
  }

  /// The node of an attribute; nil where no path goes there.
  @inline(__always)
  func findAttribute(_ name: XMLName, of parent: Int) -> Int? {
    for index in nodes[parent].attributes where children[index].name == name { return children[index].node }
    return nil
  }
}

/// A qualified name as the parser gives it.
///
/// Its addresses are those of the parser's dictionary, which holds every name and namespace once, as long as the parser
/// lives: names are equal where their addresses are.
struct XMLName: Equatable {
  let name: UnsafePointer<UInt8>
  /// nil where the name is in no namespace.
  let namespace: UnsafePointer<UInt8>?
}

/// A tree that still grows: the steps out of each node.
private struct Draft {
  var steps: [[(step: XMLRecordLayout.Step, node: Int)]] = [[]]

  /// Returns the node that a path leads to.
  mutating func add(_ path: [XMLRecordLayout.Step], under start: Int) -> Int {
    path.reduce(start) { node, step in
      if let known = steps[node].first(where: { $0.step == step }) { return known.node }
      steps.append([])
      steps[node].append((step, steps.count - 1))
      return steps.count - 1
    }
  }
}
