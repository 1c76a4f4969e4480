/// What another edition moves, and the accounts under it.
struct EditionComparison: Sendable {
  let changes: EditionChanges
  /// Under the compared edition, summed as the run's own are.
  let aggregates: Aggregates
  /// For the data files: coding by the compared edition.
  let coding: ComparedCoding
}

/// Puts the units of a run into moves from its own edition to the compared one. Records that are rejected count in neither.
func compareEditions(
  _ units: DerivedUnits, _ own: Aggregates, _ compared: ComparedCoding, _ frame: AggregationFrame, jobs: Int
) -> EditionComparison {
  let table = units.table
  var cells: [EditionChanges.Move: Int] = [:]
  var sums = CellSums()
  var moves: [(row: Int, move: EditionChanges.Move)] = []
  for range in RowRanges.of(table.count) {
    let derived = table.derived.block(range)
    for row in range where table.statuses[row].mayCount {
      let move = EditionChanges.Move(
        from: .init(table.statuses[row], table.decisions[row]),
        to: .init(compared.statuses[row], compared.decisions[row]))
      if move.from == .outside, move.to == .outside { continue }
      let cell = cells[move] ?? sums.units.count
      if cells[move] == nil {
        sums.appendCell()
        cells[move] = cell
      }
      sums.add(derived, row, to: cell)
      moves.append((row, move))
    }
  }
  let all = EditionChanges(
    from: frame.classification, to: compared.classification, cells: cells.mapValues(sums.cell), changedRows: moves)
  let changes = EditionChanges(
    from: all.from, to: all.to, cells: all.cells, changedRows: moves.filter { all.kind($0.move) != .unchanged },
    decisionFates: compared.approved.fates)
  return EditionComparison(
    changes: changes, aggregates: aggregates(units, own, compared, frame, jobs: jobs), coding: compared)
}

/// The accounts as if the compared edition were the run's own.
private func aggregates(
  _ units: DerivedUnits, _ own: Aggregates, _ compared: ComparedCoding, _ frame: AggregationFrame, jobs: Int
) -> Aggregates {
  var other = units
  other.table.decisions = compared.decisions
  for row in other.table.statuses.indices where other.table.statuses[row].mayCount {
    other.table.statuses[row] = compared.statuses[row]
  }
  let otherFrame = AggregationFrame(
    classification: compared.classification, divisions: frame.divisions, scopes: frame.scopes)
  return calculateAggregates(other, otherFrame, gdp: own.gdp, jobs: jobs)
}

extension EditionChanges.Place {
  init(_ status: UnitStatus, _ decision: CodingDecision) {
    switch (status, decision.classIndex) {
    case (.accepted, let item?): self = .item(item)
    case (.review, _): self = .review
    default: self = .outside
    }
  }
}
