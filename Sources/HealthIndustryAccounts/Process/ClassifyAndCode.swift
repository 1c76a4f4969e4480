/// GSBPM 5.2 分类与编码: a class for every unit, with its basis and evidence, or the review list.
///
/// The ladder: institution category → industry → whole industry, or activity rule for a partial one → undetermined.
func classifyAndCode(
  _ integrated: IntegratedUnits, _ classification: HealthClassification, _ rules: RuleBook, jobs: Int
) -> CodedUnits {
  let coder = UnitCoder(classification)
  let table = integrated.table
  let chunks = RowRanges.map(table.count, jobs: jobs) { range in range.map { coder.decide(table, $0) } }
  var coded = CodedUnits(
    table: table, outsideDuplicates: integrated.outsideDuplicates, findings: integrated.findings)
  coded.table.decisions = ChunkedColumn(chunks: chunks)
  for row in 0..<table.count where table.statuses[row] == .accepted {
    let decision = coded.table.decisions[row]
    guard decision.classIndex == nil else { continue }
    let isOutside = decision.basis == .outsideIndustry || decision.basis == .excludedByRule
    coded.table.statuses[row] = isOutside ? .outside : .review
    if !isOutside {
      coded.findings.append(
        Finding(rules[.undetermined], at: table.places[row], unitID: table.unitIDs[row], found: decision.basis.words))
    }
  }
  return coded
}

/// Decides one unit's class.
struct UnitCoder {
  private let classification: HealthClassification
  /// The decision of each industry that belongs as a whole, by the number of its code: most units need no other.
  private let wholeIndustries: [CodingDecision?]

  init(_ classification: HealthClassification) {
    self.classification = classification
    wholeIndustries = (0..<10_000).map { number in
      guard let industry = IndustryCode(number: UInt16(number)),
        case .whole(let item) = classification.membership(of: industry)
      else { return nil }
      return CodingDecision(
        basis: .wholeIndustry, classIndex: item, candidate: nil, industry: industry, isByCategory: false, evidence: nil)
    }
  }

  func decide(_ table: UnitTable, _ row: Int) -> CodingDecision {
    if table.categoryIndustries[row] == nil, case .code(let industry) = table.industries[row],
      let decision = wholeIndustries[Int(industry.number)]
    {
      return decision
    }
    return decideWithCare(table, row)
  }

  private func decideWithCare(_ table: UnitTable, _ row: Int) -> CodingDecision {
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
