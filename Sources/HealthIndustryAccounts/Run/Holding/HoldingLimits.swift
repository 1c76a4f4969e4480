/// What a complete run is held back for: the pipeline's `limits:`.
struct HoldingLimits: Sendable {
  /// Percent of a source's records; more rejected ones hold the tables back.
  let rejectedPercent: Int
  /// Percent of the records that the source had in the run before; more missing ones hold the tables back. nil where the
  /// pipeline does not compare.
  let fewerRecordsPercent: Int?
  /// Percent of a region's GDP; a larger value added holds the tables back. nil where the pipeline does not ask.
  let shareOfGDPPercent: Int?
}
