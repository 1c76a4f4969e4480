internal import RecordReaders
internal import Yams

/// A mapping, list or value of a YAML definition, with its place; reads strictly.
///
/// A reader takes the keys it knows and calls ``finish()``, which reports the rest: an unknown key is a fault, since a
/// misspelt one would otherwise be silently ignored.
final class DefinitionNode {
  let file: String
  /// The key that this is the value of, or the item of; nil for the whole file.
  private let name: String?
  private let node: Node
  private let problems: DefinitionProblems
  /// Where it is one that a run keeps: the others of the run.
  let kept: KeptDefinitions?
  private var takenKeys: Set<String> = []

  /// Parses a file; a syntax fault is reported and gives nil.
  init?(file: String, problems: DefinitionProblems, kept: KeptDefinitions? = nil) {
    self.file = file
    self.problems = problems
    self.kept = kept
    name = nil
    var text = ""
    do {
      text = try TextFile.read(file)
      guard let node = try Yams.compose(yaml: text) else {
        problems.add("the file is empty; expected a mapping", file: file, line: 1)
        return nil
      }
      self.node = node
    } catch let error as YamlError {
      let fault = YAMLFault(error, in: text)
      problems.add(fault.message, file: file, line: fault.line)
      return nil
    } catch let error as ReadingError {
      problems.add(error.problem.description(.none), file: file, line: 1)
      return nil
    } catch {
      problems.add("\(error)", file: file, line: 1)
      return nil
    }
  }

  private init(
    _ node: Node, named name: String?, file: String, _ problems: DefinitionProblems, _ kept: KeptDefinitions?
  ) {
    self.kept = kept
    self.node = node
    self.name = name
    self.file = file
    self.problems = problems
  }

  var line: Int { node.mark?.line ?? 1 }
  var column: Int { node.mark?.column ?? 1 }

  /// Reports a fault of this node.
  func fault(_ message: String) {
    problems.add(message, file: file, line: line)
  }

  /// Reports what no new run may have, though it is read as it stands: see ``DefinitionProblem/isObjection``.
  func objection(_ message: String) {
    problems.add(message, file: file, line: line, isObjection: true)
  }

  // MARK: - Mappings

  /// The value of a key that must be there.
  func required(_ key: String) -> DefinitionNode? {
    if let value = optional(key) { return value }
    // A text or a list where a mapping should be has been told already.
    guard node.mapping != nil else { return nil }
    let place = name.map { "from \"\($0)\"" } ?? "from the top level of the file"
    fault("the key \"\(key)\" is missing \(place)\(purpose(of: key))")
    return nil
  }

  /// The value of a key that may be absent.
  func optional(_ key: String) -> DefinitionNode? {
    takenKeys.insert(key)
    guard let mapping = node.mapping else {
      fault("expected a mapping with the key \"\(key)\"\(purpose(of: key))")
      return nil
    }
    return mapping.first { $0.key.string == key }.map { child($0.value, named: key) }
  }

  private func purpose(of key: String) -> String {
    DefinitionKey.purpose(of: key, in: name).map { "; it says \($0)" } ?? ""
  }

  /// All keys with their values, in the order of the file.
  func entries() -> [(key: String, value: DefinitionNode)] {
    guard let mapping = node.mapping else {
      fault("expected a mapping")
      return []
    }
    return mapping.map { key, value in
      takenKeys.insert(key.string ?? "")
      return (key.string ?? "", child(value, named: key.string))
    }
  }

  /// Reports the keys that nobody took.
  func finish() {
    guard let mapping = node.mapping else { return }
    for (key, _) in mapping where !takenKeys.contains(key.string ?? "") {
      let known = takenKeys.sorted().joined(separator: ", ")
      problems.add(
        "unknown key \"\(key.string ?? "")\"; expected one of: \(known)", file: file, line: key.mark?.line ?? line)
    }
  }

  // MARK: - Lists and values

  func items() -> [DefinitionNode] {
    guard let sequence = node.sequence else {
      fault("expected a list")
      return []
    }
    return sequence.map { child($0, named: name) }
  }

  func text() -> String? {
    guard let text = node.scalar?.string else {
      fault("expected a text")
      return nil
    }
    return text
  }

  /// - Parameter expected: what it counts or its range, for the fault.
  func whole(_ expected: String) -> Int? {
    guard let text = text() else { return nil }
    if let number = Int(text) { return number }
    fault("\"\(text)\" is no whole number; expected \(expected)")
    return nil
  }

  /// A year of `Period.years`.
  func year() -> Int? {
    let expected = "a year from \(Period.years.lowerBound) to \(Period.years.upperBound), such as 2021"
    guard let year = whole(expected) else { return nil }
    if Period.years.contains(year) { return year }
    fault("\(year); expected \(expected)")
    return nil
  }

  /// A whole number that is written without quotes; nil, without a fault, where it is none.
  func plainWhole() -> Int? {
    guard let scalar = node.scalar, scalar.style == .plain else { return nil }
    return Int(scalar.string)
  }

  func flag() -> Bool? {
    switch text() {
    case "true": return true
    case "false": return false
    case let text?: fault("\"\(text)\" is neither true nor false")
    case nil: break
    }
    return nil
  }

  /// One of the words of an enumeration.
  func word<Word: RawRepresentable & CaseIterable>(_ type: Word.Type) -> Word? where Word.RawValue == String {
    guard let text = text() else { return nil }
    if let word = Word(rawValue: text) { return word }
    fault("\"\(text)\" is not known; expected one of: \(Word.allCases.map(\.rawValue).joined(separator: ", "))")
    return nil
  }

  func texts() -> [String] { items().compactMap { $0.text() } }

  /// Texts that are looked for: a blank one would never be found.
  func terms() -> [String] {
    items().compactMap { item in
      guard let text = item.text() else { return nil }
      if text.allSatisfy(\.isWhitespace) { item.objection("a blank text; write what is meant, or remove it") }
      return text
    }
  }

  private func child(_ node: Node, named name: String?) -> DefinitionNode {
    DefinitionNode(node, named: name, file: file, problems, kept)
  }
}
