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
        case .accepted: accepted.add(table.regions[row], table.decisions[row].classIndex, derived, row)
        case .review: review.add(table.regions[row], table.decisions[row].candidate, derived, row)
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

/// Sums by the units' own region and class, in one buffer: each unit of a run passes here.
private struct LeafCells: Sendable {
  /// One column an item of the classification, and the last for units without a candidate class.
  private let width: Int
  private let indicators = Indicator.allCases.count
  private var regions: [RegionCode] = []
  private var numbers: [RegionCode: Int] = [:]
  /// Row by row a region: the number of the cell; −1 where there is no unit.
  private var cellNumbers: [Int32] = []
  /// One a cell.
  private var units: [Int] = []
  /// One a cell and indicator.
  private var sums: [Aggregates.Sum] = []

  init(_ classification: HealthClassification) {
    width = classification.items.count + 1
  }

  mutating func add(_ region: RegionCode, _ item: Int?, _ derived: DerivedBlock, _ row: Int) {
    let cell = cell(number(of: region), item ?? width - 1)
    units[cell] += 1
    let isImputed = derived[isImputed: row]
    for indicator in 0..<indicators {
      sums[cell * indicators + indicator].add(derived[indicator, row], isImputed: isImputed, indicator)
    }
  }

  mutating func add(_ other: LeafCells) {
    for (number, region) in other.regions.enumerated() {
      let own = self.number(of: region)
      for column in 0..<width where other.cellNumbers[number * width + column] >= 0 {
        let cell = cell(own, column)
        let from = Int(other.cellNumbers[number * width + column])
        units[cell] += other.units[from]
        for indicator in 0..<indicators {
          sums[cell * indicators + indicator] += other.sums[from * indicators + indicator]
        }
      }
    }
  }

  @inline(__always)
  private mutating func number(of region: RegionCode) -> Int {
    if let number = numbers[region] { return number }
    regions.append(region)
    numbers[region] = regions.count - 1
    cellNumbers.append(contentsOf: repeatElement(-1, count: width))
    return regions.count - 1
  }

  @inline(__always)
  private mutating func cell(_ region: Int, _ column: Int) -> Int {
    let place = region * width + column
    if cellNumbers[place] < 0 {
      cellNumbers[place] = Int32(units.count)
      units.append(0)
      sums.append(contentsOf: repeatElement(.init(), count: indicators))
    }
    return Int(cellNumbers[place])
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
      let cell = Int(cellNumbers[number * width + column])
      guard cell >= 0 else { continue }
      let leaf = Aggregates.Cell(units: units[cell], sums: sums[cell * indicators..<(cell + 1) * indicators])
      let item = column == width - 1 ? nil : column
      for classKey in above(item, classification) { all[classKey, default: .init()].add(leaf) }
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
