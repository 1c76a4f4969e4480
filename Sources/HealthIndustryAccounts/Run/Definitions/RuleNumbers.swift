/// The numbers of rules that definitions give, with their places. A finding names its rule by the number alone, so no two
/// rules have one.
struct RuleNumbers {
  private struct Place: Equatable {
    let file: String
    let line: Int
    let column: Int
  }

  private var places: [String: Place] = [:]

  /// Takes a number for the rule that names it. A definition that is read twice names it at the same place.
  mutating func take(_ number: String, at node: DefinitionNode) {
    let place = Place(file: node.file, line: node.line, column: node.column)
    if let kind = FindingKind(rawValue: number) {
      node.objection(
        "the number \"\(number)\" is that of a rule of the program (\(kind.words.message)); give this rule another")
    }
    if let taken = places[number], taken != place {
      node.objection(
        "the number \"\(number)\" is that of the rule at \(taken.file):\(taken.line) too; give one of them another")
    }
    places[number] = places[number] ?? place
  }
}

extension DefinitionReader {
  /// Number, severity, message and advice of a rule.
  func findingRule(_ node: DefinitionNode) -> FindingRule? {
    let number = node.required("id")
    let id = number?.text()
    if let number, let id { ruleNumbers.take(id, at: number) }
    let severity = node.required("severity")?.word(Severity.self)
    let message = node.required("message")?.text()
    let advice = node.required("advice")?.text()
    guard let id, let severity, let message, let advice else { return nil }
    return FindingRule(id: id, severity: severity, message: message, advice: advice)
  }
}
