import HealthIndustryAccounts

/// The summary at the end of a run. Counts and totals only: no unit is named.
struct SummaryText {
  private let summary: RunSummary

  init(_ summary: RunSummary) {
    self.summary = summary
  }

  var text: String {
    let head = "\(summary.pipeline) \(summary.period): done in \(rounded(summary.seconds)) s"
    return
      ([head, ""] + balanceLines + [""] + resultLines + comparisonLines + ["", "Tables: \(summary.folder)/tables"])
      .joined(separator: "\n")
  }

  private var balanceLines: [String] {
    // Most files have none; then nothing is said of them.
    let hasBlank = summary.balances.contains { $0.balance.blank > 0 }
    let heads = ["read", "accepted", "review", "rejected", "duplicate", "outside"] + (hasBlank ? ["blank"] : [])
    let rows = summary.balances.map { source in
      let balance = source.balance
      let counts =
        [
          balance.read, balance.accepted, balance.review, balance.rejected, balance.duplicate, balance.outside,
        ] + (hasBlank ? [balance.blank] : [])
      return (source.id, counts.map(String.init))
    }
    let width = max(rows.map(\.0.count).max() ?? 0, 6)
    return [line("source", heads, width)] + rows.map { line($0.0, $0.1, width) }
  }

  private func line(_ name: String, _ cells: [String], _ width: Int) -> String {
    name + String(repeating: " ", count: max(0, width - name.count))
      + cells.map { String(repeating: " ", count: max(1, 11 - $0.count)) + $0 }.joined()
  }

  private var resultLines: [String] {
    let value = summary.valueAdded.map { "value added \($0) 亿元" } ?? "value added: no figures"
    let share = summary.shareOfGDP.map { ", \($0) % of GDP" } ?? ""
    let counts = Severity.allCases.map { "\(summary.findings[$0] ?? 0) \($0.rawValue)" }.joined(separator: ", ")
    let note = summary.editionNote.isEmpty ? [] : [summary.editionNote]
    return [
      "Health industry: \(summary.units) units, \(value)\(share)",
      "Undetermined, not counted: \(summary.undeterminedUnits) units (review.csv; \(workbookLine))",
      decisionLine,
      "Findings: \(counts) (findings.csv)", "", "Coded by:",
    ] + codingLines + note + summary.notices.map { "Note: \($0)." }
  }

  private var codingLines: [String] {
    summary.coding.map { row in
      let counts = [(row.accepted, "counted"), (row.review, "to review"), (row.outside, "outside")]
      let words = counts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
      let share = row.accepted > 0 ? row.valueAddedPercent.map { ", \($0) % of value added" } ?? "" : ""
      return "  \(row.basis): \(words)\(share)"
    }
  }

  private var workbookLine: String {
    let rows = summary.workbookRows
    return summary.undeterminedUnits > rows ? "the first \(rows) to fill in: review.xlsx" : "to fill in: review.xlsx"
  }

  private var decisionLine: String {
    "Approved decisions: \(summary.decisions), \(summary.followedDecisions) followed, \(summary.conflictingDecisions) in "
      + "conflict, \(summary.outdatedDecisions) of units that changed since (decisions.csv)"
  }

  private var comparisonLines: [String] { summary.comparison.map(lines) ?? [] }

  private func lines(_ comparison: ComparisonSummary) -> [String] {
    let rows = comparison.totals + comparison.largestMoves
    let width = rows.map(\.name.count).max() ?? 0
    func line(_ figures: ComparisonSummary.Figures) -> String {
      let name = figures.name + String(repeating: " ", count: width - figures.name.count)
      return "  \(name)  \(figures.units) units, revenue \(figures.revenue ?? "…"), value added "
        + "\(figures.valueAdded ?? "…") 亿元"
    }
    let others = comparison.otherMoves > 0 ? ["  … and \(comparison.otherMoves) more"] : []
    return [
      "", "Classification compared: \(comparison.changedUnits) units would not stay in their class",
    ] + renamedLine(comparison) + [
      "  run by   \(comparison.ownEdition)", "  against  \(comparison.comparedEdition)",
    ] + decisionLines(comparison) + comparison.totals.map(line)
      + (comparison.largestMoves.isEmpty ? [] : ["Largest moves (_O outside, _U review):"])
      + comparison.largestMoves.map(line) + others
      + ["See classification-changes.csv and .xlsx, classification-changed-units.csv in \(summary.folder)"]
  }

  private func renamedLine(_ comparison: ComparisonSummary) -> [String] {
    guard comparison.renamedUnits > 0 else { return [] }
    return ["  \(comparison.renamedUnits) units would stay in a class that is only renamed"]
  }

  private func decisionLines(_ comparison: ComparisonSummary) -> [String] {
    guard comparison.decisions > 0 else { return [] }
    return [
      "  approved decisions: \(comparison.decisionsThatHold) hold, \(comparison.decisionsWithoutClass) of a class that it does "
        + "not have or names otherwise (classification-decisions.csv)"
    ]
  }

  private func rounded(_ seconds: Double) -> Double { (seconds * 100).rounded() / 100 }
}
