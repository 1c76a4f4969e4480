/// One unit behind a cell, as a data file of the run has it. Grain: one row of that file.
struct CellUnit {
  let id: String
  let name: String
  let region: String
  /// Class; of a unit outside the classification, its industry; of a unit of the review list, its candidate class.
  let code: String
  /// What decided, or why nothing did.
  let basis: String
  /// File and number of the record.
  let record: String
  /// Its figure, in 元 or persons; nil where it is missing.
  let value: ExactSum?
  /// The imputed depreciation in the figure, in 元; nil where none is.
  let imputed: ExactSum?
}

/// The units of a cell, and their sum.
struct CellUnits {
  private(set) var units: [CellUnit] = []
  private(set) var sum = ExactSum()
  private(set) var missing: [CellUnit] = []
  private(set) var imputedSum = ExactSum()
  private(set) var imputedCount = 0
  /// Whether there are units, and none of them has the figure.
  var lackFigure: Bool { !units.isEmpty && missing.count == units.count }

  mutating func append(_ unit: CellUnit) {
    units.append(unit)
    if let value = unit.value { sum += value } else { missing.append(unit) }
    guard let imputed = unit.imputed else { return }
    imputedSum += imputed
    imputedCount += 1
  }

  /// The largest first, whatever the sign; units without the figure last.
  mutating func rank() {
    units.sort { Self.rank($0) < Self.rank($1) }
  }

  private static func rank(_ unit: CellUnit) -> (UInt128, String) {
    (UInt128.max - (unit.value?.value.magnitude ?? 0), unit.id)
  }

  /// The sums as a table's cell takes them; nil where there is no unit, as in the aggregates.
  ///
  /// - Parameter indicator: the one whose figures were read; the others count as missing.
  func cell(of indicator: Indicator) -> Aggregates.Cell? {
    guard !units.isEmpty else { return nil }
    let sums = Indicator.allCases.map { each in
      each == indicator
        ? Aggregates.Sum(value: sum.value, imputed: imputedCount, missing: missing.count)
        : Aggregates.Sum(missing: units.count)
    }
    return Aggregates.Cell(units: units.count, sums: sums)
  }
}
