/// What a person wants to know when a run has ended.
public struct RunSummary: Sendable {
  /// Id of the pipeline.
  public let pipeline: String
  /// Year accounted for.
  public let period: Int
  /// Where the run is published.
  public let folder: String
  /// The sentence that marks a working edition; empty for an official one.
  public let editionNote: String
  /// Records by source.
  public let balances: [SourceBalance]
  /// Units by what decided their class.
  public let coding: [CodingBalance]
  /// Count of findings by severity.
  public let findings: [Severity: Int]
  /// Of the whole region, in 亿元, two decimals; nil where there is none.
  public let valueAdded: String?
  /// Of the whole region, in percent, two decimals; nil without GDP or value added.
  public let shareOfGDP: String?
  /// Units that count.
  public let units: Int
  /// Units on the review list.
  public let undeterminedUnits: Int
  /// The most of these that the review workbook holds.
  public let workbookRows: Int
  /// Approved decisions of all years.
  public let decisions: Int
  /// Decisions that the run followed, or came to by itself.
  public let followedDecisions: Int
  /// Decisions that contradict others.
  public let conflictingDecisions: Int
  /// Decisions on units that changed since.
  public let outdatedDecisions: Int
  /// What another edition would change; nil for a run that is not compared.
  public let comparison: ComparisonSummary?
  /// What a person should know beside the figures, a sentence each.
  public let notices: [String]
  /// Time of all sub-processes.
  public let seconds: Double

  init(
    _ run: PreparedRun, _ balances: [SourceBalance], _ coding: [CodingBalance], _ fates: [DecisionFate],
    _ findings: [Finding], _ aggregates: Aggregates, _ comparison: EditionComparison?, _ context: OutputContext,
    notices: [String],
    _ timings: [(stage: String, seconds: Double)], folder: String
  ) {
    let whole = context.whole
    let cell = aggregates[whole, .total]
    pipeline = run.pipeline.id
    period = run.period
    self.folder = folder
    editionNote = run.pipeline.classification.edition.statusNote
    self.balances = balances
    self.coding = coding
    self.findings = findings.indices.reduce(into: [:]) { $0[findings[$1].rule.severity, default: 0] += 1 }
    units = cell?.units ?? 0
    undeterminedUnits = aggregates.undetermined[.init(whole, .total)]?.units ?? 0
    let sum = cell?.sum(.valueAdded)
    valueAdded = sum.map {
      DecimalText.formatFixed($0.rounded(exponent: MoneyUnit.hundredMillionYuan.exponent, decimals: 2), scale: 2)
    }
    shareOfGDP = sum.flatMap { sum in
      aggregates.gdp[whole].map { DecimalText.formatFixed(Share.percent(sum, of: $0, decimals: 2), scale: 2) }
    }
    workbookRows = run.pipeline.coding.review.workbookRows
    decisions = fates.count
    followedDecisions = fates.count { $0 == .applied || $0 == .confirmed }
    conflictingDecisions = fates.count { $0 == .conflicting }
    outdatedDecisions = fates.count { $0 == .unitChanged }
    self.comparison = comparison.map { ComparisonSummary($0, own: aggregates, context) }
    self.notices = notices
    seconds = timings.map(\.seconds).reduce(0, +)
  }
}
