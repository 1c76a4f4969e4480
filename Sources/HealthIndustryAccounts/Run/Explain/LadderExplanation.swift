/// The ladder for one unit: what each rung found, where it ended, and what would change the class.
struct LadderExplanation {
  private let pipeline: Pipeline
  private let classification: HealthClassification
  private let unit: ExplainedUnit
  private let coder: TextCoder?
  private let words: ClassWords
  private let decisionAdvice: DecisionAdvice

  init(_ unit: ExplainedUnit, _ pipeline: Pipeline, _ coder: TextCoder?, _ decisionAdvice: DecisionAdvice) {
    self.unit = unit
    self.pipeline = pipeline
    self.coder = coder
    self.decisionAdvice = decisionAdvice
    classification = pipeline.classification
    words = ClassWords(pipeline)
  }

  /// Both parts, with their headings.
  var lines: [String] {
    let steps = self.steps
    return ["", "编码阶梯（自上而下，先能确定的一级为准）"] + rungLines(steps) + ["", "什么会改变归类"] + changeLines(steps)
  }

  /// One rung that was asked.
  private struct Step {
    let rung: CodingRung
    let open: OpenCoding
    let decision: CodingDecision?
  }

  private var steps: [Step] { walk(pipeline.coding.ladder).steps }

  private func walk(_ ladder: CodingLadder, _ table: UnitTable? = nil) -> (steps: [Step], end: CodingDecision) {
    let context = CodingContext(
      ladder: ladder, classification: classification, approvedDecisions: unit.approvedDecisions, coder: coder)
    var walk = UnitCoder.Walk(context)
    var steps: [Step] = []
    let end = UnitCoder(context, unit.outcomes).walk(table ?? unit.table, 0, &walk) {
      steps.append(Step(rung: $0, open: $1, decision: $2))
    }
    return (steps, end)
  }

  // MARK: - The rungs

  private func rungLines(_ steps: [Step]) -> [String] {
    let asked = steps.enumerated().map { number, step in
      "  \(number + 1). \(step.rung.words)：\(finding(step))"
    }
    let rest = pipeline.coding.ladder.rungs.dropFirst(steps.count).enumerated().map { number, rung in
      "  \(steps.count + number + 1). \(rung.words)：上面已经确定，没有再看"
    }
    return asked + rest + endLines(steps)
  }

  private func endLines(_ steps: [Step]) -> [String] {
    if walk(pipeline.coding.ladder).end.basis == .unitChanged { return ["  与原审定不一致 → 待定名单，由人重新审定"] }
    return steps.last?.decision == nil ? ["  各级都未能确定 → 待定名单，由人判断"] : []
  }

  private func finding(_ step: Step) -> String {
    let found = words(of: step)
    guard let decision = step.decision else { return found }
    if decision.basis == .decisionsConflict { return "\(found) → 待定名单（到此为止）" }
    return "\(found) → \(outcome(decision))（到此为止）"
  }

  private func words(of step: Step) -> String {
    switch step.rung {
    case .approvedDecision: return approvedDecision
    case .registryCategory:
      guard unit.table.categoryIndustries[0] != nil, let industry = step.open.industry else {
        let category = unit.table.categories[0]
        return category.isEmpty ? "该单位没有机构类别" : "机构类别 \(category) 不对应某一行业"
      }
      return "机构类别 \(unit.table.categories[0]) 对应行业 \(words.industry(industry))"
    case .wholeIndustry:
      return step.open.industry.map { words.industry($0) } ?? "没有可用的行业代码（\(step.open.reason.words)）"
    case .activityRule: return activityRule(step)
    case .textCoder: return textCoder(step)
    }
  }

  private var approvedDecision: String {
    guard let outcome = unit.outcomes[0] else { return "没有对该单位的审定" }
    let decisions = unit.approvedDecisions.words(outcome).joined(separator: "；")
    switch outcome {
    case .applies: return decisions
    case .conflicting: return "审定互相矛盾：\(decisions)"
    case .unitChanged: return "审定后单位情况有变，只在其他各级得出同样结果时有效：\(decisions)"
    }
  }

