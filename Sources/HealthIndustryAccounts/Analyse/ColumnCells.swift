extension TableLayout.Column {
  /// What the column shows of some units. No units give a true zero; units that all lack the figure give none.
  ///
  /// - Parameter gdp: of the region, for GDP and a share of it.
  func cell(_ cell: Aggregates.Cell?, gdp: ExactSum?) -> DraftTable.Cell {
    switch measure {
    case .units:
      return .number(Int128(cell?.units ?? 0), decimals: 0)
    case .indicator(let indicator):
      return number(cell == nil ? ExactSum() : cell?.sum(indicator))
    case .gdp:
      return number(gdp)
    case .shareOfGDP:
      guard let gdp, let valueAdded = cell == nil ? ExactSum() : cell?.sum(.valueAdded) else { return .missing }
      return .number(Share.percent(valueAdded, of: gdp, decimals: decimals), decimals: decimals)
    }
  }

  /// An exact value in the column's unit, rounded once.
  func number(_ value: ExactSum?) -> DraftTable.Cell {
    guard let value else { return .missing }
    return .number(value.rounded(exponent: exponent, decimals: decimals), decimals: decimals)
  }

  /// Whether units without a class have a figure for it: not for one class's column, GDP or a share of it.
  var isOfUnits: Bool {
    part == .whole && measure != .gdp && measure != .shareOfGDP
  }
}
