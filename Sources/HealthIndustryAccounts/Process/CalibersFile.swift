/// calibers.csv: what each cell of the tables of local calibers is the sum of. Grain: one row a caliber, field, part and
/// indicator; a part is a national class, an industry outside the classification, or the whole (`_T`). Parts without units
/// are left out.
func calibersFile(_ calibers: [CaliberAccounts], _ classification: HealthClassification) -> DataFile {
  let rows = calibers.flatMap { CaliberRows($0, classification).rows }
  return DataFile(
    name: "calibers.csv",
    header: ["caliber", "region_code", "field_code", "part", "code", "name", "indicator", "value", "unit", "status"],
    rowCount: rows.count,
    writeRow: { number, record in record.add(rows[number]) })
}

/// The rows of one caliber.
private struct CaliberRows {
  private let accounts: CaliberAccounts
  private let classification: HealthClassification
  private(set) var rows: [[String]] = []

  init(_ accounts: CaliberAccounts, _ classification: HealthClassification) {
    self.accounts = accounts
    self.classification = classification
    let caliber = accounts.caliber
    append(accounts.total(classification), field: "_T", part: "total", "_T", caliber.title)
    for (index, field) in caliber.fields.enumerated() {
      append(accounts.whole(index, classification), field: field.code, part: "total", "_T", field.name)
      appendClasses(in: index, field: field.code, part: "national")
      for (industry, cell) in zip(caliber.outside, accounts.outside) where industry.field == index && cell.units > 0 {
        append(cell, field: field.code, part: "outside", industry.industry.description, industry.name)
      }
    }
    append(accounts.national(in: nil, classification), field: "", part: "not_covered", "_T", "未纳入地方口径")
    appendClasses(in: nil, field: "", part: "not_covered")
  }

  private mutating func appendClasses(in field: Int?, field code: String, part: String) {
    for item in accounts.classes(in: field, of: classification) {
      guard let cell = accounts.items[item] else { continue }
      append(cell, field: code, part: part, classification.items[item].code, classification.items[item].name)
    }
  }

  private mutating func append(_ cell: Aggregates.Cell, field: String, part: String, _ code: String, _ name: String) {
    let head = [accounts.caliber.id, accounts.caliber.region.description, field, part, code, name]
    rows.append(head + ["units", "\(cell.units)", "个", CellStatus.normal.rawValue])
    guard cell.units > 0 else { return }
    for indicator in Indicator.allCases {
      let value = cell.sum(indicator).map(\.yuan) ?? ""
      rows.append(head + [indicator.id, value, indicator.unit, cell.status(indicator).rawValue])
    }
    guard part == "total", let gdp = accounts.gdp, let valueAdded = cell.sum(.valueAdded) else { return }
    let share = Share.percent(valueAdded, of: gdp, decimals: Share.exactDecimals)
    rows.append(
      head + [
        "share_of_gdp", DecimalText.format(share, scale: Share.exactDecimals), "%", cell.status(.valueAdded).rawValue,
      ])
  }
}
