/// Builds the rows of one table.
struct DraftTableBuilder {
  let aggregates: Aggregates
  let layout: TableLayout
  let context: OutputContext

  func rows() -> [DraftTable.Row] {
    switch layout.stub {
    case .classes: classRows()
    case .regions: regionRows()
    case .fields, .bridge: []
    }
  }

  /// The layout's notes, those of the run, and what the figures themselves ask for.
  func notes() -> [String] {
    layout.notes + context.notes(of: layout)
      + FigureNotes(
        layout: layout, total: aggregates[context.whole, .total],
        undetermined: aggregates.undetermined[.init(context.whole, .total)]
      ).all
  }

  // MARK: - Rows

  private func classRows() -> [DraftTable.Row] {
    let total = row("合计", indent: 0, context.whole, .total, isTotal: true)
    let items = context.classification.items.indices.map { index in
      let item = context.classification.items[index]
      let level = HealthClassification.Level.allCases.firstIndex(of: item.level) ?? 0
      return row("\(item.code) \(item.name)", indent: level, context.whole, .item(index))
    }
    return [total] + items + extra(.undetermined, [undeterminedRow()])
  }

  private func regionRows() -> [DraftTable.Row] {
    let whole = context.scopes.count > 1 ? [row("合计", indent: 0, .total, .total, isTotal: true)] : []
    let scopes = context.scopes.flatMap { scope in
      [row(context.name(scope), indent: 0, .region(scope), .total, isTotal: true)]
        + context.divisions.children(of: scope).map { row(context.name($0), indent: 1, .region($0), .total) }
        + extra(.reconciliation, reconciliation(of: scope))
    }
    return whole + scopes + extra(.undetermined, [undeterminedRow()])
  }

  private func extra(_ kind: TableLayout.ExtraRow, _ rows: [DraftTable.Row]) -> [DraftTable.Row] {
    layout.extraRows.contains(kind) ? rows : []
  }

  private func row(
    _ label: String, indent: Int, _ region: Aggregates.RegionKey, _ classKey: Aggregates.ClassKey, isTotal: Bool = false
  ) -> DraftTable.Row {
    var code = ""
    if layout.stub == .regions, case .region(let region) = region { code = region.description }
    let keys = layout.columns.map { Aggregates.Key(region, self.classKey($0, classKey)) }
    return DraftTable.Row(
      label: label, code: code, indent: indent, cells: zip(layout.columns, keys).map(cell), isTotal: isTotal,
      contents: keys.map(CellContent.counted))
  }

  /// Units of the review list, which no other row counts.
  private func undeterminedRow() -> DraftTable.Row {
    let cell = aggregates.undetermined[.init(context.whole, .total)]
    return DraftTable.Row(
      label: "待定（未计入合计）", code: "", indent: 0,
      cells: layout.columns.map { column in
        column.isOfUnits ? column.cell(cell, gdp: nil) : .blank
      }, isTotal: false,
      contents: layout.columns.map { $0.isOfUnits ? .undetermined(context.whole, caliber: nil) : .nothing })
  }

  /// 数据衔接: the region less the divisions below it. Not zero where units are known at the region's level only. A county,
  /// or a prefecture without counties, has nothing to be compared with.
  private func reconciliation(of scope: RegionCode) -> [DraftTable.Row] {
    let children = context.divisions.children(of: scope)
    guard !children.isEmpty else { return [] }
    let differences = layout.columns.map { difference($0, scope, children) }
    let label = "\(context.name(scope))与\(context.areas)合计之差"
    let classKeys = layout.columns.map { classKey($0, .total) }
    return [
      DraftTable.Row(
        label: label, code: "", indent: 0, cells: differences.map(\.absolute), isTotal: false,
        contents: classKeys.map { .difference(scope, $0) }),
      DraftTable.Row(
        label: "相对差（%）", code: "", indent: 0, cells: differences.map(\.relative), isTotal: false,
        contents: classKeys.map { .relativeDifference(scope, $0) }),
    ]
  }

  // MARK: - Cells

  private func classKey(_ column: TableLayout.Column, _ row: Aggregates.ClassKey) -> Aggregates.ClassKey {
    guard case .item(let code) = column.part else { return row }
    return context.classification.index(of: code).map(Aggregates.ClassKey.item) ?? row
  }

  private func cell(_ column: TableLayout.Column, _ key: Aggregates.Key) -> DraftTable.Cell {
    column.cell(aggregates.determined[key], gdp: aggregates.gdp[key.region])
  }

  private func difference(_ column: TableLayout.Column, _ scope: RegionCode, _ children: [RegionCode])
    -> (absolute: DraftTable.Cell, relative: DraftTable.Cell)
  {
    guard column.measure != .shareOfGDP, let whole = exact(column, scope) else { return (.blank, .blank) }
    let known = children.compactMap { exact(column, $0) }
    // A region without its GDP is not a region with none.
    if column.measure == .gdp, known.count < children.count { return (.missing, .missing) }
    let parts = known.reduce(ExactSum(), +)
    let difference = whole - parts
    let absolute: DraftTable.Cell =
      column.measure == .units
      ? .number(difference.value / ExactSum.one.value, decimals: 0) : column.number(difference)
    guard whole.value != 0 else { return (absolute, .blank) }
    let relative = Rounding.divide(difference.value * 10_000, by: whole.value)
    return (absolute, .number(relative, decimals: 2))
  }

  private func exact(_ column: TableLayout.Column, _ region: RegionCode) -> ExactSum? {
    let cell = aggregates[.region(region), classKey(column, .total)]
    switch column.measure {
    case .units: return ExactSum(Int128(cell?.units ?? 0) * ExactSum.one.value)
    case .indicator(let indicator): return cell == nil ? ExactSum() : cell?.sum(indicator)
    case .gdp: return aggregates.gdp[.region(region)]
    case .shareOfGDP: return nil
    }
  }
}
