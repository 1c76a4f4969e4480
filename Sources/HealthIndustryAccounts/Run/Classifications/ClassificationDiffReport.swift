/// The differences of two editions, for a terminal and for a file.
public struct ClassificationDiffReport {
  /// What differs.
  public let diff: ClassificationDiff
  private let first: HealthClassification.Edition
  private let second: HealthClassification.Edition
  private let folders: (before: String, after: String)

  /// What the edition of the folder `after` changes in that of `before`.
  ///
  /// - Throws: ``DefinitionError`` with every fault of both.
  public init(before: String, after: String) throws(DefinitionError) {
    let reader = DefinitionReader()
    let first = reader.healthClassification(before)
    let second = reader.healthClassification(after)
    try reader.problems.throwIfAny()
    guard let first, let second else { throw DefinitionError(problems: []) }
    diff = ClassificationDiff(first, second)
    self.first = first.edition
    self.second = second.edition
    folders = (before, after)
  }

  /// Lines in Chinese, for statisticians.
  public var lines: [String] {
    let kinds = ClassificationDiff.Kind.allCases.flatMap { kind -> [String] in
      let changes = diff.changes.filter { $0.kind == kind }
      return changes.isEmpty ? [] : ["", "\(kind.words)（\(changes.count)）"] + changes.map(line)
    }
    return ["从 \(words(first, folders.before))", "到 \(words(second, folders.after))"]
      + (kinds.isEmpty ? ["", "没有差异"] : kinds)
  }

  /// With the folder where the names do not tell the editions apart.
  private func words(_ edition: HealthClassification.Edition, _ folder: String) -> String {
    first.id == second.id ? "\(folder)：\(edition.words)" : edition.words
  }

  /// Writes one row a change.
  ///
  /// - Throws: a writing error with the file's path.
  public func write(csv path: String) throws {
    let writer = try CSVFileWriter(path: path, withByteOrderMark: true, replaces: true)
    try writer.write(record: ["change", "words", "code", "name", "from", "to"])
    for change in diff.changes {
      try writer.write(record: [
        change.kind.rawValue, change.kind.words, change.code, change.name, change.from, change.to,
      ])
    }
    try writer.close()
  }

  private func line(_ change: ClassificationDiff.Change) -> String {
    let name = change.name.isEmpty ? "" : " \(change.name)"
    switch change.kind {
    case .itemRenamed: return "  \(change.code) \(change.from) → \(change.to)"
    case .itemAdded, .industryAdded, .ruleAdded: return "  \(change.code)\(name)：\(change.to)"
    case .negationAdded, .negationRemoved: return "  \(change.code)"
    case .itemRemoved, .industryRemoved, .ruleRemoved: return "  \(change.code)\(name)：\(change.from)"
    default: return "  \(change.code)\(name)：\(change.from) → \(change.to)"
    }
  }
}
