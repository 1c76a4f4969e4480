/// aggregates.csv. Grain: one row a region, class, indicator and status; sparse: no unit, no row.
func aggregatesFile(_ aggregates: Aggregates, _ classification: HealthClassification) -> DataFile {
  let rows = AggregateRows(aggregates: aggregates, classification: classification).all()
  return DataFile(
    name: "aggregates.csv", header: ["region_code", "class_code", "indicator", "value", "unit", "status"],
    rowCount: rows.count, writeRow: { $1.add(rows[$0]) })
}

private struct AggregateRows {
  let aggregates: Aggregates
  let classification: HealthClassification

  func all() -> [[String]] {
    let determined = sorted(aggregates.determined).flatMap { key, cell in
      rows(key, cell, isUndetermined: false) + share(key, cell)
    }
    let undetermined = sorted(aggregates.undetermined).flatMap { rows($0, $1, isUndetermined: true) }
    return gdpRows() + determined + undetermined
  }

  private func rows(_ key: Aggregates.Key, _ cell: Aggregates.Cell, isUndetermined: Bool) -> [[String]] {
    let place = [code(key.region), code(key.classKey)]
    let units = place + ["units", "\(cell.units)", "个", (isUndetermined ? CellStatus.undetermined : .normal).rawValue]
    return [units]
      + Indicator.allCases.map { indicator in
        let status = isUndetermined ? CellStatus.undetermined : cell.status(indicator)
        return place + [indicator.id, cell.sum(indicator)?.yuan ?? "", indicator.unit, status.rawValue]
      }
  }

  private func share(_ key: Aggregates.Key, _ cell: Aggregates.Cell) -> [[String]] {
    guard let gdp = aggregates.gdp[key.region], let valueAdded = cell.sum(.valueAdded) else { return [] }
    let share = Share.percent(valueAdded, of: gdp, decimals: Share.exactDecimals)
    return [
      [
        code(key.region), code(key.classKey), "share_of_gdp", DecimalText.format(share, scale: Share.exactDecimals),
        "%",
        cell.status(.valueAdded).rawValue,
      ]
    ]
  }

  private func gdpRows() -> [[String]] {
    aggregates.gdp.sorted { code($0.key) < code($1.key) }.map { region, gdp in
      [code(region), code(Aggregates.ClassKey.total), "gdp", gdp.yuan, "元", CellStatus.normal.rawValue]
    }
  }

  /// By the codes that the file shows; made once a cell, not once a comparison.
  private func sorted(_ cells: [Aggregates.Key: Aggregates.Cell]) -> [(Aggregates.Key, Aggregates.Cell)] {
    cells.map { (codes: (code($0.key.region), code($0.key.classKey)), cell: $0) }
      .sorted { $0.codes < $1.codes }
      .map { ($0.cell.key, $0.cell.value) }
  }

  /// `_T` and `_U` are what SDMX code lists use for "total" and "not allocated".
  private func code(_ region: Aggregates.RegionKey) -> String {
    switch region {
    case .total: "_T"
    case .region(let code): code.description
    }
  }

  private func code(_ classKey: Aggregates.ClassKey) -> String {
    switch classKey {
    case .total: "_T"
    case .noCandidate: "_U"
    case .item(let index): classification.items[index].code
    }
  }
}
