/// An audit relation printed on a form, for units of one formula pack. Not applied where a variable is missing.
struct AuditRelationRule: ValidationRule {
  let pack: Int8
  let relation: CompiledRelation
  let text: String
  let rule: FindingRule

  func review(_ table: UnitTable, _ figures: FigureBlock) -> [Finding] {
    relation.failingRows(figures).filter { table.packs[$0] == pack }.map { row in
      Finding(rule, at: table.places[row], unitID: table.unitIDs[row], .relation(text))
    }
  }
}
