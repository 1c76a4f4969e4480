/// The rung 活动规则: words in a unit's texts say whether it is of the part of its industry that belongs.
struct ActivityRuleRung: Sendable {
  let classification: HealthClassification

  func decide(_ table: UnitTable, _ row: Int, _ open: inout OpenCoding) -> CodingDecision? {
    guard let industry = open.industry, case .partial(let classes) = classification.membership(of: industry) else {
      return nil
    }
    let found = applyRules(of: industry, table, row)
    open.reason = found.basis
    open.candidate = classes.count == 1 ? classes[0] : nil
    open.evidence = found.evidence
    switch found.basis {
    case .activityRule, .excludedByRule: return open.decided(found.basis, found.classIndex)
    default: return nil
    }
  }

  /// The first field in which a rule finds a term decides: the main activity says more than a scope, a scope more than
  /// a name.
  private func applyRules(of industry: IndustryCode, _ table: UnitTable, _ row: Int)
    -> (basis: CodingBasis, classIndex: Int?, evidence: CodingDecision.Evidence?)
  {
    let rules = classification.rules(of: industry)
    for field in CodingDecision.Field.allCases {
      let verdicts = table.activityText(field).withBytes(of: row) { classification.verdicts(of: rules, on: $0) }
      guard !verdicts.isEmpty else { continue }
      let found = zip(rules, verdicts).compactMap { self.outcome(of: $0, $1, field) }
      guard let first = found.first else { continue }
      if Set(found.compactMap(\.classIndex)).count > 1 { return (.severalClasses, nil, first.evidence) }
      return found.first { $0.classIndex != nil } ?? found.first { $0.basis == .mixedTerms } ?? first
    }
    return (.noTermFound, nil, nil)
  }

  private func outcome(of rule: Int, _ verdict: ActivityRule.Verdict, _ field: CodingDecision.Field)
    -> (basis: CodingBasis, classIndex: Int?, evidence: CodingDecision.Evidence?)?
  {
    func evidence(_ include: Int?, _ exclude: Int?) -> CodingDecision.Evidence {
      .init(rule: rule, field: field, include: include, exclude: exclude)
    }
    switch verdict {
    case .silent: return nil
    case .belongs(let term): return (.activityRule, classification.activityRules[rule].classIndex, evidence(term, nil))
    case .doesNotBelong(let term): return (.excludedByRule, nil, evidence(nil, term))
    case .mixed(let include, let exclude): return (.mixedTerms, nil, evidence(include, exclude))
    }
  }
}

extension UnitTable {
  func activityText(_ field: CodingDecision.Field) -> TextColumn {
    switch field {
    case .mainActivity: mainActivities
    case .businessScope: businessScopes
    case .name: names
    }
  }
}
