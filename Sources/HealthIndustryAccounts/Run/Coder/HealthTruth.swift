/// What an industry, where need be with a text, says of belonging to the health industry.
struct HealthTruth {
  private let classification: HealthClassification
  /// The classes under each code of two or three digits.
  private let classesUnder: [String: [IndustryCode]]

  private let mostlyWhole: Double
  private let notWhole: [String: [String]]

  init(_ definition: CoderDefinition) {
    classification = definition.classification
    mostlyWhole = definition.training.mostlyWhole
    notWhole = definition.notWhole
    let codes = definition.industries.items.compactMap { IndustryCode($0.code) }
    classesUnder = Dictionary(grouping: codes) { String($0.description.prefix(2)) }
      .merging(Dictionary(grouping: codes) { String($0.description.prefix(3)) }) { first, _ in first }
  }

  /// Code of the division above a class.
  func division(ofClass index: Int) -> String {
    classification.lineage(of: index).last.map { classification.items[$0].code } ?? ""
  }

  /// nil where the label names no industry, and where the industries that it may stand for leave it open.
  func of(_ label: IndustryLabels.Label, _ text: CodingText) -> (isHealth: Bool?, division: String?) {
    guard label.digits.isEmpty else { return of(label.digits, text) }
    // A class of the edition before that became several, none of them the main one.
    let isOutside = label.successors.allSatisfy { classification.membership(of: $0) == .outside }
    return (isOutside && !label.successors.isEmpty ? false : nil, nil)
  }

  /// nil where the digits alone leave it open, and no rule finds a term.
  func of(_ industry: String, _ text: CodingText) -> (isHealth: Bool?, division: String?) {
    if let code = IndustryCode(industry) { return of(code, text) }
    guard let classes = classesUnder[industry] else { return (nil, nil) }
    if classes.allSatisfy({ classification.membership(of: $0) == .outside }) { return (false, nil) }
    let whole = classes.compactMap { code -> Int? in
      if case .whole(let index) = classification.membership(of: code) { index } else { nil }
    }
    guard Double(whole.count) >= mostlyWhole * Double(classes.count) else { return (nil, nil) }
    let words = notWhole[industry] ?? []
    if words.contains(where: { text.name.contains($0) || text.products.contains($0) }) { return (nil, nil) }
    let divisions = Set(whole.map(division(ofClass:)))
    return (true, divisions.count == 1 ? divisions.first : nil)
  }

  /// What a code of two digits says.
  func belonging(ofDivision code: String) -> Belonging {
    switch of(code, CodingText()).isHealth {
    case true: .whole
    case false: .outside
    case nil: .partly
    }
  }

  func belonging(of code: IndustryCode) -> Belonging {
    switch classification.membership(of: code) {
    case .outside: .outside
    case .partial: .partly
    case .whole: .whole
    }
  }

  private func of(_ code: IndustryCode, _ text: CodingText) -> (isHealth: Bool?, division: String?) {
    switch classification.membership(of: code) {
    case .outside: return (false, nil)
    case .whole(let index): return (true, division(ofClass: index))
    case .partial:
      let rules = classification.rules(of: code)
      for field in [text.scope, text.products, text.name] {
        for (rule, verdict) in zip(rules, classification.verdicts(of: rules, on: field.utf8.span)) {
          switch verdict {
          case .belongs: return (true, division(ofClass: classification.activityRules[rule].classIndex))
          case .doesNotBelong: return (false, nil)
          case .mixed: return (nil, nil)
          case .silent: continue
          }
        }
      }
      return (nil, nil)
    }
  }
}
