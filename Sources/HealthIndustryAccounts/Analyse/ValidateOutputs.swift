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
  for accounts in aggregates.calibers { try checkCaliber(accounts, context.classification) }
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

private func error(_ identity: String, _ key: Aggregates.Key, _ context: OutputContext) -> OutputIdentityError {
  var code = "_T"
  if case .item(let index) = key.classKey { code = context.classification.items[index].code }
  return OutputIdentityError(identity: identity, region: key.region, classCode: code)
}
