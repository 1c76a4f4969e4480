/// 审核规则: what one rule says of units. Rules do not change units.
protocol ValidationRule: Sendable {
  /// One finding for each row of the block that does not pass; none where the rule does not apply.
  func review(_ table: UnitTable, _ figures: FigureBlock) -> [Finding]
}
