/// What a run's ladder needs beside the units.
struct CodingContext: Sendable {
  let ladder: CodingLadder
  let classification: HealthClassification
  let approvedDecisions: ApprovedDecisions
  /// nil where no rung asks it.
  let coder: TextCoder?
}

/// What the ladder makes of the units of one range.
struct CodedRange: Sendable {
  let decisions: [CodingDecision]
  let codings: TextCodings.Part
}

/// Takes units down the ladder until a rung decides.
struct UnitCoder: Sendable {
  private let context: CodingContext
  private let rungs: [CodingRung]
  private let approvedDecision: ApprovedDecisionRung
  private let registryCategory: RegistryCategoryRung
  private let wholeIndustry: WholeIndustryRung
  private let activityRule: ActivityRuleRung
  /// The decision of each industry that belongs as a whole, by the number of its code: most units need no other rung.
  /// Empty where a rung before has the word on such units too.
  private let wholeIndustries: [CodingDecision?]

  /// - Parameter outcomes: what the approved decisions come to, by row.
  init(_ context: CodingContext, _ outcomes: [Int: DecisionOutcome] = [:]) {
    self.context = context
    rungs = context.ladder.rungs
    approvedDecision = ApprovedDecisionRung(context.approvedDecisions, outcomes)
    registryCategory = RegistryCategoryRung(classification: context.classification)
    wholeIndustry = WholeIndustryRung(classification: context.classification)
    activityRule = ActivityRuleRung(classification: context.classification)
    wholeIndustries = Self.wholeIndustries(context)
  }

  private static func wholeIndustries(_ context: CodingContext) -> [CodingDecision?] {
    guard context.ladder.has(.wholeIndustry, before: .textCoder) else { return [] }
    return (0..<10_000).map { number in
      guard let industry = IndustryCode(number: UInt16(number)),
        case .whole(let item) = context.classification.membership(of: industry)
      else { return nil }
      return OpenCoding(.code(industry)).decided(.wholeIndustry, item)
    }
  }

  func decide(_ table: UnitTable, _ rows: Range<Int>) -> CodedRange {
    var walk = Walk(context)
    let decisions = rows.map { decide(table, $0, &walk) }
    return CodedRange(decisions: decisions, codings: walk.textCoder?.codings ?? .init())
  }

  private func decide(_ table: UnitTable, _ row: Int, _ walk: inout Walk) -> CodingDecision {
    if !wholeIndustries.isEmpty, !approvedDecision.isAbout(row), table.categoryIndustries[row] == nil,
      case .code(let industry) = table.industries[row],
      let decision = wholeIndustries[Int(industry.number)]
    {
      return decision
    }
    return self.walk(table, row, &walk)
  }

  /// - Parameter onRung: called after each rung with what is known then, and its decision where it made one.
  func walk(
    _ table: UnitTable, _ row: Int, _ walk: inout Walk,
    onRung: (CodingRung, OpenCoding, CodingDecision?) -> Void = { _, _, _ in }
  ) -> CodingDecision {
    var open = OpenCoding(table.industries[row])
    for rung in rungs {
      let decision = decide(by: rung, table, row, &open, &walk)
      onRung(rung, open, decision)
      if let decision { return approvedDecision.settle(decision, open) }
    }
    return approvedDecision.settle(open.undetermined, open)
  }

  private func decide(
    by rung: CodingRung, _ table: UnitTable, _ row: Int, _ open: inout OpenCoding, _ walk: inout Walk
  ) -> CodingDecision? {
    switch rung {
    case .approvedDecision: approvedDecision.decide(row, &open)
    case .registryCategory: registryCategory.decide(table, row, &open)
    case .wholeIndustry: wholeIndustry.decide(&open)
    case .activityRule: activityRule.decide(table, row, &open)
    case .textCoder: walk.askTextCoder(table, row, &open)
    }
  }
}

extension UnitCoder {
  /// What one worker keeps from unit to unit.
  struct Walk {
    private let context: CodingContext
    /// Made for the first unit that needs it: few ranges of a file with codes do.
    fileprivate var textCoder: TextCoderRung?

    init(_ context: CodingContext) {
      self.context = context
    }

    fileprivate mutating func askTextCoder(_ table: UnitTable, _ row: Int, _ open: inout OpenCoding)
      -> CodingDecision?
    {
      if textCoder == nil { textCoder = TextCoderRung(context) }
      return textCoder?.decide(table, row, &open)
    }
  }
}
