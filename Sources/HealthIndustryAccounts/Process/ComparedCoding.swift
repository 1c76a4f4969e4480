/// What another edition of the classification makes of the units of a run. Grain: one row a unit, in the rows of the run.
struct ComparedCoding: Sendable {
  let classification: HealthClassification
  let decisions: ChunkedColumn<CodingDecision>
  /// After coding: accepted, review, outside or aside; or a duplicate.
  let statuses: [UnitStatus]
  /// 审定 under the edition.
  var approved = ComparedDecisions()
}

/// What becomes of the approved decisions under the compared edition.
struct ComparedDecisions: Sendable {
  /// One a decision, in the order of the decisions.
  var fates: [DecisionFate] = []
  /// The row of the unit that a decision is about, by the decision's index.
  var rows: [Int: Int] = [:]
  /// By row: what the other rungs say of a unit that was decided on.
  var byOtherRungs: [Int: CodingDecision] = [:]
}

/// GSBPM 5.1 and 5.2 by another edition, with the same ladder. Which records of a unit stand for each other depends on
/// what lies outside, so units are integrated anew. The findings are nobody's: the run is by its own edition.
///
/// - Parameter outcomes: what the approved decisions come to in the run itself. Whether a unit is as it was when it was decided
///   on is a matter of the unit, not of an edition.
func codeByEdition(
  _ collected: CollectedUnits, countedAsZero: [[Int]], _ context: CodingContext, _ rules: RuleBook,
  outcomes: [Int: DecisionOutcome], jobs: Int
) -> ComparedCoding {
  var units = collected
  units.findings = []
  for row in units.table.statuses.indices {
    let fate = context.ladder.fate(
      industry: units.table.industries[row].code, category: units.table.categoryIndustries[row], context.classification)
    let isOutside = fate == .outside
    // A person's word on the unit is asked before every code.
    if let decided = units.table.decided[row] {
      units.table.decided[row] = DecidedUnit(number: decided.number, isOutsideByCode: isOutside)
      units.table.statuses[row] = .accepted
    } else {
      units.table.statuses[row] = isOutside ? .aside : .accepted
    }
  }
  let integrated = integrateData(units, countedAsZero: countedAsZero, rules, jobs: jobs)
  let coded = classifyAndCode(integrated, context, rules, outcomes: outcomes, jobs: jobs)
  return ComparedCoding(
    classification: context.classification, decisions: coded.table.decisions, statuses: coded.table.statuses,
    approved: ComparedDecisions(coded.table, context))
}

extension ComparedDecisions {
  fileprivate init(_ table: UnitTable, _ context: CodingContext) {
    fates = context.approvedDecisions.fates(table)
    rows = context.approvedDecisions.rows(table)
    guard !rows.isEmpty else { return }
    let coder = UnitCoder(context)
    var walk = UnitCoder.Walk(context)
    for row in table.decisionOutcomes.keys { byOtherRungs[row] = coder.walk(table, row, &walk) }
  }
}