  private func activityRule(_ step: Step) -> String {
    guard let industry = step.open.industry, case .partial = classification.membership(of: industry) else {
      return "只用于部分行业，该单位没有部分行业的代码"
    }
    guard let evidence = step.open.evidence else {
      return isDenied(industry) ? "行业 \(industry) 规则的用语在各字段中都被否定，不算" : "各字段中没有行业 \(industry) 规则的用语"
    }
    let rule = classification.activityRules[evidence.rule]
    let include = evidence.include.map { "“\(rule.includes[$0])”" }
    let exclude = evidence.exclude.map { "排除用语“\(rule.excludes[$0])”" }
    let terms = [include, exclude].compactMap { $0 }.joined(separator: "和")
    return "\(evidence.field.words)含\(terms)" + (step.decision == nil ? "，\(step.open.reason.words)" : "")
  }

  /// Whether a text names a term of an industry's rules: where no rule found one, the text denies it.
  private func isDenied(_ industry: IndustryCode) -> Bool {
    let terms = classification.rules(of: industry).map { classification.activityRules[$0] }
      .flatMap { $0.includes + $0.excludes }
    return CodingDecision.Field.allCases.contains { field in
      let text = unit.table.activityText(field)[0]
      return terms.contains { !$0.isEmpty && text.contains($0) }
    }
  }

  private func textCoder(_ step: Step) -> String {
    guard let (suggestion, evidence) = suggestion else { return "没有文本编码器认识的用语" }
    let candidates = suggestion.candidates.map { words.industry($0.industry) }.joined(separator: "；")
    return evidence + "；候选行业 " + candidates + (step.decision == nil ? "；\(whyOpen(step, suggestion))" : "")
  }

  private func whyOpen(_ step: Step, _ suggestion: CodingSuggestion) -> String {
    guard let thresholds = pipeline.coding.ladder.thresholds else { return "" }
    let wanted = suggestion.isHealth ? thresholds.health : thresholds.notHealth
    if Int((suggestion.healthConfidence * 10_000).rounded()) < wanted * 100 {
      return "把握不到流程要求的 \(wanted)%，不能定"
    }
    if step.open.reason == .outsideOfHealthIndustry {
      return "不属于可以定，但行业有 \(thresholds.classification)% 的把握整体属于健康产业，两方面不一致，不能定"
    }
    return "属于健康产业可以定；小类要求两方面一致、行业把握到 \(thresholds.classification)%，不能定"
  }

  /// What the text coder says of the unit's texts; nil where the pipeline does not ask it, or it knows no term of them.
  private var suggestion: (CodingSuggestion, evidence: String)? { suggestion(for: CodingText(unit.table, 0)) }

  private func suggestion(for text: CodingText) -> (CodingSuggestion, evidence: String)? {
    guard let coder else { return nil }
    var reader = coder.makeReader()
    let vector = reader.read(text)
    guard !vector.isEmpty else { return nil }
    let suggestion = coder.suggestion(for: vector)
    return (suggestion, TextCoderWords(coder, classification).verdict(vector, suggestion))
  }

  // MARK: - What would change the class

  private func changeLines(_ steps: [Step]) -> [String] {
    let industry = steps.last?.open.industry
    return decisionLines(steps) + codeLines(steps, industry) + termLines(industry, steps) + activityLines(steps)
      + thresholdLines(steps)
  }

  private func decisionLines(_ steps: [Step]) -> [String] {
    guard pipeline.coding.ladder.rungs.contains(.approvedDecision) else { return [] }
    guard steps.last?.rung == .approvedDecision, steps.last?.decision != nil else {
      return ["  · 一条审定（\(decisionAdvice.words)）"]
    }
    let ladder = pipeline.coding.ladder
    let without = CodingLadder(
      rungs: ladder.rungs.filter { $0 != .approvedDecision }, thresholds: ladder.thresholds)
    let (steps, end) = walk(without)
    return ["  · 没有这一审定时：\(steps.last.map { "按\($0.rung.words)" } ?? "")\(outcome(end))"]
  }

