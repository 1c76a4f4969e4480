/// "Where does this number come from?" for one unit: why it is in its class, and how its value added came about.
public struct UnitExplanation {
  /// Lines in Chinese, for statisticians.
  public let lines: [String]

  /// Explains a unit of a published run, by the definitions that the run was made with.
  ///
  /// - Throws: ``ExplanationError``, `ReadingError`, ``DefinitionError``.
  public init(unit: String, run path: String) throws {
    let run = try RunFolder(path)
    let id = FieldText.identifier(unit)
    let findings = try run.rows(of: "findings.csv", where: "unit_id", is: id)
    let counted = try run.rows(of: "units.csv", where: "unit_id", is: id, limit: 1).first
    let reviewed = try counted == nil ? run.rows(of: "review.csv", where: "unit_id", is: id, limit: 1).first : nil
    let excluded = try counted ?? reviewed == nil ? run.excluded(id) : nil
    let decisions = try UnitDecisions(id, run)
    let local = try run.rows(ofOptional: "local-units.csv", where: "unit_id", is: id)
    let isKnown = counted != nil || reviewed != nil || excluded != nil || !local.isEmpty
    guard isKnown || !findings.isEmpty || !decisions.isEmpty else {
      throw ExplanationError.unknownUnit(id, run: path)
    }
    let words = ExplanationWords(
      run.pipeline, notCollected: try counted.map { try NotCollectedWords($0, findings, run) } ?? .none)
    let ladder = try (counted ?? reviewed ?? excluded).map { row in
      LadderExplanation(
        ExplainedUnit(row, findings, decisions, run.pipeline), run.pipeline, try run.pipeline.coding.coder?.coder(),
        DecisionAdvice(row, isAsked: reviewed != nil, run.pipeline)
      ).lines
    }
    var lines: [String] = []
    if let counted {
      lines = words.head(counted) + words.coding(counted) + (ladder ?? []) + words.valueAdded(counted)
      lines += words.calibers(ofClass: counted)
    } else if let reviewed {
      lines = words.head(reviewed) + words.review(reviewed) + (ladder ?? []) + words.amounts(reviewed)
    } else if let excluded {
      lines = words.head(excluded) + words.exclusion(excluded) + (ladder ?? [])
      if !local.isEmpty { lines += words.localCalibers(local) }
    } else if let first = local.first {
      lines = words.head(first) + words.outside(first) + words.localCalibers(local)
    } else {
      lines = ["单位 \(id)", "不在计入、待定、不属于健康产业的名单里：\(Self.fate(findings))。"]
    }
    self.lines = Heading.numbered(
      lines + decisions.lines + words.findings(findings) + words.edition + run.remark)
  }

  /// What became of the records of a unit that is in no list: as far as its findings tell, by record and rule.
  private static func fate(_ findings: [RunFolder.Row]) -> String {
    let ends = findings.compactMap { row -> String? in
      let rule = row["rule_id"] ?? ""
      let record = "\(row["source_file"] ?? "") 第 \(row["record_number"] ?? "") 条"
      return switch (rule, row["severity"]) {
      case (FindingKind.periodOutside.rawValue, _): "\(record)不属于本期（\(rule)）"
      case (FindingKind.regionOutside.rawValue, _): "\(record)不在核算地区内（\(rule)）"
      case (FindingKind.duplicateRecord.rawValue, _): "\(record)与 \(row["related_record"] ?? "") 是同一单位，以后者为准（\(rule)）"
      case (_, Severity.error.rawValue): "\(record)因有错误被剔除（\(rule)）"
      default: nil
      }
    }
    return ends.isEmpty ? "行业代码在分类之外，或来源中没有；另见下列审定和审核发现" : ends.joined(separator: "；")
  }
}
