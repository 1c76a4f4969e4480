/// What a person wants to know of a comparison of editions when a run has ended. Counts and totals only.
public struct ComparisonSummary: Sendable {
  /// Units, revenue and value added; amounts in 亿元 with two decimals, nil where no unit has the figure.
  public struct Figures: Sendable {
    /// What the figures are of.
    public let name: String
    /// Number of units.
    public let units: Int
    /// In 亿元.
    public let revenue: String?
    /// In 亿元.
    public let valueAdded: String?
  }

  private static let shownMoves = 10

  /// Id and status of the run's edition.
  public let ownEdition: String
  /// Id and status of the compared edition.
  public let comparedEdition: String
  /// Units that do not stay in their class.
  public let changedUnits: Int
  /// Units that stay in a class that is only renamed: same code, same industries.
  public let renamedUnits: Int
  /// Approved decisions; 0 where the pipeline has none.
  public let decisions: Int
  /// Approved decisions that hold under the compared edition.
  public let decisionsThatHold: Int
  /// Approved decisions whose class the compared edition does not have, or gives another name.
  public let decisionsWithoutClass: Int
  /// Before, out, in, after.
  public let totals: [Figures]
  /// The moves with the largest revenue.
  public let largestMoves: [Figures]
  /// Moves that are not among them.
  public let otherMoves: Int

  init(_ comparison: EditionComparison, own: Aggregates, _ context: OutputContext) {
    let changes = comparison.changes
    ownEdition = changes.from.edition.words
    comparedEdition = changes.to.edition.words
    let renamed = Set(changes.cells.keys.filter(changes.isRenamedOnly))
    renamedUnits = changes.changedRows.count { renamed.contains($0.move) }
    changedUnits = changes.changedRows.count - renamedUnits
    decisions = changes.decisionFates.count
    decisionsThatHold = changes.decisionsThatHold
    decisionsWithoutClass = changes.decisionsWithoutClass
    totals = [
      Figures("under \(changes.from.edition.id)", own[context.whole, .total] ?? .init()),
      Figures("- out", changes.leaving), Figures("+ in", changes.entering),
      Figures("under \(changes.to.edition.id)", comparison.aggregates[context.whole, .total] ?? .init()),
    ]
    let moves = changes.changes.filter { !renamed.contains($0.move) }.sorted { $0.cell.size > $1.cell.size }
    largestMoves = moves.prefix(Self.shownMoves).map { move, cell in
      Figures("\(changes.text(move.from, changes.from)) -> \(changes.text(move.to, changes.to))", cell)
    }
    otherMoves = moves.count - largestMoves.count
  }
}

extension ComparisonSummary.Figures {
  fileprivate init(_ name: String, _ cell: Aggregates.Cell) {
    self.name = name
    units = cell.units
    revenue = cell.units == 0 ? "0.00" : cell.sum(.revenue).map(Self.text)
    valueAdded = cell.units == 0 ? "0.00" : cell.sum(.valueAdded).map(Self.text)
  }

  private static func text(_ sum: ExactSum) -> String {
    DecimalText.formatFixed(sum.rounded(exponent: MoneyUnit.hundredMillionYuan.exponent, decimals: 2), scale: 2)
  }
}

extension Aggregates.Cell {
  /// By what moves are ranked: revenue, then units.
  fileprivate var size: (Int128, Int) { ((sum(.revenue) ?? ExactSum()).value, units) }
}
