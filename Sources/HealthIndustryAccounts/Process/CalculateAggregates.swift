/// The dimensions of the cells.
struct AggregationFrame: Sendable {
  let classification: HealthClassification
  let divisions: Divisions
  let scopes: [RegionCode]
  /// Local calibers that are summed beside the national cells.
  var calibers: [Caliber] = []
}

/// GSBPM 5.7 汇总: region × class × indicator over the units, exact. Undetermined units are summed apart.
///
/// Units are summed once, in the cell of their own region and class; sums are exact, so the cells above are sums of
/// these.
func calculateAggregates(
  _ units: DerivedUnits, _ frame: AggregationFrame, gdp: [Aggregates.RegionKey: ExactSum], jobs: Int
) -> Aggregates {
  let table = units.table
  // One part a worker: each has cells of its own, which are then joined.
  let ranges = RowRanges.of(table.count)
  let parts = RowRanges.mapEach(RowRanges.of(ranges.count, parts: jobs), jobs: jobs) { numbers in
    var accepted = LeafCells(frame.classification)
    var review = LeafCells(frame.classification)
    var local = CaliberSums(frame)
    for range in ranges[numbers] {
      let derived = table.derived.block(range)
      for row in range {
        switch table.statuses[row] {
        case .accepted:
          accepted.add(table.regions[row], table.decisions[row].classIndex, derived, row)
          local.add(table.regions[row], item: table.decisions[row].classIndex, derived, row)
        case .review: review.add(table.regions[row], table.decisions[row].candidate, derived, row)
        case .aside, .excludedAside: local.add(table.regions[row], table.localPlaces[row] ?? [], derived, row)
        case .rejected, .duplicate, .outside, .passedOver: break
        }
      }
    }
    return (accepted: accepted, review: review, local: local)
  }
  var aggregates = Aggregates()
  aggregates.gdp = gdp
  var accepted = LeafCells(frame.classification)
  var review = LeafCells(frame.classification)
  var local = CaliberSums(frame)
  for part in parts {
    accepted.add(part.accepted)
    review.add(part.review)
    local.add(part.local)
  }
  aggregates.determined = accepted.rolledUp(frame)
  aggregates.undetermined = review.rolledUp(frame)
  aggregates.calibers = local.accounts(aggregates, frame.classification)
  return aggregates
}
