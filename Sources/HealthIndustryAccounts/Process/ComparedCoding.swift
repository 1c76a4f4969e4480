/// What another edition of the classification makes of the units of a run. Grain: one row a unit, in the rows of the run.
struct ComparedCoding: Sendable {
  let classification: HealthClassification
  let decisions: ChunkedColumn<CodingDecision>
  /// After coding: accepted, review, outside or aside; or a duplicate.
  let statuses: [UnitStatus]
}

/// GSBPM 5.1 and 5.2 by another edition, with the same ladder. Which records of a unit stand for each other depends on
/// what lies outside, so units are integrated anew. The findings are nobody's: the run is by its own edition.
func codeByEdition(
  _ collected: CollectedUnits, countedAsZero: [[Int]], _ context: CodingContext, _ rules: RuleBook, jobs: Int
) -> ComparedCoding {
  var units = collected
  units.findings = []
  // Decisions name classes of the run's own edition.
  units.table.decided = [:]
  for row in units.table.statuses.indices {
    let fate = context.ladder.fate(
      industry: units.table.industries[row].code, category: units.table.categoryIndustries[row], context.classification)
    units.table.statuses[row] = fate == .outside ? .aside : .accepted
  }
  let integrated = integrateData(units, countedAsZero: countedAsZero, rules, jobs: jobs)
  let coded = classifyAndCode(integrated, context, rules, jobs: jobs)
  return ComparedCoding(
    classification: context.classification, decisions: coded.table.decisions, statuses: coded.table.statuses)
}
