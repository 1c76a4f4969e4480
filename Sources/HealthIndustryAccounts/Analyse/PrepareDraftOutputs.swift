/// What the tables say beside their figures.
struct OutputContext: Sendable {
  let period: Int
  let scopes: [RegionCode]
  /// What the divisions right below the scopes are called.
  let areas: String
  let divisions: Divisions
  let classification: HealthClassification
  /// Edition, sources, rejected records, GDP, unconfirmed parameters.
  let notes: RunNotes
}

/// GSBPM 6.1 编制初表: aggregates into the cells of the layouts, each rounded once from its exact value.
func prepareDraftOutputs(_ aggregates: Aggregates, _ layouts: [TableLayout], _ context: OutputContext) -> [DraftTable] {
  layouts.map { layout in
    if let caliber = layout.caliber {
      let builder = CaliberTableBuilder(accounts: aggregates.calibers[caliber], layout: layout, context: context)
      return DraftTable(
        layout: layout, title: context.title(of: layout), subtitle: builder.subtitle, rows: builder.rows(),
        notes: builder.notes())
    }
    let builder = DraftTableBuilder(aggregates: aggregates, layout: layout, context: context)
    return DraftTable(
      layout: layout, title: context.title(of: layout), subtitle: context.subtitle, rows: builder.rows(),
      notes: builder.notes())
  }
}

extension OutputContext {
  /// The region that stands for the whole pipeline.
  var whole: Aggregates.RegionKey { scopes.count == 1 ? .region(scopes[0]) : .total }

  func title(of layout: TableLayout) -> String {
    layout.title.split(separator: "{areas}", omittingEmptySubsequences: false).joined(separator: areas)
  }

  var subtitle: String { "\(scopes.map(name).joined(separator: "、")) \(period)年" }

  func name(_ code: RegionCode) -> String { divisions[code]?.name ?? code.description }
}
