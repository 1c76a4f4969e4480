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
  _ units: DerivedUnits, _ frame: AggregationFrame, gdp: [Aggregates.RegionKey: ExactSum], jobs: Int
) -> Aggregates {
  let table = units.table
  // One part a worker: each has cells of its own, which are then joined.
  let ranges = RowRanges.of(table.count)
  // One part a worker: each has cells of its own, which are then joined.
  let parts = RowRanges.mapEach(RowRanges.of(ranges.count, parts: jobs), jobs: jobs) { numbers in
    var accepted = LeafCells()
    var review = LeafCells()
    for range in ranges[numbers] {
      let derived = DerivedBlock(table, range)
      for row in range {
        switch table.statuses[row] {
        case .accepted: accepted.add(table, derived, row, table.decisions[row].classIndex)
        case .review: review.add(table, derived, row, table.decisions[row].candidate)
        case .rejected, .duplicate, .outside: break
        }
      }
    }
    return (accepted: accepted, review: review)
  }
  var aggregates = Aggregates()
  aggregates.gdp = gdp
  aggregates.determined = LeafCells(joining: parts.map(\.accepted)).rolledUp(frame)
  aggregates.undetermined = LeafCells(joining: parts.map(\.review)).rolledUp(frame)
  return aggregates
}

/// Sums by the units' own region and class.
private struct LeafCells: Sendable {
  private struct Key: Hashable {
    let region: RegionCode
    let item: Int?
  }

  private var numbers: [Key: Int] = [:]
  private var cells: [Aggregates.Cell] = []

  init(joining parts: [LeafCells] = []) {
    for part in parts {
      for (key, number) in part.numbers { cells[self.number(of: key)].add(part.cells[number]) }
    }
  }

  mutating func add(_ table: UnitTable, _ derived: DerivedBlock, _ row: Int, _ item: Int?) {
    cells[number(of: Key(region: table.regions[row], item: item))].add(derived, row: row)
  }

  private mutating func number(of key: Key) -> Int {
    if let number = numbers[key] { return number }
    cells.append(.init())
    numbers[key] = cells.count - 1
    return cells.count - 1
  }

  func rolledUp(_ frame: AggregationFrame) -> [Aggregates.Key: Aggregates.Cell] {
    var all: [Aggregates.Key: Aggregates.Cell] = [:]
    for (key, number) in numbers {
      let cell = cells[number]
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
