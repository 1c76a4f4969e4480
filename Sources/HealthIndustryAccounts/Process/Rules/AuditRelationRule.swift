/// An audit relation printed on a form, for units of one formula pack. Not applied where a variable is missing.
struct AuditRelationRule: ValidationRule {
  let pack: Int8
  let relation: CompiledRelation
  let text: String
  let rule: FindingRule

  func review(_ table: UnitTable, row: Int) -> Finding? {
    guard table.packs[row] == pack, relation.holds(table.figures, row: row) == false else { return nil }
    return Finding(rule, at: table.places[row], unitID: table.unitIDs[row], .relation(text))
  }
}
