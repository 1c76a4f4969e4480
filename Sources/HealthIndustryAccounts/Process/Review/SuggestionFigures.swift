extension TextCodings.Suggestion {
  /// What is known of a suggested industry, as the review list gives it: of the first how sure the coder is of its division, in whole
  /// percent and never more than it is; of all the score.
  var figures: String {
    let score = "得分 \(DecimalText.formatFixed(Int128(score), scale: 2))"
    return confidence.map { "大类把握 \($0 / 100)%，\(score)" } ?? score
  }
}
