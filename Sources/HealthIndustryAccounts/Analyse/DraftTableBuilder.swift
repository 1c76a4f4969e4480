/// Builds the rows of one table.
struct DraftTableBuilder {
  let aggregates: Aggregates
  let layout: TableLayout
  let context: OutputContext

  func rows() -> [DraftTable.Row] {
    switch layout.stub {
    case .classes: classRows()
    case .regions: regionRows()
    }
  }

  /// The layout's notes, those of the run, and what the figures themselves ask for.
  func notes() -> [String] {
    layout.notes + context.notes + [undeterminedNote(), incompleteNote()].compactMap { $0 }
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
    return DraftTable.Row(
      label: label, code: code, indent: indent,
      cells: layout.columns.map { cell($0, region, self.classKey($0, classKey)) }, isTotal: isTotal)
  }

  /// Units of the review list, which no other row counts.
  private func undeterminedRow() -> DraftTable.Row {
    let cell = aggregates.undetermined[.init(context.whole, .total)]
    return DraftTable.Row(
      label: "待定(未计入合计)", code: "", indent: 0,
      cells: layout.columns.map { column in
        column.isOfUnits ? self.cell(column, cell, gdp: nil) : .blank
      }, isTotal: false)
  }

  /// 数据衔接: the region less the divisions below it. Not zero where units are known at the region's level only.
  private func reconciliation(of scope: RegionCode) -> [DraftTable.Row] {
    let children = context.divisions.children(of: scope)
    let differences = layout.columns.map { difference($0, scope, children) }
    let label = "\(context.name(scope))与\(context.areas)合计之差"
    return [
      DraftTable.Row(label: label, code: "", indent: 0, cells: differences.map(\.absolute), isTotal: false),
      DraftTable.Row(label: "相对差(%)", code: "", indent: 0, cells: differences.map(\.relative), isTotal: false),
    ]
  }

  // MARK: - Cells

  private func classKey(_ column: TableLayout.Column, _ row: Aggregates.ClassKey) -> Aggregates.ClassKey {
    column.classCode.flatMap(context.classification.index).map(Aggregates.ClassKey.item) ?? row
  }

  private func cell(
    _ column: TableLayout.Column, _ region: Aggregates.RegionKey, _ classKey: Aggregates.ClassKey
  ) -> DraftTable.Cell {
    cell(column, aggregates[region, classKey], gdp: aggregates.gdp[region])
  }

  /// A cell without units is a true zero; a cell whose units lack the figure is missing.
  private func cell(_ column: TableLayout.Column, _ cell: Aggregates.Cell?, gdp: ExactSum?) -> DraftTable.Cell {
    switch column.measure {
    case .units:
      return .number(Int128(cell?.units ?? 0), decimals: 0)
    case .indicator(let indicator):
      return number(cell == nil ? ExactSum() : cell?.sum(indicator), column)
    case .gdp:
      return number(gdp, column)
    case .shareOfGDP:
      guard let gdp, let valueAdded = cell == nil ? ExactSum() : cell?.sum(.valueAdded) else { return .missing }
      return .number(Share.percent(valueAdded, of: gdp, decimals: column.decimals), decimals: column.decimals)
    }
  }

  private func number(_ value: ExactSum?, _ column: TableLayout.Column) -> DraftTable.Cell {
    guard let value else { return .missing }
    return .number(value.rounded(exponent: column.exponent, decimals: column.decimals), decimals: column.decimals)
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
      ? .number(difference.value / ExactSum.one.value, decimals: 0) : number(difference, column)
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

  // MARK: - Notes that depend on the figures

  private func undeterminedNote() -> String? {
    guard let cell = aggregates.undetermined[.init(context.whole, .total)] else { return nil }
    let revenue = cell.sum(.revenue).map { ",营业收入 \(tenThousandYuan($0)) 万元" } ?? ""
    let valueAdded = cell.sum(.valueAdded).map { ",增加值 \(tenThousandYuan($0)) 万元" } ?? ""
    return "待定单位 \(cell.units) 个\(revenue)\(valueAdded),尚未确定是否属于健康产业,未计入合计。"
  }

  private func incompleteNote() -> String? {
    guard let cell = aggregates[context.whole, .total] else { return nil }
    let missing = cell.missing(.valueAdded)
    if missing == cell.units { return "所用来源没有计算增加值的指标。" }
    let imputed = cell.imputed(.valueAdded)
    let parts = [
      missing > 0 ? "\(missing) 个单位缺少计算增加值的指标,其增加值未计入" : nil,
      imputed > 0 ? "\(imputed) 个单位的固定资产折旧为推算数" : nil,
    ].compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined(separator: ";") + "。"
  }

  private func tenThousandYuan(_ value: ExactSum) -> String {
    DecimalText.formatFixed(value.rounded(exponent: MoneyUnit.tenThousandYuan.exponent, decimals: 2), scale: 2)
  }
}

extension TableLayout.Column {
  /// Whether units without a class have a figure for it: not for one class's column, GDP or a share of it.
  fileprivate var isOfUnits: Bool {
    classCode == nil && measure != .gdp && measure != .shareOfGDP
  }
}
