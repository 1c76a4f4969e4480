/// The notes that a run has for its tables, each for those tables that it concerns.
struct RunNotes: Sendable {
  /// What no bureau has confirmed, and the indicators that it is in.
  struct Unconfirmed: Sendable {
    let text: String
    let indicators: [Indicator]
  }

  /// Edition, sources, rejected records: under every table.
  var general: [String] = []
  /// Where GDP comes from.
  var gdp: [String] = []
  var unconfirmed: [Unconfirmed] = []

  /// Those for a table.
  func of(_ layout: TableLayout) -> [String] {
    let indicators = layout.indicators
    let parts = unconfirmed.filter { $0.indicators.contains(where: indicators.contains) }.map(\.text)
    return general + (layout.hasGDP ? gdp : [])
      + (parts.isEmpty ? [] : ["未经本地确认的参数和公式：\(parts.joined(separator: "；"))。"])
  }
}

extension TableLayout {
  /// What its cells are computed from.
  var indicators: Set<Indicator> {
    Set(
      columns.compactMap { column in
        switch column.measure {
        case .indicator(let indicator): indicator
        case .shareOfGDP: .valueAdded
        case .units, .gdp: nil
        }
      })
  }

  /// Whether it shows GDP or a share of it.
  var hasGDP: Bool { columns.contains { $0.measure == .gdp || $0.measure == .shareOfGDP } }
}
