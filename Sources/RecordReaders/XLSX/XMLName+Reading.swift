extension XMLName {
  /// Whether the name, without its namespace, is this one.
  @inline(__always)
  func isNamed(_ text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    // A shorter name ends with a zero, which differs.
    for index in 0..<count where name[index] != text.utf8Start[index] { return false }
    return name[count] == 0
  }
}

extension XMLAttributes {
  /// The text of an attribute without namespace; nil where it is absent.
  func text(_ name: StaticString) -> String? {
    first { $0.namespace == nil && $0.isNamed(name) }
  }

  /// The text of `r:id`, in either of its namespaces.
  var relationshipID: String? {
    first { name in
      name.isNamed("id") && name.namespace.map { String(cString: $0).hasSuffix("/relationships") } == true
    }
  }

  /// Whether an attribute says yes.
  func flag(_ name: StaticString) -> Bool {
    let value = text(name)
    return value == "1" || value == "true"
  }

  private func first(where isWanted: (XMLName) -> Bool) -> String? {
    for index in 0..<count {
      guard let (name, value) = self[index], isWanted(name) else { continue }
      let text = String(decoding: value, as: UTF8.self)
      guard value.contains(UInt8(ascii: "&")) else { return text }
      // libxml2 hands every ampersand of an attribute on as a reference.
      return text.split(separator: "&#38;", omittingEmptySubsequences: false).joined(separator: "&")
    }
    return nil
  }
}
