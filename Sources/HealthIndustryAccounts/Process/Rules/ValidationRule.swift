/// 审核规则: what one rule says of one unit. Rules do not change units.
protocol ValidationRule: Sendable {
  /// nil where the unit passes or the rule does not apply to it.
  func review(_ table: UnitTable, row: Int) -> Finding?
}
