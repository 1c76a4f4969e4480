@testable import HealthIndustryAccounts

/// Decisions on units of the small classification.
enum SmallDecisions {
  /// A decision on a unit by its identifier; of 2021 and later, without fingerprint, unless said otherwise.
  static func decision(
    _ id: String, _ verdict: ApprovedDecision.Verdict, date: String = "2026-11-22",
    years: ClosedRange<Int> = 2021...ApprovedDecision.endOfTime, _ fingerprint: UnitFingerprint? = nil,
    supersedes: [String] = [], row: Int = 2
  ) throws -> ApprovedDecision {
    guard let identifier = UnitIdentifier(id, kind: .registry), let day = CalendarDay(date) else {
      throw Shipped.MissingDefinition(name: id)
    }
    let text: String
    switch verdict {
    case .belongs(let index): text = try Small.classification().items[index].code
    case .outside: text = DecisionChoices.outside
    }
    return ApprovedDecision(
      unit: .init(identifier, source: 0), unitID: id, verdict: verdict, verdictText: text, reason: "核实",
      approver: "审核员1",
      date: day, validity: years, fingerprint: fingerprint, supersedes: supersedes,
      place: .init(file: "a.csv", row: row))
  }

  /// The units as collection hands them on, where those decided on are marked.
  static func table(_ rows: [[String: String]], _ decisions: ApprovedDecisions) throws -> UnitTable {
    var table = try ScenarioUnits(rows).table
    for row in 0..<table.count {
      guard let identifier = UnitIdentifier(table.unitIDs[row], kind: .registry),
        let number = decisions.unit(identifier, source: 0)
      else { continue }
      table.decided[row] = DecidedUnit(number: number, isOutsideByCode: false)
    }
    return table
  }
}
