/// What cross-validation said of labelled texts, for those who compare other coders on the same splits.
/// Grain: one row a labelled text; no text in it.
enum OutcomesFile {
  private static let header = [
    "file", "record", "fold", "industry", "classes", "health", "health_division", "said", "said_health",
    "said_health_division", "health_score", "health_confidence",
  ]

  /// - Throws: ``OutputWritingError``.
  static func write(_ validation: CrossValidation, to path: String) throws(OutputWritingError) {
    let writer = try CSVFileWriter(path: path, withByteOrderMark: false, replaces: true)
    try writer.write(record: header)
    for outcome in validation.outcomes {
      try writer.write(record: fields(outcome, fold: validation.fold(of: outcome.text.firm)))
    }
    try writer.close()
  }

  private static func fields(_ outcome: CrossValidation.Outcome, fold: Int) -> [String] {
    let text = outcome.text
    return [
      text.file, String(text.record), String(fold), text.industry,
      text.successors.map(\.description).joined(separator: "|"), flag(text.isHealth), text.healthDivision ?? "",
      outcome.suggestion.candidates.map(\.industry.description).joined(separator: "|"),
      flag(outcome.healthScore > 0), outcome.healthDivision, DecimalText.formatShare(outcome.healthScore),
      DecimalText.formatShare(outcome.healthConfidence),
    ]
  }

  private static func flag(_ value: Bool?) -> String { value.map { $0 ? "1" : "0" } ?? "" }
}
