/// 选择性审核: the units of the review list in the order of what each can move in the totals.
///
/// That is its amount times how uncertain it is that it belongs, since it is counted as nothing as long as nobody decided:
/// the chance that it belongs, by the text coder, or 1 where nothing is known. Units without an amount follow, the least
/// certain first; units that are alike stand in the order of their records.
///
/// - Parameter amount: the indicator that the totals are judged by; nil where the sources have no figures.
func rankReview(_ table: UnitTable, by amount: Indicator?) -> [ReviewEntry] {
  // The columns that are asked for: the whole table would be copied for every unit.
  let (statuses, derived, codings) = (table.statuses, table.derived, table.textCodings)
  return statuses.indices
    .filter { statuses[$0] == .review }
    .map { row in
      ReviewEntry(
        row, amount: amount.map { derived[$0, row] }, uncertainty: codings.chanceOfBelonging(row) ?? 10_000)
    }
    .sorted { $1.precedes < $0.precedes || $1.precedes == $0.precedes && $0.row < $1.row }
}

/// A unit of the review list.
struct ReviewEntry: Sendable {
  let row: Int
  /// In 10^-10 元 or persons; nil where it is missing or not asked for.
  let amount: Int128?
  /// In 1/10000: 10000 where nothing is known.
  let uncertainty: Int
  fileprivate let precedes: Precedence

  fileprivate init(_ row: Int, amount value: Int128?, uncertainty: Int) {
    self.row = row
    amount = value == Derived.missing ? nil : value
    self.uncertainty = uncertainty
    precedes = Precedence(
      hasAmount: amount != nil, effect: Int128((amount ?? 0).magnitude) * Int128(uncertainty), uncertainty: uncertainty)
  }

  fileprivate struct Precedence: Equatable, Comparable {
    let hasAmount: Bool
    let effect: Int128
    let uncertainty: Int

    static func < (a: Self, b: Self) -> Bool {
      if a.hasAmount != b.hasAmount { return b.hasAmount }
      return (a.effect, a.uncertainty) < (b.effect, b.uncertainty)
    }
  }
}
