/// The rung 机构类别: the industry that the institution category leads to stands before the stated one.
struct RegistryCategoryRung: Sendable {
  let classification: HealthClassification

  func decide(_ table: UnitTable, _ row: Int, _ open: inout OpenCoding) -> CodingDecision? {
    guard let industry = table.categoryIndustries[row] else { return nil }
    // What a rule found before was of the stated industry.
    if open.industry != industry { open.evidence = nil }
    open.industry = industry
    open.isByCategory = true
    return classification.decision(on: industry, &open)
  }
}

/// The rung 行业整体: an industry that belongs as a whole, or not at all.
struct WholeIndustryRung: Sendable {
  let classification: HealthClassification

  func decide(_ open: inout OpenCoding) -> CodingDecision? {
    open.industry.flatMap { classification.decision(on: $0, &open) }
  }
}

extension HealthClassification {
  /// The decision where the industry belongs as a whole or not at all; of a partial one the unit's one candidate is kept.
  fileprivate func decision(on industry: IndustryCode, _ open: inout OpenCoding) -> CodingDecision? {
    switch membership(of: industry) {
    case .whole(let classIndex): return open.decided(.wholeIndustry, classIndex)
    case .outside: return open.decided(.outsideIndustry, nil)
    case .partial(let classes):
      open.reason = .partialIndustry
      open.candidate = classes.count == 1 ? classes[0] : nil
      return nil
    }
  }
}
