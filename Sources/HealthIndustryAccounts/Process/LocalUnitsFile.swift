/// local-units.csv: the units outside the national classification that local calibers count. Grain: one row a unit and
/// caliber, in the order of the records; units in other regions than the caliber's are left out.
func localUnitsFile(_ table: UnitTable, _ calibers: [Caliber], _ divisions: Divisions, _ describer: UnitDescriber)
  -> DataFile
{
  let rows = table.localPlaces.keys.sorted().filter { table.statuses[$0].isKeptAside }.flatMap { row in
    (table.localPlaces[row] ?? [])
      .filter { divisions.contains(calibers[$0.caliber].region, table.regions[row]) }
      .map { (row: row, place: $0) }
  }
  return DataFile(
    name: "local-units.csv",
    header: ["caliber", "field_code", "field_name", "unit_id", "unit_name", "region_code", "industry_code", "evidence"]
      + Indicator.allCases.map(\.id) + ["source_file", "record_number", "formulas", "is_imputed"],
    rowCount: rows.count,
    writeRow: { number, record in
      let (row, place) = rows[number]
      let caliber = calibers[place.caliber]
      let industry = caliber.outside[place.outside]
      let field = caliber.fields[industry.field]
      record.add([caliber.id, field.code, field.name])
      table.unitIDs.withBytes(of: row) { record.add(utf8: $0) }
      table.names.withBytes(of: row) { record.add(utf8: $0) }
      record.add([table.regions[row].description, industry.industry.description, industry.evidence])
      describer.addIndicators(to: &record) { table.derived[$0, row] }
      describer.addPlace(table.places[row], to: &record)
      record.add(
        describer.packs.indices.contains(Int(table.packs[row])) ? describer.packs[Int(table.packs[row])].id : "")
      record.add(table.derived[isImputed: row] ? 1 : 0)
    })
}

extension Caliber.OutsideIndustry {
  /// By what its units are counted.
  fileprivate var evidence: String {
    let found = terms.isEmpty ? "行业整体" : "主要业务活动、经营范围或单位名称含“\(terms.joined(separator: "|"))”之一"
    return "国家口径以外；行业 \(industry) \(name)，\(found)"
  }
}
