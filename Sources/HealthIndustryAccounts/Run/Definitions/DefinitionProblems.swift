/// One fault of a definition, at its place.
public struct DefinitionProblem: Sendable, Equatable, CustomStringConvertible {
  /// Path of the definition.
  public let file: String
  /// Line, from 1.
  public let line: Int
  /// What was found and what was expected.
  public let message: String
  /// Whether all of the definition could be read in spite of it. New runs are refused; a run that was made by it stands, and is
  /// explained by it.
  public let isObjection: Bool

  init(file: String, line: Int, message: String, isObjection: Bool = false) {
    self.file = file
    self.line = line
    self.message = message
    self.isObjection = isObjection
  }

  /// What was found, where, what was expected and what to do.
  public var description: String { "\(file):\(line): \(message)" }
}

/// Definitions that cannot be used: every fault that was found, not just the first.
public struct DefinitionError: Error, CustomStringConvertible {
  /// Every fault, in the order found.
  public let problems: [DefinitionProblem]

  /// What was found, where, what was expected and what to do.
  public var description: String { problems.map(\.description).joined(separator: "\n") }
}

/// Collects faults while definitions are read, so that one check shows them all.
final class DefinitionProblems {
  private(set) var all: [DefinitionProblem] = []

  /// Adds a fault, once: a definition that two others refer to is read twice.
  ///
  /// - Parameter isObjection: whether what is read is whole all the same.
  func add(_ message: String, file: String, line: Int, isObjection: Bool = false) {
    let problem = DefinitionProblem(file: file, line: line, message: message, isObjection: isObjection)
    if !all.contains(problem) { all.append(problem) }
  }

  /// - Throws: ``DefinitionError`` where a fault was found.
  func throwIfAny() throws(DefinitionError) {
    if !all.isEmpty { throw DefinitionError(problems: all) }
  }

  /// - Throws: ``DefinitionError`` where something could not be read.
  func throwIfUnreadable() throws(DefinitionError) {
    let faults = all.filter { !$0.isObjection }
    if !faults.isEmpty { throw DefinitionError(problems: faults) }
  }
}
