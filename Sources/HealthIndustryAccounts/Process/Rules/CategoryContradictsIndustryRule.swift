/// The institution category leads to another industry than the industry code: the category decided, a person should look.
struct CategoryContradictsIndustryRule: ValidationRule {
  let rule: FindingRule

  func review(_ table: UnitTable, _ figures: FigureBlock) -> [Finding] {
    figures.rows.compactMap { review(table, row: $0) }
  }

  private func review(_ table: UnitTable, row: Int) -> Finding? {
    guard let byCategory = table.categoryIndustries[row], case .code(let stated) = table.industries[row],
      stated != byCategory
    else { return nil }
    return Finding(
      rule, at: table.places[row], unitID: table.unitIDs[row], .field(.industryCode),
      found: "行业代码 \(stated)，机构类别 \(table.categories[row]) 对应 \(byCategory)")
  }
}
