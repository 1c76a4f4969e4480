/// What to do about a variable that a unit lacks for its value added (V5503): only what a form asks for can be reported.
struct MissingVariableAdvice: Sendable {
  /// The form of each file of the run.
  private let forms: [FormDefinition]

  init(forms: [FormDefinition]) {
    self.forms = forms
  }

  /// nil for findings of other rules.
  func words(_ finding: Finding, _ table: UnitTable) -> String? {
    guard finding.rule.id == FindingKind.componentMissing.rawValue, case .variable(let variable) = finding.subject,
      let row = table.row(at: finding.place)
    else { return nil }
    // A record outside the classification gives its unit nothing, whatever its form asks for.
    let others = table.mergedRecords[row].filter { place in
      table.row(at: place).map { table.decided[$0]?.isOutsideByCode != true } ?? false
    }
    let own = ([finding.place] + others).map { forms[$0.file] }
    let asking = own.filter { $0.asks(for: variable) }
    if !asking.isEmpty { return "补报缺少的指标（\(Self.names(asking))）" }
    let elsewhere = forms.filter { $0.asks(for: variable) }
    let advice = "\(Self.names(own)) 没有这项指标，不必退回单位补报；"
    if elsewhere.isEmpty { return advice + "可在公式包中用 otherwise 推算，或改用有这项指标的报表" }
    return advice + "\(Self.names(elsewhere)) 有：单位也填该表的，补上其记录；否则在公式包中用 otherwise 推算"
  }

  /// Each once, by id and year, as the manifest names them.
  private static func names(_ forms: [FormDefinition]) -> String {
    var told: Set<String> = []
    return "报表 " + forms.map(\.name).filter { told.insert($0).inserted }.joined(separator: "、")
  }
}
