/// What all records of a run are read against.
struct CollectionContext: Sendable {
  let period: Int
  let rules: RuleBook
  let regions: RegionResolver
  let industries: IndustryCodeReader
  let categories: InstitutionCategories
  let classification: HealthClassification
  let ladder: CodingLadder
  /// nil where the pipeline does not ask.
  let contradictions: TextContradictions?
  /// Names of the industries, for findings.
  let industryNames: IndustryClassification
  let approvedDecisions: ApprovedDecisions
  let variableCount: Int
  /// Index of each formula pack by its name.
  let packs: [String: Int]
}
