/// Why a unit has 0 or nothing for a variable that its form does not have.
struct NotCollectedWords {
  /// By name of the variable.
  private let reasons: [String: String]

  static let none = NotCollectedWords(reasons: [:])

  private init(reasons: [String: String]) {
    self.reasons = reasons
  }

  /// - Parameters:
  ///   - row: the unit's row of units.csv.
  ///   - findings: its rows of findings.csv, which tell what another record of the unit gave.
  /// - Throws: ``RunRefusal`` where the run's manifest, which tells the sources of the files, cannot be read.
  init(_ row: RunFolder.Row, _ findings: [RunFolder.Row], _ run: RunFolder) throws {
    let given = findings.filter { $0["rule_id"] == FindingKind.filledFromOtherRecord.rawValue }.compactMap {
      $0["field"]
    }
    var reasons: [String: String] = [:]
    for missing in try Self.form(of: row, run)?.notCollected ?? [] {
      let variable = run.pipeline.variables.variables[missing.variable]
      guard !given.contains(variable.name) else { continue }
      let counts = missing.counts == .zero ? "计为 0" : "按缺报处理"
      reasons[variable.name] = "该报表没有这项指标，\(counts)：\(missing.reason)"
    }
    self.reasons = reasons
  }

  /// One line a variable of the formulas that the form does not have.
  func lines(_ expressions: [Expression]) -> [String] {
    var told: Set<String> = []
    return expressions.flatMap(\.terms).compactMap { term in
      guard let reason = reasons[term.name], told.insert(term.name).inserted else { return nil }
      return "    \(term.name)：\(reason)"
    }
  }

  /// The form by which the unit's figures are read: that of its record, or where this has no formulas, of the first other
  /// record of it that has.
  private static func form(of row: RunFolder.Row, _ run: RunFolder) throws -> FormDefinition? {
    let others = (row["also_in"] ?? "").split(separator: ";").map {
      $0.prefix(upTo: $0.lastIndex(of: "#") ?? $0.endIndex)
    }
    let inputs = try EarlierRun.read(run.path)?.inputs ?? []
    let forms = ([row["source_file"] ?? ""] + others.map(String.init)).compactMap { file in
      inputs.first { $0.path == file || Paths.name(of: $0.path) == file }
    }.compactMap { input in run.pipeline.sources.first { $0.id == input.source }?.form }
    return forms.first { $0.formulas == row["formulas"] }
  }
}
