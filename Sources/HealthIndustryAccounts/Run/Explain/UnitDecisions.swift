/// What persons decided on a unit, and what became of it in a run.
struct UnitDecisions {
  /// Decisions of all years, in the order of files and rows.
  private let all: [ApprovedDecision]
  /// One a decision; nil where decisions.csv does not have it.
  private let fates: [DecisionFate?]

  /// - Throws: `ReadingError` where decisions.csv of the run cannot be read.
  init(_ unit: String, _ run: RunFolder) throws {
    let units = Self.units(unit, run.pipeline)
    all = run.pipeline.coding.decisions.filter { units.contains($0.unit) }
    fates = try all.map { decision in
      let row = try run.rows(of: "decisions.csv", where: "decision_number", is: decision.number, limit: 1).first
      return DecisionFate.allCases.first { $0.words == row?["fate"] }
    }
  }

  var isEmpty: Bool { all.isEmpty }

  /// For the ladder, which asks for decisions by their index.
  var approved: ApprovedDecisions { ApprovedDecisions(all) }

  /// What the decisions came to in the run, by its own account.
  var outcome: DecisionOutcome? {
    func found(_ fate: DecisionFate) -> [Int] { fates.indices.filter { fates[$0] == fate } }
    let applied = found(.applied) + found(.notAsked)
    if let decision = applied.last { return .applies(decision) }
    if !found(.conflicting).isEmpty { return .conflicting(found(.conflicting)) }
    return (found(.unitChanged) + found(.confirmed)).last.map { .unitChanged($0) }
  }

  /// In sentences.
  var lines: [String] {
    isEmpty ? [] : ["", "审定"] + zip(all, fates).flatMap(Self.lines)
  }

  private static func lines(_ decision: ApprovedDecision, _ fate: DecisionFate?) -> [String] {
    let end = decision.isOpenEnded ? "起" : "—\(decision.validity.upperBound)"
    let replaced = decision.supersedes.isEmpty ? "" : "；替代 \(decision.supersedes.joined(separator: "、"))"
    return [
      "  \(decision.words)", "    理由：\(decision.reason)",
      "    有效期 \(decision.validity.lowerBound)\(end)；审定号 \(decision.number)\(replaced)"
        + (fate.map { "；\($0.words)" } ?? ""),
    ]
  }

  /// All units that a text may mean: an identifier, or the serial number of any list.
  private static func units(_ text: String, _ pipeline: Pipeline) -> Set<ApprovedDecision.Unit> {
    let known = UnitIdentifier(text, kind: .registry).map { ApprovedDecision.Unit($0, source: 0) }
    let serial = pipeline.sources.indices.filter { pipeline.sources[$0].form.hasSerialIdentifiers }
      .map { ApprovedDecision.Unit.serial(source: $0, number: text) }
    return Set(serial + [known].compactMap(\.self))
  }
}
