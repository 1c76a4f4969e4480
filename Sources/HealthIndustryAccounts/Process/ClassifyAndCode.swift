/// GSBPM 5.2 分类与编码: a class for every unit, with its basis and evidence, or the review list.
///
/// The ladder: institution category → industry → whole industry, or activity rule for a partial one → undetermined.
func classifyAndCode(_ integrated: IntegratedUnits, _ classification: HealthClassification, _ rules: RuleBook)
  -> CodedUnits
{
  var coded = CodedUnits(table: integrated.table, outside: integrated.outside, findings: integrated.findings)
  let coder = UnitCoder(classification: classification)
  coded.table.decisions.reserveCapacity(coded.table.count)
  for row in 0..<coded.table.count {
    let decision = coder.decide(coded.table, row)
    coded.table.decisions.append(decision)
    guard coded.table.statuses[row] == .accepted, decision.classIndex == nil else { continue }
    let isOutside = decision.basis == .outsideIndustry || decision.basis == .excludedByRule
    coded.table.statuses[row] = isOutside ? .outside : .review
    if !isOutside {
      coded.findings.append(
        Finding(
          rules[.undetermined], at: coded.table.places[row], unitID: coded.table.unitIDs[row],
          found: decision.basis.words))
    }
  }
  return coded
}

/// Decides one unit's class.
struct UnitCoder {
  let classification: HealthClassification

  func decide(_ table: UnitTable, _ row: Int) -> CodingDecision {
    if let industry = table.categoryIndustries[row] { return decide(industry, isByCategory: true, table, row) }
    switch table.industries[row] {
    case .code(let industry): return decide(industry, isByCategory: false, table, row)
    case .missing: return undetermined(.noIndustry)
    case .earlierEdition: return undetermined(.earlierEdition)
    case .tooCoarse: return undetermined(.tooCoarse)
    case .unknown: return undetermined(.unknownIndustry)
    }
  }

  private func decide(_ industry: IndustryCode, isByCategory: Bool, _ table: UnitTable, _ row: Int) -> CodingDecision {
    switch classification.membership(of: industry) {
    case .outside:
      return decision(.outsideIndustry, nil, industry, isByCategory)
    case .whole(let classIndex):
      return decision(.wholeIndustry, classIndex, industry, isByCategory)
    case .partial(let classes):
      let found = applyRules(of: industry, table, row)
      return decision(
        found.basis, found.classIndex, industry, isByCategory, candidate: classes.count == 1 ? classes[0] : nil,
        evidence: found.evidence)
    }
  }

  /// The first field in which a rule finds a term decides: the main activity says more than a scope, a scope more than
  /// a name.
  private func applyRules(of industry: IndustryCode, _ table: UnitTable, _ row: Int)
    -> (basis: CodingBasis, classIndex: Int?, evidence: CodingDecision.Evidence?)
  {
    for field in CodingDecision.Field.allCases {
      let verdicts = classification.rules(of: industry).compactMap { verdict(of: $0, on: field, table, row) }
      guard let first = verdicts.first else { continue }
      let classes = Set(verdicts.compactMap(\.classIndex))
      if classes.count > 1 { return (.severalClasses, nil, first.evidence) }
      return verdicts.first { $0.classIndex != nil } ?? verdicts.first { $0.basis == .mixedTerms } ?? first
    }
    return (.noTermFound, nil, nil)
  }

  private func verdict(of rule: Int, on field: CodingDecision.Field, _ table: UnitTable, _ row: Int)
    -> (basis: CodingBasis, classIndex: Int?, evidence: CodingDecision.Evidence?)?
  {
    let activityRule = classification.activityRules[rule]
    let verdict = table.activityText(field).withBytes(of: row, activityRule.verdict)
    func evidence(_ include: Int?, _ exclude: Int?) -> CodingDecision.Evidence {
      .init(rule: rule, field: field, include: include, exclude: exclude)
    }
    switch verdict {
    case .silent: return nil
    case .belongs(let term): return (.activityRule, activityRule.classIndex, evidence(term, nil))
    case .doesNotBelong(let term): return (.excludedByRule, nil, evidence(nil, term))
    case .mixed(let include, let exclude): return (.mixedTerms, nil, evidence(include, exclude))
    }
  }

  private func undetermined(_ basis: CodingBasis) -> CodingDecision {
    decision(basis, nil, nil, false)
  }

  private func decision(
    _ basis: CodingBasis, _ classIndex: Int?, _ industry: IndustryCode?, _ isByCategory: Bool, candidate: Int? = nil,
    evidence: CodingDecision.Evidence? = nil
  ) -> CodingDecision {
    CodingDecision(
      basis: basis, classIndex: classIndex, candidate: candidate, industry: industry, isByCategory: isByCategory,
      evidence: evidence)
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
