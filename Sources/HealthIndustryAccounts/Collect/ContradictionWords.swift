extension CollectionContext {
  /// Both sides of a contradiction, in Chinese: the code and what it means, the term and what it says.
  func contradictionWords(_ code: IndustryCode, _ role: FormDefinition.Role, _ found: TextContradictions.Found)
    -> String
  {
    let name = industryNames[code.description]?.name ?? ""
    let rule = contradictions.map { $0.rules[found.rule] }
    let side =
      switch classification.membership(of: code) {
      case .outside: "不属于健康产业"
      case .whole(let item): "整体属于 \(classification.items[item].code) \(classification.items[item].name)"
      case .partial: "部分属于健康产业"
      }
    return "行业代码 \(code) \(name)（\(side)）；\(role.words)含“\(found.term)”（\(rule?.says ?? "")，规则 \(rule?.id ?? "")）"
  }
}