  /// Codes that the unit's texts suggest, and what each leads to: the unit is taken down the ladder with it.
  private func codeLines(_ steps: [Step], _ industry: IndustryCode?) -> [String] {
    guard let last = steps.last, last.rung != .approvedDecision || last.decision == nil else { return [] }
    if last.decision?.isByCategory ?? last.open.isByCategory {
      return ["  · 机构类别改变（机构类别先于行业代码，只改行业代码不起作用）"]
    }
    let now = outcome(walk(pipeline.coding.ladder).end)
    let codes = (suggestion?.0.candidates ?? []).map(\.industry).filter { $0 != industry }
    let examples = codes.prefix(3).compactMap { code -> String? in
      let then = outcome(end(withCode: code))
      return then == now ? nil : "  · 行业代码为 \(words.industry(code)) 时：\(then)"
    }
    return examples.isEmpty ? ["  · 行业代码改变（\(industry.map { "现为 \($0)" } ?? "现无可用的代码")）"] : examples
  }

  private func end(withCode code: IndustryCode) -> CodingDecision {
    var table = unit.table
    table.industries[0] = .code(code)
    return walk(pipeline.coding.ladder, table).end
  }

  private func outcome(_ end: CodingDecision) -> String {
    if let item = end.classIndex { return "归入 \(words.item(item))" }
    return end.basis.isOutside ? "不属于健康产业" : "列入待定名单"
  }

  /// Terms of the rules of the unit's partial industry.
  private func termLines(_ industry: IndustryCode?, _ steps: [Step]) -> [String] {
    guard let industry, steps.contains(where: { $0.rung == .activityRule }) else { return [] }
    return classification.rules(of: industry).flatMap { number in
      let rule = classification.activityRules[number]
      let fields = CodingDecision.Field.allCases.map(\.words).joined(separator: "、")
      return [
        rule.includes.isEmpty
          ? nil : "  · \(fields)（先有用语的字段为准）含 \(Self.list(rule.includes)) 之一 → \(words.item(rule.classIndex))",
        rule.excludes.isEmpty ? nil : "  · 含排除用语 \(Self.list(rule.excludes)) 之一 → 不属于，或与前者并存时待定",
      ].compactMap { $0 }
    }
  }

  private static func list(_ terms: [String]) -> String {
    let shown = terms.prefix(12).map { "“\($0)”" }.joined()
    return terms.count > 12 ? shown + "等\(terms.count)个" : shown
  }

  /// The unit's own activities that, alone, would be coded the other way: what the unit mainly does decides.
  private func activityLines(_ steps: [Step]) -> [String] {
    guard steps.last?.rung == .textCoder, let isHealth = suggestion?.0.isHealth else { return [] }
    let text = CodingText(unit.table, 0)
    let signs = ";,()\u{3001}\u{3002}\u{FF1B}\u{FF0C}\u{FF08}\u{FF09}"
    let activities = text.scope.split(whereSeparator: signs.contains).map(String.init).filter { $0.count > 1 }
    guard activities.count > 1 else { return [] }
    let others = activities.compactMap { activity -> String? in
      var alone = text
      alone.scope = activity
      guard let found = suggestion(for: alone), found.0.isHealth != isHealth else { return nil }
      return "  · 主要业务只是“\(activity)”时：\(found.evidence)"
    }
    return Array(others.prefix(3))
  }

  private func thresholdLines(_ steps: [Step]) -> [String] {
    guard let step = steps.last, step.rung == .textCoder, let thresholds = pipeline.coding.ladder.thresholds,
      suggestion != nil
    else { return [] }
    let limits = "属于 \(thresholds.health)%、不属于 \(thresholds.notHealth)%、小类 \(thresholds.classification)%"
    return ["  · 更完整的经营范围，或流程中另定的把握界限（现为\(limits)）"]
  }
}

/// Industries and classes with their names.
struct ClassWords {
  private let pipeline: Pipeline

  init(_ pipeline: Pipeline) {
    self.pipeline = pipeline
  }

  func item(_ index: Int) -> String {
    "\(pipeline.classification.items[index].code) \(pipeline.classification.items[index].name)"
  }

  /// Code, name, and how it belongs.
  func industry(_ code: IndustryCode) -> String {
    let name = pipeline.industries[code.description]?.name ?? ""
    switch pipeline.classification.membership(of: code) {
    case .outside: return "\(code) \(name)（不属于）"
    case .whole: return "\(code) \(name)（整体属于）"
    case .partial: return "\(code) \(name)（部分属于）"
    }
  }
}
