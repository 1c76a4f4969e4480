/// GSBPM 5.8 数据定版: the data files of a comparison of editions.
func finaliseComparisonFiles(_ units: DerivedUnits, _ comparison: EditionComparison, _ describer: UnitDescriber)
  -> [DataFile]
{
  [
    changesFile(comparison.changes), changedUnitsFile(units.table, comparison, describer),
    comparedDecisionsFile(units.table, comparison, describer),
  ]
}

/// classification-changes.csv. Grain: one row a class before and a class after between which units move; `_O` is outside,
/// `_U` the review list.
private func changesFile(_ changes: EditionChanges) -> DataFile {
  let rows = changes.changes
  return DataFile(
    name: "classification-changes.csv",
    header: [
      "change", "from_class", "from_name", "to_class", "to_name", "units", "revenue", "value_added", "revenue_status",
      "value_added_status",
    ],
    isForPeople: true, rowCount: rows.count,
    writeRow: { number, record in
      let (move, cell) = rows[number]
      record.add([
        changes.kind(move).words, changes.text(move.from, changes.from), changes.words(move.from, changes.from),
        changes.text(move.to, changes.to), changes.words(move.to, changes.to), "\(cell.units)",
      ])
      record.add([Indicator.revenue, .valueAdded].map { cell.sum($0).map(\.yuan) ?? "" })
      record.add([Indicator.revenue, .valueAdded].map { cell.status($0).rawValue })
    })
}

/// classification-changed-units.csv. Grain: one row a unit that does not stay in its class, in the order of the records.
private func changedUnitsFile(_ table: UnitTable, _ comparison: EditionComparison, _ describer: UnitDescriber)
  -> DataFile
{
  let changes = comparison.changes
  let rows = changes.changedRows
  return DataFile(
    name: "classification-changed-units.csv",
    header: [
      "change", "unit_id", "unit_name", "region_code", "industry_code", "from_class", "from_basis", "to_class",
      "to_basis",
      "revenue", "value_added", "source_file", "record_number",
    ],
    isForPeople: true, rowCount: rows.count,
    writeRow: { number, record in
      let (row, move) = rows[number]
      record.add(changes.kind(move).words)
      table.unitIDs.withBytes(of: row) { record.add(utf8: $0) }
      table.names.withBytes(of: row) { record.add(utf8: $0) }
      record.add([
        table.regions[row].description, describer.industry(table, row), changes.text(move.from, changes.from),
        describer.basis(table, row), changes.text(move.to, changes.to),
        describer.words(comparison.coding.decisions[row]),
      ])
      record.addDecimals(2) { writer in
        let values = [table.derived[.revenue, row], table.derived[.valueAdded, row]]
        for (index, value) in values.enumerated() {
          if index > 0 { writer.separate() }
          if value != Derived.missing { writer.append(ExactSum(value)) }
        }
      }
      describer.addPlace(table.places[row], to: &record)
    })
}
