/// GSBPM 5.8 数据定版: the unit file of a run, which is most of what it writes.
func finaliseUnitFile(_ units: DerivedUnits, _ describer: UnitDescriber) -> DataFile {
  unitsFile(units.table, describer)
}

/// GSBPM 5.8 数据定版: the other data files of a run, for machines and for the auditor.
func finaliseDataFiles(
  _ units: DerivedUnits, _ aggregates: Aggregates, _ review: ReviewSheet, _ describer: UnitDescriber
) -> [DataFile] {
  [
    aggregatesFile(aggregates, describer.classification),
    reviewFile(review),
    excludedFile(units.table, describer),
    decisionsFile(describer.approvedDecisions, units.table),
    findingsFile(units, describer),
  ]
}

/// What a unit's row takes, roughly.
private let bytesOfUnit = 400

/// Grain: one row a unit that counts, in the order of the records.
private func unitsFile(_ table: UnitTable, _ describer: UnitDescriber) -> DataFile {
  let ranges = RowRanges.of(table.count)
  return DataFile(
    name: "units.csv",
    header: ["unit_id", "unit_name", "region_code", "industry_code", "class_code", "basis", "confidence", "evidence"]
      + Indicator.allCases.map(\.id) + describer.variables.variables.map(\.id)
      + ["source_file", "record_number", "also_in", "formulas", "is_imputed"] + UnitDescriber.statements,
    partCount: ranges.count, bytesOfPart: RowRanges.length * bytesOfUnit,
    writePart: { part, record in
      let figures = FigureBlock(table.figures, ranges[part])
      let used = figures.usedColumns
      let derived = table.derived.block(ranges[part])
      for row in ranges[part] where table.statuses[row] == .accepted {
        describer.addHead(table, row, to: &record)
        describer.addIndicators(to: &record) { derived[$0.rawValue, row] }
        describer.addFigures(figures, row, used: used, to: &record)
        describer.addPlace(table.places[row], to: &record)
        describer.addOrigin(table, row, isImputed: derived[isImputed: row], to: &record)
        describer.addStatements(table, row, to: &record)
        record.end()
      }
    })
}

/// Grain: one row a unit that a category, a rule, its texts or a person put outside the health industry, in the order of the
/// records. Units outside by their industry code alone are not kept.
private func excludedFile(_ table: UnitTable, _ describer: UnitDescriber) -> DataFile {
  let rows = (0..<table.count).filter { table.statuses[$0].isExcluded }
  return DataFile(
    name: "excluded.csv",
    header: [
      "unit_id", "unit_name", "region_code", "industry_code", "candidate_class", "basis", "confidence", "evidence",
    ]
      + ["candidates"] + UnitDescriber.statements + ["source_file", "record_number"],
    isForPeople: true, rowCount: rows.count,
    writeRow: { number, record in
      let row = rows[number]
      describer.addHead(table, row, to: &record)
      record.add(table.textCodings.candidates(of: row))
      describer.addStatements(table, row, to: &record)
      describer.addPlace(table.places[row], to: &record)
    })
}

/// Grain: one row a finding, by place, then rule.
private func findingsFile(_ units: DerivedUnits, _ describer: UnitDescriber) -> DataFile {
  let findings = units.findings
  let keys = findings.map { (place: $0.place, rule: $0.rule.id) }
  let order = keys.indices.sorted {
    keys[$0].place == keys[$1].place ? (keys[$0].rule, $0) < (keys[$1].rule, $1) : keys[$0].place < keys[$1].place
  }
  return DataFile(
    name: "findings.csv",
    header: [
      "rule_id", "severity", "source_file", "record_number", "unit_id", "field", "found", "message", "advice",
      "related_record",
    ],
    isForPeople: true, rowCount: order.count,
    writeRow: { number, record in
      let finding = findings[order[number]]
      record.add([finding.rule.id, finding.rule.severity.rawValue])
      describer.addPlace(finding.place, to: &record)
      record.add([
        finding.unitID, describer.subject(finding.subject), finding.found, finding.rule.message,
        describer.advice(finding, units.table),
        describer.record(finding.related),
      ])
    })
}
