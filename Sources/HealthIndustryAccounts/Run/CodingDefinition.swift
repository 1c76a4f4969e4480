/// 编码: the ladder of a pipeline and what its rungs need.
struct CodingDefinition: Sendable {
  /// How the review list is made.
  struct Review: Sendable {
    /// Units are ranked by this times their uncertainty; nil where the sources have no figures.
    let amount: Indicator?
    /// The most rows that review.xlsx holds.
    let workbookRows: Int
  }

  let ladder: CodingLadder
  /// nil where no rung asks the text coder.
  let coder: CoderDefinition?
  /// nil where the pipeline does not ask for them.
  let contradictions: TextContradictions?
  /// Where filled review sheets lie; nil where no rung asks for decisions.
  let decisionsFolder: String?
  /// Decisions of all years, in the order of files and rows.
  let decisions: [ApprovedDecision]
  let review: Review
}
