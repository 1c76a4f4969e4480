/// A comparison of editions whose moves do not add up to the accounts: a fault of the program, never of the data.
struct ComparisonIdentityError: Error, CustomStringConvertible {
  let identity: String
  let figure: String

  var description: String {
    "comparison of editions: identity \"\(identity)\" does not hold for \(figure). Nothing is published; keep the inputs and "
      + "report this as a fault of kanghe."
  }
}

/// GSBPM 6.2 结果评估 of a comparison: its table, once its moves add up.
///
/// - Throws: ``ComparisonIdentityError``.
func validateComparison(_ changes: EditionChanges, before: Aggregates, after: Aggregates, _ context: OutputContext)
  throws -> PublishableTable
{
  try checkComparison(changes, before: before, after: after, whole: context.whole)
  return PublishableTable(
    validated: ComparisonTable(changes: changes, before: before, after: after, context: context).draft)
}

/// The moves from a class are the class in the run's accounts, the moves to a class are the class in the accounts under the
/// compared edition, and the total before − what leaves + what enters = the total after. Units, and every indicator.
///
/// - Throws: ``ComparisonIdentityError``.
func checkComparison(
  _ changes: EditionChanges, before: Aggregates, after: Aggregates, whole: Aggregates.RegionKey
) throws {
  let totals = (before[whole, .total] ?? .init(), after[whole, .total] ?? .init())
  try CellFigures.check(identity("原版合计 − 移出 + 移入 = 对比版合计")) { figure in
    figure(totals.0) - figure(changes.leaving) + figure(changes.entering) == figure(totals.1)
  }
  let reviews = (
    before.undetermined[.init(whole, .total)] ?? .init(), after.undetermined[.init(whole, .total)] ?? .init()
  )
  try CellFigures.check(identity("待定之和")) { figure in
    figure(changes.before(.review)) == figure(reviews.0) && figure(changes.after(.review)) == figure(reviews.1)
  }
  for (index, item) in changes.from.items.enumerated() where item.level == .class {
    let cell = before[whole, .item(index)] ?? .init()
    try CellFigures.check(identity("原版 \(item.code) 的去向之和")) { $0(changes.before(.item(index))) == $0(cell) }
  }
  for (index, item) in changes.to.items.enumerated() where item.level == .class {
    let cell = after[whole, .item(index)] ?? .init()
    try CellFigures.check(identity("对比版 \(item.code) 的来源之和")) { $0(changes.after(.item(index))) == $0(cell) }
  }
}

private func identity(_ identity: String) -> (String) -> ComparisonIdentityError {
  { ComparisonIdentityError(identity: identity, figure: $0) }
}

/// The figures of cells that identities are checked on.
enum CellFigures {
  /// A figure of a cell, exact.
  typealias Figure = (Aggregates.Cell) -> Int128

  /// - Throws: what `failure` makes of the name of the first figure for which the identity does not hold.
  static func check(_ failure: (String) -> any Error, _ holds: (Figure) -> Bool) throws {
    if !holds({ Int128($0.units) }) { throw failure("units") }
    for indicator in Indicator.allCases where !holds({ ($0.sum(indicator) ?? ExactSum()).value }) {
      throw failure(indicator.id)
    }
  }
}
