/// 审核规则: what one rule says of units. Rules do not change units.
protocol ValidationRule: Sendable {
  /// One finding for each of the rows that does not pass; none where the rule does not apply.
  ///
  /// - Parameter figures: those of the rows.
  func review(_ table: UnitTable, _ figures: FigureBlock, _ rows: [Int]) -> [Finding]
}
