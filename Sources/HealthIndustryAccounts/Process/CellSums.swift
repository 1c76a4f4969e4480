/// Sums over the units of cells, in flat buffers: each unit of a run passes here.
/// Grain: one value a cell and ``Indicator``.
struct CellSums: Sendable {
  private static let indicators = Indicator.allCases.count

  /// One a cell.
  private(set) var units: [Int] = []
  private var values: [Int128] = []
  /// Apart from the values, since few units lack a figure or have an imputed one: then a unit touches less memory.
  private var missing: [Int32] = []
  private var imputed: [Int32] = []

  /// - Parameter count: cells without units to begin with.
  init(count: Int = 0) {
    for _ in 0..<count { appendCell() }
  }

  /// Appends a cell without units.
  mutating func appendCell() {
    units.append(0)
    values.append(contentsOf: repeatElement(0, count: Self.indicators))
    missing.append(contentsOf: repeatElement(0, count: Self.indicators))
    imputed.append(contentsOf: repeatElement(0, count: Self.indicators))
  }

  /// Adds one unit's figures.
  mutating func add(_ derived: DerivedBlock, _ row: Int, to cell: Int) {
    units[cell] += 1
    let first = cell * Self.indicators
    for indicator in 0..<Self.indicators {
      let figure = derived[indicator, row]
      if figure == Derived.missing { missing[first + indicator] += 1 } else { values[first + indicator] += figure }
    }
    guard derived[isImputed: row] else { return }
    for indicator in Indicator.allCases where indicator.holdsDepreciation {
      if derived[indicator.rawValue, row] != Derived.missing { imputed[first + indicator.rawValue] += 1 }
    }
  }

  /// Adds the units of a cell of other sums.
  mutating func add(_ other: CellSums, _ from: Int, to cell: Int) {
    units[cell] += other.units[from]
    for indicator in 0..<Self.indicators {
      let place = cell * Self.indicators + indicator
      let otherPlace = from * Self.indicators + indicator
      values[place] += other.values[otherPlace]
      missing[place] += other.missing[otherPlace]
      imputed[place] += other.imputed[otherPlace]
    }
  }

  /// A cell as the accounts hold it.
  func cell(_ cell: Int) -> Aggregates.Cell {
    let first = cell * Self.indicators
    return Aggregates.Cell(
      units: units[cell],
      sums: (first..<first + Self.indicators).map {
        Aggregates.Sum(value: values[$0], imputed: Int(imputed[$0]), missing: Int(missing[$0]))
      })
  }
}
