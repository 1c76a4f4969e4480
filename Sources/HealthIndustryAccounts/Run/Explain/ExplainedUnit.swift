/// A unit of a run's data files, put back into a table of one row, so that it can be taken down the ladder again.
struct ExplainedUnit {
  let table: UnitTable
  /// What persons decided on it, as the run's files tell.
  let approvedDecisions: ApprovedDecisions

  /// - Parameters:
  ///   - row: its row of units.csv, review.csv or excluded.csv.
  ///   - findings: its rows of findings.csv, which tell how an industry code could not be read.
  init(_ row: RunFolder.Row, _ findings: [RunFolder.Row], _ pipeline: Pipeline) {
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
    approvedDecisions = Self.approvedDecisions(row, pipeline.classification)
  }

  private static func industry(_ row: RunFolder.Row, _ findings: [RunFolder.Row]) -> StatedIndustry {
    if let code = IndustryCode(row["stated_industry"] ?? "") { return .code(code) }
    if let code = IndustryCode(row["industry_code"] ?? "") { return .code(code) }
    let unreadable: [(FindingKind, StatedIndustry)] = [
      (.industryOfEarlierEdition, .earlierEdition), (.industryTooCoarse, .tooCoarse), (.industryUnknown, .unknown),
    ]
    return unreadable.first { kind, _ in findings.contains { $0["rule_id"] == kind.rawValue } }?.1 ?? .missing
  }

  private static func approvedDecisions(_ row: RunFolder.Row, _ classification: HealthClassification)
    -> ApprovedDecisions
  {
    let basis = row["basis"] ?? ""
    guard basis.hasSuffix(CodingBasis.approvedClass.words) || basis.hasSuffix(CodingBasis.approvedOutside.words) else {
      return ApprovedDecisions()
    }
    let classIndex = basis.hasSuffix(CodingBasis.approvedClass.words) ? row["class_code"] : nil
    return ApprovedDecisions([
      row["unit_id"] ?? "": .init(
        classIndex: classIndex.flatMap(classification.index), evidence: row["evidence"] ?? "")
    ])
  }
}
