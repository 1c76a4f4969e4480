/// GSBPM 5.2 分类与编码: a class for every unit, with its basis and evidence, or the review list.
///
/// Each unit goes down the pipeline's ladder; the first rung that decides stands, and what none decides is for a person.
///
/// - Parameter outcomes: what the approved decisions come to, by row, where that is known already.
func classifyAndCode(
  _ integrated: IntegratedUnits, _ context: CodingContext, _ rules: RuleBook, outcomes: [Int: DecisionOutcome]? = nil,
  jobs: Int
) -> CodedUnits {
  let table = integrated.table
  let outcomes = outcomes ?? context.approvedDecisions.outcomes(of: table)
  let coder = UnitCoder(context, outcomes)
  let ranges = RowRanges.map(table.count, jobs: jobs) { coder.decide(table, $0) }
  var coded = CodedUnits(
    table: table, outsideDuplicates: integrated.outsideDuplicates, findings: integrated.findings)
  coded.table.decisions = ChunkedColumn(chunks: ranges.map(\.decisions))
  coded.table.textCodings = TextCodings(ranges.map(\.codings))
  coded.table.decisionOutcomes = outcomes
  for row in 0..<table.count where table.statuses[row] == .accepted {
    let decision = coded.table.decisions[row]
    guard decision.classIndex == nil else { continue }
    coded.table.statuses[row] = decision.basis.isOutside ? .outside : .review
    if !decision.basis.isOutside {
      coded.findings.append(
        Finding(rules[.undetermined], at: table.places[row], unitID: table.unitIDs[row], found: decision.basis.words))
    }
  }
  coded.findings += context.approvedDecisions.findings(coded.table, rules)
  return coded
}

extension ApprovedDecisions {
  /// Decisions that could not be followed, and those that were not needed any more.
  fileprivate func findings(_ table: UnitTable, _ rules: RuleBook) -> [Finding] {
    table.decisionOutcomes.sorted { $0.key < $1.key }.compactMap { row, outcome in
      let kind: FindingKind
      switch outcome {
      case .applies: return nil
      case .conflicting: kind = .decisionsConflict
      case .unitChanged:
        kind = table.decisions[row].basis == .unitChanged ? .unitChangedSinceDecision : .decisionConfirmed
      }
      return Finding(
        rules[kind], at: table.places[row], unitID: table.unitIDs[row], found: words(outcome).joined(separator: "；"))
    }
  }

  /// The decisions of an outcome in words.
  func words(_ outcome: DecisionOutcome) -> [String] { outcome.decisions.map { all[$0].words } }
}
