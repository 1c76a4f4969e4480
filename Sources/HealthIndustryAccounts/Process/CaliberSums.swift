/// Sums of the local calibers' fields, unit by unit, each for the units of its own region.
struct CaliberSums: Sendable {
  private let calibers: [Caliber]
  private let divisions: Divisions
  /// Lists of calibers in whose regions units lie, and which of them a unit's region has.
  private var lists: [[Int]] = []
  private var listOfRegion = RegionNumbers()
  /// One a caliber: the field of each item. Apart from the calibers, whose other parts are not wanted at every unit.
  private let fieldsOfItem: [[Int?]]
  /// One a caliber: a cell a field, then a cell an industry outside the classification.
  private var sums: [CellSums]

  init(_ frame: AggregationFrame) {
    calibers = frame.calibers
    divisions = frame.divisions
    fieldsOfItem = frame.calibers.map(\.fieldOfItem)
    sums = frame.calibers.map { CellSums(count: $0.fields.count + $0.outside.count) }
  }

  /// Adds a unit of a class.
  mutating func add(_ region: RegionCode, item: Int?, _ derived: DerivedBlock, _ row: Int) {
    guard let item, !calibers.isEmpty else { return }
    for caliber in calibers(of: region) {
      if let field = fieldsOfItem[caliber][item] { sums[caliber].add(derived, row, to: field) }
    }
  }

  /// Adds a unit outside the national classification.
  mutating func add(_ region: RegionCode, _ places: [LocalPlace], _ derived: DerivedBlock, _ row: Int) {
    let own = calibers(of: region)
    for place in places where own.contains(place.caliber) {
      let caliber = calibers[place.caliber]
      sums[place.caliber].add(derived, row, to: caliber.outside[place.outside].field)
      sums[place.caliber].add(derived, row, to: caliber.fields.count + place.outside)
    }
  }

  /// Adds the units of other sums.
  mutating func add(_ other: CaliberSums) {
    for caliber in sums.indices {
      for cell in sums[caliber].units.indices { sums[caliber].add(other.sums[caliber], cell, to: cell) }
    }
  }

  /// The accounts of each caliber, its classes taken from the national ones.
  func accounts(_ aggregates: Aggregates, _ classification: HealthClassification) -> [CaliberAccounts] {
    zip(calibers, sums).map { caliber, sums in
      let region = Aggregates.RegionKey.region(caliber.region)
      let fieldCount = caliber.fields.count
      return CaliberAccounts(
        caliber: caliber, items: classification.items.indices.map { aggregates[region, .item($0)] },
        national: aggregates[region, .total] ?? Aggregates.Cell(),
        outside: caliber.outside.indices.map { sums.cell(fieldCount + $0) },
        fieldsByUnit: (0..<fieldCount).map(sums.cell), undetermined: undetermined(of: caliber, region, aggregates),
        gdp: aggregates.gdp[region])
    }
  }

  private func undetermined(of caliber: Caliber, _ region: Aggregates.RegionKey, _ aggregates: Aggregates)
    -> Aggregates.Cell?
  {
    let classes = caliber.fieldOfItem.indices.filter { caliber.fieldOfItem[$0] != nil }.map(Aggregates.ClassKey.item)
    let cells = (classes + [.noCandidate]).compactMap { aggregates.undetermined[.init(region, $0)] }
    return cells.isEmpty ? nil : .sum(cells)
  }

  private mutating func calibers(of region: RegionCode) -> [Int] {
    let number = listOfRegion.number(of: region)
    if number == lists.count {
      let lineage = divisions.lineage(of: region)
      lists.append(calibers.indices.filter { lineage.contains(calibers[$0].region) })
    }
    return lists[number]
  }
}
