/// A unit of a run's data files, put back into a table of one row, so that it can be taken down the ladder again.
struct ExplainedUnit {
  let table: UnitTable
  /// What persons decided on it.
  let approvedDecisions: ApprovedDecisions
  /// What that came to in the run, by row.
  let outcomes: [Int: DecisionOutcome]

  /// - Parameters:
  ///   - row: its row of units.csv, review.csv or excluded.csv.
  ///   - findings: its rows of findings.csv, which tell how an industry code could not be read.
  init(_ row: RunFolder.Row, _ findings: [RunFolder.Row], _ decisions: UnitDecisions, _ pipeline: Pipeline) {
    let category = row["institution_category"] ?? ""
    var table = UnitTable(variableCount: 0)
    table.places = [RecordPlace(file: 0, record: 1)]
    table.unitIDs.append(row["unit_id"] ?? "")
    table.names.append(row["unit_name"] ?? "")
    table.industries = [Self.industry(row, findings)]
    table.categoryIndustries = [pipeline.institutionCategories.category(of: category)?.industry]
    table.categories.append(category)
    table.mainActivities.append(row["main_activity"] ?? "")
    table.businessScopes.append(row["business_scope"] ?? "")
    table.mainProducts.append(row["main_products"] ?? "")
    self.table = table
    approvedDecisions = decisions.approved
    outcomes = decisions.outcome.map { [0: $0] } ?? [:]
  }

  private static func industry(_ row: RunFolder.Row, _ findings: [RunFolder.Row]) -> StatedIndustry {
    if let code = IndustryCode(row["stated_industry"] ?? "") { return .code(code) }
    // What a category led to is not what the record stated: a rung before may have asked for that.
    let isByCategory = (row["basis"] ?? row["reason"] ?? "").hasPrefix(UnitDescriber.byCategory)
    let reported = isByCategory ? "" : row["industry_code"] ?? ""
    if let code = IndustryCode(reported) { return .code(code) }
    let letter = reported.utf8.first.flatMap { $0 >= UInt8(ascii: "A") ? $0 : nil }
    let digits = reported.dropFirst(letter == nil ? 0 : 1)
    let coarse = CoarseCode(letter: letter, digits: digits).map(StatedIndustry.tooCoarse) ?? .missing
    let unreadable: [(FindingKind, StatedIndustry)] = [
      (.industryOfEarlierEdition, .earlierEdition), (.industryTooCoarse, coarse), (.industryLostZero, coarse),
      (.industryUnknown, .unknown),
    ]
    return unreadable.first { kind, _ in findings.contains { $0["rule_id"] == kind.rawValue } }?.1 ?? .missing
  }
}
