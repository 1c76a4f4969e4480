/// Sums by the units' own region and class.
struct LeafCells: Sendable {
  /// One column an item of the classification, and the last for units without a candidate class.
  private let width: Int
  private var regions = RegionNumbers()
  /// Row by row a region: the number of the cell; −1 where there is no unit.
  private var cellNumbers: [Int32] = []
  private var sums = CellSums()

  init(_ classification: HealthClassification) {
    width = classification.items.count + 1
  }

  /// Adds one unit's figures; `item` is nil where the unit has no candidate class.
  mutating func add(_ region: RegionCode, _ item: Int?, _ derived: DerivedBlock, _ row: Int) {
    sums.add(derived, row, to: cell(regions.number(of: region), item ?? width - 1))
  }

  /// Adds the units of other cells.
  mutating func add(_ other: LeafCells) {
    for (number, region) in other.regions.regions.enumerated() {
      let own = regions.number(of: region)
      for (column, from) in other.cells(ofRegion: number) { sums.add(other.sums, from, to: cell(own, column)) }
    }
  }

  /// All cells above the units', and these: first the classes within each region, then the regions.
  func rolledUp(_ frame: AggregationFrame) -> [Aggregates.Key: Aggregates.Cell] {
    let classKeys = frame.classification.items.indices.map(Aggregates.ClassKey.item) + [.noCandidate, .total]
    let placesAbove = (0..<width).map { column in
      column == width - 1 ? [width - 1, width] : frame.classification.lineage(of: column) + [width]
    }
    var sumsOfRegion: [Aggregates.RegionKey: CellSums] = [:]
    for (number, region) in regions.regions.enumerated() {
      var ofRegion = CellSums(count: classKeys.count)
      for (column, cell) in cells(ofRegion: number) {
        for place in placesAbove[column] { ofRegion.add(sums, cell, to: place) }
      }
      for key in regionKeys(above: region, frame) {
        for place in classKeys.indices where ofRegion.units[place] > 0 {
          sumsOfRegion[key, default: CellSums(count: classKeys.count)].add(ofRegion, place, to: place)
        }
      }
    }
    var cells: [Aggregates.Key: Aggregates.Cell] = [:]
    for (key, sums) in sumsOfRegion {
      for place in classKeys.indices where sums.units[place] > 0 {
        cells[Aggregates.Key(key, classKeys[place])] = sums.cell(place)
      }
    }
    return cells
  }

  /// The columns of a region that have units, and their cells.
  private func cells(ofRegion number: Int) -> [(column: Int, cell: Int)] {
    (0..<width).compactMap { column in
      let cell = cellNumbers[number * width + column]
      return cell < 0 ? nil : (column, Int(cell))
    }
  }

  @inline(__always)
  private mutating func cell(_ region: Int, _ column: Int) -> Int {
    let place = region * width + column
    if place >= cellNumbers.count {
      cellNumbers.append(contentsOf: repeatElement(-1, count: (region + 1) * width - cellNumbers.count))
    }
    if cellNumbers[place] < 0 {
      cellNumbers[place] = Int32(sums.units.count)
      sums.appendCell()
    }
    return Int(cellNumbers[place])
  }
}

/// The region itself and those above it, up to its scope; and the total where the pipeline has several scopes.
private func regionKeys(above region: RegionCode, _ frame: AggregationFrame) -> [Aggregates.RegionKey] {
  var keys: [Aggregates.RegionKey] = []
  for code in frame.divisions.lineage(of: region) {
    keys.append(.region(code))
    if frame.scopes.contains(code) { break }
  }
  return frame.scopes.count > 1 ? keys + [.total] : keys
}
