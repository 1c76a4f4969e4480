extension HealthClassification {
  /// The classes that a unit on the review list may belong to, the likeliest first: its own candidate, those of its partial
  /// industry, then those to which the industries suggested by the text coder lead. What 5.2 stored is all that is read.
  func candidateClasses(_ table: UnitTable, _ row: Int, limit: Int) -> [Int] {
    let decision = table.decisions[row]
    var candidates: [Int] = []
    func add(_ classes: [Int]) {
      for item in classes where items[item].level == .class && candidates.count < limit && !candidates.contains(item) {
        candidates.append(item)
      }
    }
    if let candidate = decision.candidate { add([candidate]) }
    if let industry = decision.industry { add(classes(of: industry)) }
    for code in table.textCodings.candidates(of: row).split(separator: "|") {
      if let industry = IndustryCode(code) { add(classes(of: industry)) }
    }
    return candidates
  }

  /// The classes that the units of an industry may belong to.
  func classes(of industry: IndustryCode) -> [Int] {
    switch membership(of: industry) {
    case .outside: []
    case .whole(let item): [item]
    case .partial(let items): items
    }
  }
}
