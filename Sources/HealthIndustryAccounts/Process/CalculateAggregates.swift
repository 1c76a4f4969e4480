/// The dimensions of the cells.
struct AggregationFrame: Sendable {
  let classification: HealthClassification
  let divisions: Divisions
  let scopes: [RegionCode]
}

/// GSBPM 5.7 汇总: region × class × indicator over the units, exact. Undetermined units are summed apart.
/// Units are summed once, in the cell of their own region and class; sums are exact, so the cells above are sums of
/// these.
func calculateAggregates(
  _ units: DerivedUnits, _ frame: AggregationFrame, gdp: [Aggregates.RegionKey: ExactSum]
) -> Aggregates {
  var accepted = LeafCells()
  var review = LeafCells()
  for row in 0..<units.table.count {
    switch units.table.statuses[row] {
    case .accepted: accepted.add(units.table, row, units.table.decisions[row].classIndex)
    case .review: review.add(units.table, row, units.table.decisions[row].candidate)
    case .rejected, .duplicate, .outside: break
    }
  }
  var aggregates = Aggregates()
  aggregates.gdp = gdp
  aggregates.determined = accepted.rolledUp(frame)
  aggregates.undetermined = review.rolledUp(frame)
  return aggregates
}

/// Sums by the units' own region and class.
private struct LeafCells {
  private struct Key: Hashable {
    let region: RegionCode
    let item: Int?
  }

  private var cells: [Key: Aggregates.Cell] = [:]

  mutating func add(_ table: UnitTable, _ row: Int, _ item: Int?) {
    cells[Key(region: table.regions[row], item: item), default: .init()].add(table, row: row)
  }

  func rolledUp(_ frame: AggregationFrame) -> [Aggregates.Key: Aggregates.Cell] {
    var all: [Aggregates.Key: Aggregates.Cell] = [:]
    for (key, cell) in cells {
      let classKeys = above(key.item, frame.classification)
      for region in above(key.region, frame) {
        for classKey in classKeys { all[Aggregates.Key(region, classKey), default: .init()].add(cell) }
      }
    }
    return all
  }
}

/// The region itself and those above it, up to its scope; and the total where the pipeline has several scopes.
private func above(_ region: RegionCode, _ frame: AggregationFrame) -> [Aggregates.RegionKey] {
  var keys: [Aggregates.RegionKey] = []
  for code in frame.divisions.lineage(of: region) {
    keys.append(.region(code))
    if frame.scopes.contains(code) { break }
  }
  return frame.scopes.count > 1 ? keys + [.total] : keys
}

private func above(_ item: Int?, _ classification: HealthClassification) -> [Aggregates.ClassKey] {
  guard let item else { return [.noCandidate, .total] }
  return classification.lineage(of: item).map(Aggregates.ClassKey.item) + [.total]
}
