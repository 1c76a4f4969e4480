/// An audit relation printed on a form, for units of one formula pack. Not applied where a variable is missing.
struct AuditRelationRule: ValidationRule {
  let pack: Int8
  let relation: CompiledRelation
  let text: String
  let rule: FindingRule

  func review(_ table: UnitTable, _ figures: FigureBlock, _ rows: [Int]) -> [Finding] {
    rows.filter { table.packs[$0] == pack && relation.holds(figures, row: $0) == false }.map { row in
      Finding(rule, at: table.places[row], unitID: table.unitIDs[row], .relation(text))
    }
  }
}
