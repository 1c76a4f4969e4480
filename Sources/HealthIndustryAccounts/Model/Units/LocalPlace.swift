/// Where a local caliber counts a unit that lies outside the national classification.
struct LocalPlace: Sendable, Equatable {
  /// Index of the caliber in the pipeline.
  let caliber: Int
  /// Index of its ``Caliber/OutsideIndustry``.
  let outside: Int
}
