/// The dimensions of the cells.
struct AggregationFrame: Sendable {
  let classification: HealthClassification
  let divisions: Divisions
  let scopes: [RegionCode]
}

/// GSBPM 5.7 汇总: region × class × indicator over the units, exact. Undetermined units are summed apart.
func calculateAggregates(
  _ units: DerivedUnits, _ frame: AggregationFrame, gdp: [Aggregates.RegionKey: ExactSum]
) -> Aggregates {
  var aggregates = Aggregates()
  aggregates.gdp = gdp
  var regionKeys: [RegionCode: [Aggregates.RegionKey]] = [:]
  for row in 0..<units.table.count where units.table.statuses[row].mayCount {
    let region = units.table.regions[row]
    let keys = regionKeys[region] ?? cells(of: region, frame.divisions, frame.scopes)
    regionKeys[region] = keys
    let decision = units.table.decisions[row]
    let isAccepted = units.table.statuses[row] == .accepted
    let classKeys = cells(of: isAccepted ? decision.classIndex : decision.candidate, frame.classification)
    for region in keys {
      for classKey in classKeys {
        let key = Aggregates.Key(region, classKey)
        if isAccepted {
          aggregates.determined[key, default: .init()].add(units.table, row: row)
        } else {
          aggregates.undetermined[key, default: .init()].add(units.table, row: row)
        }
      }
    }
  }
  return aggregates
}

/// The region itself and those above it, up to its scope; and the total where the pipeline has several scopes.
private func cells(of region: RegionCode, _ divisions: Divisions, _ scopes: [RegionCode]) -> [Aggregates.RegionKey] {
  var keys: [Aggregates.RegionKey] = []
  for code in divisions.lineage(of: region) {
    keys.append(.region(code))
    if scopes.contains(code) { break }
  }
  return scopes.count > 1 ? keys + [.total] : keys
}

private func cells(of item: Int?, _ classification: HealthClassification) -> [Aggregates.ClassKey] {
  guard let item else { return [.noCandidate, .total] }
  return classification.lineage(of: item).map(Aggregates.ClassKey.item) + [.total]
}
