/// review.csv, the review list with all its units and columns.
///
/// Grain: one row a unit, by rank. Behind the columns of the list stand the indicators.
func reviewFile(_ sheet: ReviewSheet) -> DataFile {
  DataFile(
    name: "review.csv", header: ReviewColumn.allCases.map(\.id) + Indicator.allCases.map(\.id),
    isForPeople: true, rowCount: sheet.rowCount, writeRows: sheet.writeRows)
}

/// decisions.csv: every decision that the pipeline has, and what became of it in the run.
///
/// Grain: one row a decision, in the order of files and rows.
func decisionsFile(_ decisions: ApprovedDecisions, _ table: UnitTable) -> DataFile {
  let fates = decisions.fates(table)
  return DataFile(
    name: "decisions.csv",
    header: [
      "decision_number", "unit_id", "decision", "decision_reason", "approver", "decided_on", "valid_from", "valid_to",
      "supersedes", "fate", "file", "row",
    ],
    isForPeople: true, rowCount: decisions.all.count,
    writeRow: { number, record in
      let decision = decisions.all[number]
      record.add([
        decision.number, decision.unitID, decision.verdictText, decision.reason, decision.approver,
        "\(decision.date)", "\(decision.validity.lowerBound)",
        decision.isOpenEnded ? "" : "\(decision.validity.upperBound)", decision.supersedes.joined(separator: ";"),
        fates[number].words, decision.place.file,
      ])
      record.add(decision.place.row)
    })
}
