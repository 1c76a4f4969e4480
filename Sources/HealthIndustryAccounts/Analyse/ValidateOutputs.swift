/// An identity between cells that does not hold: a fault of the program, never of the data.
struct OutputIdentityError: Error, CustomStringConvertible {
  let identity: String
  let region: Aggregates.RegionKey
  let classCode: String

  var description: String {
    "identity \"\(identity)\" does not hold for region \(region), class \(classCode). The tables are not published; "
      + "keep the inputs and report this as a fault of kanghe."
  }
}

/// GSBPM 6.2 结果评估: the identities between cells, on exact values.
///
/// - Throws: ``OutputIdentityError``; nothing is then published.
func validateOutputs(_ drafts: [DraftTable], _ aggregates: Aggregates, _ context: OutputContext) throws
  -> [PublishableTable]
{
  for (key, cell) in aggregates.determined {
    try checkComponents(cell, key, context)
    try checkParts(cell, key, aggregates, context)
  }
  try checkRegions(aggregates, context)
  for accounts in aggregates.calibers { try checkCaliber(accounts, context.classification) }
  for draft in drafts { try checkDraft(draft, aggregates, context) }
  return drafts.map(PublishableTable.init(validated:))
}

/// 增加值 = 劳动者报酬 + 生产税净额 + 固定资产折旧 + 营业盈余, wherever no unit lacks a component. (Method 1)
private func checkComponents(_ cell: Aggregates.Cell, _ key: Aggregates.Key, _ context: OutputContext) throws {
  guard cell.missing(.valueAdded) == 0, let valueAdded = cell.sum(.valueAdded) else { return }
  let parts = Indicator.components.compactMap { cell.sum($0) }.reduce(ExactSum(), +)
  if parts != valueAdded { throw error("增加值 = 四项之和", key, context) }
}

/// A class's parts add up to it: units, and every indicator.
private func checkParts(
  _ cell: Aggregates.Cell, _ key: Aggregates.Key, _ aggregates: Aggregates, _ context: OutputContext
) throws {
  let items = context.classification.items
  let parent: Int?
  switch key.classKey {
  case .total: parent = nil
  case .item(let index) where items[index].level != .class: parent = index
  case .item, .noCandidate: return
  }
  let parts = items.indices.filter { items[$0].parent == parent }.compactMap { aggregates[key.region, .item($0)] }
  guard parts.map(\.units).reduce(0, +) == cell.units else { throw error("单位数合计 = 分项之和", key, context) }
  for indicator in Indicator.allCases {
    let sum = parts.compactMap { $0.sum(indicator) }.reduce(ExactSum(), +)
    if sum != cell.sum(indicator) ?? ExactSum() { throw error("\(indicator.id) 合计 = 分项之和", key, context) }
  }
}

/// All scopes together are the whole, and the divisions below one have no unit that it has not: a division that stands there twice
/// would count twice. They may have fewer: units known at the region's own level only.
private func checkRegions(_ aggregates: Aggregates, _ context: OutputContext) throws {
  for (key, cell) in aggregates.determined where key.classKey == .total {
    switch key.region {
    case .total:
      let scopes = context.scopes.compactMap { aggregates[.region($0), .total] }
      let value = { (cells: [Aggregates.Cell]) in cells.compactMap { $0.sum(.valueAdded) }.reduce(ExactSum(), +) }
      guard scopes.map(\.units).reduce(0, +) == cell.units, value(scopes) == value([cell]) else {
        throw error("合计 = 各地区之和", key, context)
      }
    case .region(let region):
      let below = context.divisions.children(of: region).compactMap { aggregates[.region($0), .total]?.units }
      if below.reduce(0, +) > cell.units { throw error("下级地区单位数之和不大于本级", key, context) }
    }
  }
}

/// Every row is of a region and class of its own, and every cell is what its units come to, in the table's unit.
private func checkDraft(_ draft: DraftTable, _ aggregates: Aggregates, _ context: OutputContext) throws {
  var known: Set<Aggregates.Key> = []
  for row in draft.rows {
    for (number, content) in row.contents.enumerated() {
      guard case .counted(let key) = content else { continue }
      if number == 0, !known.insert(key).inserted {
        throw error("表 \(draft.layout.id) 的行“\(row.label)”只有一行", key, context)
      }
      let expected = draft.layout.columns[number].cell(aggregates.determined[key], gdp: aggregates.gdp[key.region])
      if row.cells[number] != expected {
        let column = draft.layout.columns[number].head.joined()
        throw error("表 \(draft.layout.id) 的行“\(row.label)”、列“\(column)”与精确值一致", key, context)
      }
    }
  }
}

private func error(_ identity: String, _ key: Aggregates.Key, _ context: OutputContext) -> OutputIdentityError {
  var code = "_T"
  if case .item(let index) = key.classKey { code = context.classification.items[index].code }
  return OutputIdentityError(identity: identity, region: key.region, classCode: code)
}
