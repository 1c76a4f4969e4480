extension DefinitionReader {
  /// The section `coding:` of a pipeline; nil where it has faults.
  func coding(_ node: DefinitionNode, _ classification: HealthClassification?) -> CodingDefinition? {
    defer { node.finish() }
    let contradictions = node.optional("contradictions").flatMap { node in
      classification.flatMap { self.contradictions(node, $0) }
    }
    guard let rungs = node.required("ladder").flatMap(ladder) else {
      for key in ["coder", "thresholds"] { _ = node.optional(key) }
      return nil
    }
    guard rungs.contains(.textCoder) else {
      refuseUnused(node)
      return CodingDefinition(
        ladder: CodingLadder(rungs: rungs, thresholds: nil), coder: nil, contradictions: contradictions)
    }
    let coder = node.required("coder").flatMap { self.coder($0, classification) }
    let thresholds = node.required("thresholds").flatMap(self.thresholds)
    guard let coder, let thresholds else { return nil }
    return CodingDefinition(
      ladder: CodingLadder(rungs: rungs, thresholds: thresholds), coder: coder, contradictions: contradictions)
  }

  private func ladder(_ node: DefinitionNode) -> [CodingRung]? {
    let items = node.items()
    let rungs = items.compactMap { $0.word(CodingRung.self) }
    if items.isEmpty {
      node.fault("the ladder has no rung; list at least one of: \(Self.rungNames), the first to be asked first")
      return nil
    }
    guard rungs.count == items.count else { return nil }
    for (rung, group) in Dictionary(grouping: zip(rungs, items), by: \.0) where group.count > 1 {
      group[1].1.fault("the rung \"\(rung.rawValue)\" is there \(group.count) times; a rung is asked once: keep one")
    }
    return rungs
  }

  private static let rungNames = CodingRung.allCases.map(\.rawValue).joined(separator: ", ")

  /// What only the text coder needs would look as if it had an effect.
  private func refuseUnused(_ node: DefinitionNode) {
    for key in ["coder", "thresholds"] {
      node.optional(key)?.fault(
        "\"\(key)\" is for the rung \"\(CodingRung.textCoder.rawValue)\", which the ladder does not have; add the rung or "
          + "remove the key")
    }
  }

  private func coder(_ node: DefinitionNode, _ classification: HealthClassification?) -> CoderDefinition? {
    guard let coder = node.path().flatMap(self.coder) else { return nil }
    let own = coder.classification.edition.id
    if let edition = classification?.edition.id, own != edition {
      node.fault(
        "the coder \(coder.file) codes by the classification \"\(own)\", the pipeline by \"\(edition)\"; name a coder of the "
          + "same classification")
    }
    if noteFile(coder.modelPath) { return coder }
    node.fault(
      "the coder's model \(coder.modelPath) is not there; train it with `kanghe coder train`, or correct `model:` in "
        + "\(coder.file)")
    return nil
  }

  private func thresholds(_ node: DefinitionNode) -> CodingLadder.Thresholds? {
    defer { node.finish() }
    let health = node.required("health").flatMap(percent)
    let notHealth = node.required("notHealth").flatMap(percent)
    let classification = node.required("class").flatMap(percent)
    guard let health, let notHealth, let classification else { return nil }
    return .init(health: health, notHealth: notHealth, classification: classification)
  }

  private func percent(_ node: DefinitionNode) -> Int? {
    guard let percent = node.whole() else { return nil }
    if (1...100).contains(percent) { return percent }
    node.fault("\(percent); expected 1 to 100 percent")
    return nil
  }
}
