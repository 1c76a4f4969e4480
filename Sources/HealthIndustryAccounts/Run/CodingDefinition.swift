/// 编码: the ladder of a pipeline and what its rungs need.
struct CodingDefinition: Sendable {
  let ladder: CodingLadder
  /// nil where no rung asks the text coder.
  let coder: CoderDefinition?
  /// nil where the pipeline does not ask for them.
  let contradictions: TextContradictions?
}
