/// Holds the units of a cell against what the run published: they must add up to it exactly, and to the printed figure once
/// rounded.
struct CellCheck {
  private let place: CellPlace
  private let figures: PublishedFigures
  private let units: CellUnits
  private let indicator: Indicator
  private let files: [String]

  init(_ place: CellPlace, _ figures: PublishedFigures, _ units: CellUnits, _ indicator: Indicator, files: [String]) {
    self.place = place
    self.figures = figures
    self.units = units
    self.indicator = indicator
    self.files = files
  }

  /// - Throws: ``CellExplanationError/doesNotAddUp(cell:units:published:)``.
  func check() throws(CellExplanationError) {
    // A blank cell counts nothing; of GDP there are no units.
    guard !figures.printed.isEmpty else { return }
    if place.measure.measure != .gdp {
      let count = ExactSum(Int128(units.units.count) * ExactSum.one.value)
      try hold(units.sum == figures.exact && count == figures.unitCount, PublishedCell.file(place.content))
    }
    guard let cell = roundedFromUnits else { return }
    try hold(cell.asPrinted == figures.printed, "tables/\(place.layout.id).csv")
  }

  private func hold(_ isEqual: Bool, _ file: String) throws(CellExplanationError) {
    guard !isEqual else { return }
    throw .doesNotAddUp(cell: "\"\(place.words)\"", units: files.joined(separator: ", "), published: file)
  }

  /// The units' own sum, as the table would print it; nil for the differences of GDP, which need the GDP of all divisions.
  private var roundedFromUnits: DraftTable.Cell? {
    let column = place.measure
    switch place.content {
    case .difference, .relativeDifference:
      guard column.measure != .gdp else { return nil }
      let difference = column.measure == .units ? figures.unitCount : units.sum
      guard case .relativeDifference = place.content, let whole = figures.denominator else {
        return column.measure == .units
          ? .number(difference.value / ExactSum.one.value, decimals: 0) : column.number(difference)
      }
      return .number(Share.percent(difference, of: whole, decimals: 2), decimals: 2)
    case .counted, .local, .undetermined:
      return column.cell(units.cell(of: indicator), gdp: figures.denominator)
    case .nothing: return nil
    }
  }
}

extension DraftTable.Cell {
  /// As a table prints it, without separators between the thousands.
  var asPrinted: String {
    switch self {
    case .number(let value, let decimals): DecimalText.formatFixed(value, scale: decimals)
    case .missing: "…"
    case .blank: ""
    }
  }
}
