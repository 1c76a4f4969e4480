/// Where the records of an XML file are, and where their fields are within a record.
public struct XMLRecordLayout: Sendable, Equatable {
  /// A step of a path: an element or, at the end, an attribute.
  struct Step: Sendable, Hashable {
    let namespace: String
    let name: String
    let isAttribute: Bool
  }

  /// Why a path of a definition cannot be used.
  public enum PathError: Error, Equatable, CustomStringConvertible {
    case unknownPrefix(String, path: String)
    case malformed(path: String)

    /// What was found, where, what was expected and what to do.
    public var description: String {
      switch self {
      case .unknownPrefix(let prefix, let path):
        "the prefix \"\(prefix)\" in \"\(path)\" is not declared; add it to `namespaces:`"
      case .malformed(let path):
        "\"\(path)\" is no path; expected steps like a/b or a/@c"
      }
    }
  }

  let record: [Step]
  let fields: [[Step]]
  /// The path of a record as the definition writes it.
  public let recordPath: String

  /// Creates a layout from paths with prefixes, such as `/r:registry/r:institution` and `r:name`, `@year`.
  ///
  /// - Parameter namespaces: prefix to namespace name; the prefixes are the definition's, not the file's.
  /// - Throws: ``PathError``.
  public init(recordPath: String, fieldPaths: [String], namespaces: [String: String]) throws(PathError) {
    self.recordPath = recordPath
    let prefix = recordPath.hasPrefix("/") ? recordPath.dropFirst() : recordPath[...]
    record = try Self.steps(String(prefix), namespaces)
    guard !record.isEmpty, !record.contains(where: \.isAttribute) else { throw .malformed(path: recordPath) }
    var fields: [[Step]] = []
    for path in fieldPaths { fields.append(try Self.steps(path, namespaces)) }
    self.fields = fields
  }

  private static func steps(_ path: String, _ namespaces: [String: String]) throws(PathError) -> [Step] {
    var steps: [Step] = []
    for part in path.split(separator: "/", omittingEmptySubsequences: false) {
      guard !part.isEmpty, steps.last?.isAttribute != true else { throw .malformed(path: path) }
      let isAttribute = part.first == "@"
      let name = (isAttribute ? part.dropFirst() : part).split(separator: ":", omittingEmptySubsequences: false)
      guard (1...2).contains(name.count), !name.contains(where: \.isEmpty) else { throw .malformed(path: path) }
      let prefix = name.count == 2 ? String(name[0]) : nil
      if let prefix, namespaces[prefix] == nil { throw .unknownPrefix(prefix, path: path) }
      steps.append(
        Step(
          namespace: prefix.flatMap { namespaces[$0] } ?? "", name: String(name[name.count - 1]),
          isAttribute: isAttribute))
    }
    return steps
  }
}
