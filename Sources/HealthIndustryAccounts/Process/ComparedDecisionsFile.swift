/// classification-decisions.csv: what becomes of the approved decisions under the compared edition, and what its other rungs say
/// of their units.
///
/// Grain: one row a decision, in the order of decisions.csv. The classes are blank where the run has no unit for it that may
/// count; `_O` is outside, `_U` the review list.
func comparedDecisionsFile(_ table: UnitTable, _ comparison: EditionComparison, _ describer: UnitDescriber) -> DataFile
{
  let decisions = describer.approvedDecisions.all
  let fates = describer.approvedDecisions.fates(table)
  let approved = comparison.coding.approved
  return DataFile(
    name: "classification-decisions.csv",
    header: [
      "decision_number", "unit_id", "decision", "fate", "compared_fate", "from_class", "from_basis", "to_class",
      "to_basis",
      "other_rungs_class", "other_rungs_basis", "file", "row",
    ],
    isForPeople: true, rowCount: decisions.count,
    writeRow: { number, record in
      let decision = decisions[number]
      record.add([
        decision.number, decision.unitID, decision.verdictText, fates[number].words, approved.fates[number].words,
      ])
      record.add(DecidedClasses(table, approved.rows[number], comparison, describer).fields)
      record.add(decision.place.file)
      record.add(decision.place.row)
    })
}

/// Where both editions put a unit that was decided on, and where the compared one would without the decision.
private struct DecidedClasses {
  /// Three pairs of class and basis.
  let fields: [String]

  init(_ table: UnitTable, _ row: Int?, _ comparison: EditionComparison, _ describer: UnitDescriber) {
    guard let row, table.statuses[row] != .rejected, let other = comparison.coding.approved.byOtherRungs[row] else {
      fields = Array(repeating: "", count: 6)
      return
    }
    let changes = comparison.changes
    let coding = comparison.coding
    let from = EditionChanges.Place(table.statuses[row], table.decisions[row])
    let to = EditionChanges.Place(coding.statuses[row], coding.decisions[row])
    let without: EditionChanges.Place =
      other.classIndex.map { .item($0) } ?? (other.basis.isOutside ? .outside : .review)
    fields = [
      changes.text(from, changes.from), describer.basis(table, row), changes.text(to, changes.to),
      describer.words(coding.decisions[row]), changes.text(without, changes.to), describer.words(other),
    ]
  }
}
