/// Reads definition files and keeps count of them: their hash is the pipeline's, and a run keeps a copy of each.
final class DefinitionReader {
  let problems = DefinitionProblems()
  private let kept: KeptDefinitions?
  var ruleNumbers = RuleNumbers()
  private(set) var files: [String] = []
  /// SHA-256 of each file that can be read, taken right before it is: what a run certifies is what it used.
  private(set) var sums: [String: String] = [:]
  /// Editions that were read, by their folders: a pipeline and its coder name the same.
  private var classifications: [String: HealthClassification?] = [:]
  private var industries: [String: IndustryClassification] = [:]
  private var earlierIndustries: [String: EarlierIndustries] = [:]

  /// - Parameter kept: where definitions are read that a run keeps.
  init(kept: KeptDefinitions? = nil) {
    self.kept = kept
  }

  /// A YAML definition.
  func yaml(_ file: String) -> DefinitionNode? {
    note(file)
    return DefinitionNode(file: file, problems: problems, kept: kept)
  }

  /// An edition of the health classification from a folder; nil where its description has faults.
  func healthClassification(_ folder: String) -> HealthClassification? {
    if let known = classifications[folder] { return known }
    let read = readHealthClassification(folder)
    classifications[folder] = read
    return read
  }

  /// An edition of GB/T 4754 from a folder.
  func industries(_ folder: String) -> IndustryClassification {
    if let known = industries[folder] { return known }
    let read = readIndustries(folder)
    industries[folder] = read
    return read
  }

  /// The edition before: its classes, and by bridge.csv what they became in `industries`.
  func earlierIndustries(_ folder: String, _ industries: IndustryClassification) -> EarlierIndustries {
    if let known = earlierIndustries[folder] { return known }
    let read = readEarlierIndustries(folder, industries)
    earlierIndustries[folder] = read
    return read
  }

  /// A CSV definition with at least these columns.
  ///
  /// - Parameter key: columns that no two rows may have the same in: of two such rows, one would be passed over in silence, or
  ///   both would count.
  func table(_ file: String, columns: [String], key: [String] = []) -> DefinitionTable? {
    note(file)
    let table = DefinitionTable(file: file, columns: columns, problems)
    if let table, !key.isEmpty { reportRepetitions(of: key, in: table) }
    return table
  }

  private func reportRepetitions(of key: [String], in table: DefinitionTable) {
    var firstLines: [String: Int] = [:]
    for row in table.rows {
      let value = key.map { row[$0] }.joined(separator: ", ")
      guard let first = firstLines[value] else {
        firstLines[value] = row.line
        continue
      }
      problems.add(
        "\"\(value)\" is there already, in line \(first); remove one of both", file: table.file, line: row.line,
        isObjection: true)
    }
  }

  /// Counts a file in that another reader opens; whether it is there.
  func noteFile(_ file: String) -> Bool {
    guard Paths.exists(file) else { return false }
    note(file)
    return true
  }

  private func note(_ file: String) {
    guard !files.contains(file) else { return }
    files.append(file)
    // A file that cannot be read has its own fault.
    sums[file] = try? FileHash.sha256(of: file)
  }
}

extension DefinitionNode {
  /// What every definition says of itself: its name, what it is, where it comes from, for which years.
  func readHead(_ kind: String) -> (name: String, validity: ClosedRange<Int>)? {
    let name = required(kind)?.text()
    _ = required("description")?.text()
    _ = required("source")?.text()
    let validity = readValidity()
    guard let name, let validity else { return nil }
    return (name, validity)
  }

  @discardableResult
  func readValidity() -> ClosedRange<Int>? {
    guard let validity = required("validity") else { return nil }
    let from = validity.required("from")?.year()
    let to = validity.optional("to")?.year() ?? 9999
    validity.finish()
    guard let from else { return nil }
    guard from <= to else {
      validity.fault("from \(from) is after to \(to)")
      return nil
    }
    return from...to
  }
}
