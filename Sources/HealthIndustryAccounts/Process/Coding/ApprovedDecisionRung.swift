/// The rung 审定: what a person decided on the unit.
///
/// Decisions that contradict each other, and one on a unit that changed since, decide nothing. The first ends the walk: a
/// person has to say which holds. The second does so at its end, unless the other rungs come to what was decided. A decision
/// whose class the edition does not have decides nothing either, and is no reason to ask again.
struct ApprovedDecisionRung: Sendable {
  private let decisions: ApprovedDecisions
  private let outcomes: [Int: DecisionOutcome]

  /// - Parameter outcomes: what the decisions come to, by row.
  init(_ decisions: ApprovedDecisions, _ outcomes: [Int: DecisionOutcome]) {
    self.decisions = decisions
    self.outcomes = outcomes
  }

  /// Whether a decision is about the row's unit.
  func isAbout(_ row: Int) -> Bool { !outcomes.isEmpty && outcomes[row] != nil }

  func decide(_ row: Int, _ open: inout OpenCoding) -> CodingDecision? {
    switch outcomes.isEmpty ? nil : outcomes[row] {
    case nil: return nil
    case .applies(let decision): return decisions.verdicts[decision].verdict.map { self.decision($0, open) }
    case .conflicting:
      open.reason = .decisionsConflict
      return open.undetermined
    case .unitChanged(let decision):
      if decisions.verdicts[decision].verdict != nil { open.formerDecision = decision }
      return nil
    }
  }

  /// The decision of the other rungs on a unit that changed since it was decided on, where they agree with the person.
  func settle(_ decision: CodingDecision, _ open: OpenCoding) -> CodingDecision {
    guard let former = open.formerDecision, let verdict = decisions.verdicts[former].verdict else { return decision }
    switch verdict {
    case .belongs(let classIndex) where classIndex == decision.classIndex: return decision
    case .outside where decision.basis.isOutside: return decision
    default:
      var open = open
      open.candidate = decision.classIndex ?? decision.candidate
      return open.decided(.unitChanged, nil)
    }
  }

  private func decision(_ verdict: ApprovedDecision.Verdict, _ open: OpenCoding) -> CodingDecision {
    switch verdict {
    case .belongs(let classIndex): open.decided(.approvedClass, classIndex)
    case .outside: open.decided(.approvedOutside, nil)
    }
  }
}
