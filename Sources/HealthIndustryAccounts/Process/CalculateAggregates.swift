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
    var accepted = LeafCells(frame.classification)
    var review = LeafCells(frame.classification)
    for range in ranges[numbers] {
      let derived = table.derived.block(range)
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
  var accepted = LeafCells(frame.classification)
  var review = LeafCells(frame.classification)
  for part in parts {
    accepted.add(part.accepted)
    review.add(part.review)
  }
  aggregates.determined = accepted.rolledUp(frame)
  aggregates.undetermined = review.rolledUp(frame)
  return aggregates
}

/// Sums by the units' own region and class.
private struct LeafCells: Sendable {
  /// One column an item of the classification, and the last for units without a candidate class.
  private let width: Int
  private var regions: [RegionCode] = []
  private var numbers: [RegionCode: Int] = [:]
  /// Row by row a region; nil where there is no unit.
  private var cells: [Aggregates.Cell?] = []

  init(_ classification: HealthClassification) {
    width = classification.items.count + 1
  }

  mutating func add(_ table: UnitTable, _ derived: DerivedBlock, _ row: Int, _ item: Int?) {
    let place = number(of: table.regions[row]) * width + (item ?? width - 1)
    cells[place, default: .init()].add(derived, row: row)
  }

  mutating func add(_ other: LeafCells) {
    for (number, region) in other.regions.enumerated() {
      let own = self.number(of: region)
      for column in 0..<width {
        guard let cell = other.cells[number * width + column] else { continue }
        cells[own * width + column, default: .init()].add(cell)
      }
    }
  }

  private mutating func number(of region: RegionCode) -> Int {
    if let number = numbers[region] { return number }
    regions.append(region)
    numbers[region] = regions.count - 1
    cells.append(contentsOf: repeatElement(nil, count: width))
    return regions.count - 1
  }

  /// Classes first, within each region; then the regions.
  func rolledUp(_ frame: AggregationFrame) -> [Aggregates.Key: Aggregates.Cell] {
    var all: [Aggregates.Key: Aggregates.Cell] = [:]
    for (number, region) in regions.enumerated() {
      let ofRegion = rolledUp(region: number, frame.classification)
      for region in above(region, frame) {
        for (classKey, cell) in ofRegion { all[Aggregates.Key(region, classKey), default: .init()].add(cell) }
      }
    }
    return all
  }

  private func rolledUp(region number: Int, _ classification: HealthClassification)
    -> [Aggregates.ClassKey: Aggregates.Cell]
  {
    var all: [Aggregates.ClassKey: Aggregates.Cell] = [:]
    for column in 0..<width {
      guard let cell = cells[number * width + column] else { continue }
      let item = column == width - 1 ? nil : column
      for classKey in above(item, classification) { all[classKey, default: .init()].add(cell) }
    }
    return all
  }
}

extension [Aggregates.Cell?] {
  /// Reads and writes in place, as a dictionary's subscript of this name.
  fileprivate subscript(place: Int, default other: Aggregates.Cell) -> Aggregates.Cell {
    get { self[place] ?? other }
    _modify {
      if self[place] == nil { self[place] = other }
      var cell = self[place] ?? other
      self[place] = nil
      defer { self[place] = cell }
      yield &cell
    }
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
