/// What the review list says beside the units.
struct ReviewContext: Sendable {
  let title: String
  let period: Int
  /// Units are ranked by this times their uncertainty; nil where the sources have no figures.
  let amount: Indicator?
  /// What the amount is, with its unit.
  let amountName: String?
  let workbookRowLimit: Int
  let industries: IndustryClassification
  let divisions: Divisions
  let scopes: [RegionCode]
  let decisions: ApprovedDecisions
  /// By the index of a source: its name, where its identifiers are its own serial numbers.
  let serialSources: [String?]
  /// Whether the ladder has a text coder.
  var asksTextCoder = false
}
