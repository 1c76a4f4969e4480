/// The rung 审核决定: what a person decided on the unit.
struct ApprovedDecisionRung: Sendable {
  let decisions: ApprovedDecisions

  func decide(_ table: UnitTable, _ row: Int, _ open: OpenCoding) -> CodingDecision? {
    table.unitIDs.withBytes(of: row) { decisions.decision(on: $0) }.map { decision in
      open.decided(decision.classIndex == nil ? .approvedOutside : .approvedClass, decision.classIndex)
    }
  }
}
