/// What the text coder says of one text.
struct CodingSuggestion: Sendable {
  /// The best class of a division.
  struct Candidate: Sendable {
    let industry: IndustryCode
    /// Index of the division among those of the coder.
    let division: Int
    let score: Float
  }

  /// The best first, one a division of the industries.
  let candidates: [Candidate]
  /// Share of right first divisions among texts like this.
  let confidence: Float
  let isHealth: Bool
  /// Share of right decisions on health or not among texts like this.
  let healthConfidence: Float
  /// Index among the 13 divisions; nil where the unit does not belong.
  let healthDivision: Int?
  /// Lead of the first division of the industries over the second.
  let lead: Float
  /// Above 0 where the unit belongs.
  let healthScore: Float
  /// Index among the 13 divisions of the one that is likeliest if the unit belongs.
  let likeliestHealthDivision: Int

  /// Of a text in which nothing is known: what a coder thinks of no text at all would not be about the unit.
  static let none = CodingSuggestion(
    candidates: [], confidence: 0, isHealth: false, healthConfidence: 0, healthDivision: nil, lead: 0, healthScore: 0,
    likeliestHealthDivision: 0)
}
