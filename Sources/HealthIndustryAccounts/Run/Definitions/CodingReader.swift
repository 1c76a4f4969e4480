extension DefinitionReader {
  /// The section `coding:` of a pipeline; nil where it has faults.
  func coding(
    _ node: DefinitionNode, _ classification: HealthClassification?, _ industries: IndustryClassification?,
    _ sources: [SourceDefinition]
  ) -> CodingDefinition? {
    defer { node.finish() }
    let contradictions = node.optional("contradictions").flatMap { node in
      classification.flatMap { classification in
        industries.flatMap { self.contradictions(node, classification, $0) }
      }
    }
    let review = node.required("review").flatMap(self.review)
    guard let rungs = node.required("ladder").flatMap(ladder) else {
      for key in ["coder", "thresholds", "decisions"] { _ = node.optional(key) }
      return nil
    }
    refuseUnused(node, rungs)
    let coder = rungs.contains(.textCoder) ? node.required("coder").flatMap { self.coder($0, classification) } : nil
    let thresholds = rungs.contains(.textCoder) ? node.required("thresholds").flatMap(self.thresholds) : nil
    let folder = rungs.contains(.approvedDecision) ? node.required("decisions") : nil
    guard let classification, let review, (coder != nil && thresholds != nil) || !rungs.contains(.textCoder) else {
      return nil
    }
    let path = folder?.path()
    let context = DecisionRowReader.Context(classification, sources)
    return CodingDefinition(
      ladder: CodingLadder(rungs: rungs, thresholds: thresholds), coder: coder, contradictions: contradictions,
      decisionsFolder: path,
      decisions: path.map { decisions($0, context, folder ?? node) } ?? [], review: review)
  }

  private func review(_ node: DefinitionNode) -> CodingDefinition.Review? {
    defer { node.finish() }
    let amount = node.optional("amount").flatMap(indicator)
    guard let rows = node.required("workbookRows")?.whole("1 to 1000000") else { return nil }
    guard (1...1_000_000).contains(rows) else {
      node.fault("workbookRows \(rows); expected 1 to 1000000: a sheet has no more rows")
      return nil
    }
    return .init(amount: amount, workbookRows: rows)
  }

  private func indicator(_ node: DefinitionNode) -> Indicator? {
    guard let text = node.text() else { return nil }
    if let indicator = Indicator.allCases.first(where: { $0.id == text }) { return indicator }
    let known = Indicator.allCases.map(\.id).joined(separator: ", ")
    node.fault("\"\(text)\" is no indicator; expected one of: \(known)")
    return nil
  }

  private func ladder(_ node: DefinitionNode) -> [CodingRung]? {
    let items = node.items()
    let known = items.compactMap { item in item.word(CodingRung.self).map { (rung: $0, item: item) } }
    if items.isEmpty {
      node.fault("the ladder has no rung; list at least one of: \(Self.rungNames), the first to be asked first")
      return nil
    }
    for (rung, group) in Dictionary(grouping: known, by: \.rung) where group.count > 1 {
      group[1].item.objection(
        "the rung \"\(rung.rawValue)\" is there \(group.count) times; a rung is asked once: keep one")
    }
    return known.count == items.count ? known.map(\.rung) : nil
  }

  private static let rungNames = CodingRung.allCases.map(\.rawValue).joined(separator: ", ")

  /// What only a rung needs that is not there would look as if it had an effect.
  private func refuseUnused(_ node: DefinitionNode, _ rungs: [CodingRung]) {
    let keys: [(key: String, rung: CodingRung)] = [
      ("coder", .textCoder), ("thresholds", .textCoder), ("decisions", .approvedDecision),
    ]
    for (key, rung) in keys where !rungs.contains(rung) {
      node.optional(key)?.objection(
        "\"\(key)\" is for the rung \"\(rung.rawValue)\", which the ladder does not have; add the rung or remove the key"
      )
    }
  }

  private func coder(_ node: DefinitionNode, _ classification: HealthClassification?) -> CoderDefinition? {
    guard let coder = node.existingFile().flatMap(self.coder) else { return nil }
    let own = coder.classification.edition.id
    if let edition = classification?.edition.id, own != edition {
      node.objection(
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
    guard let percent = node.whole("1 to 100 percent") else { return nil }
    if (1...100).contains(percent) { return percent }
    node.fault("\(percent); expected 1 to 100 percent")
    return nil
  }
}

extension DecisionRowReader.Context {
  init(_ classification: HealthClassification, _ sources: [SourceDefinition]) {
    choices = DecisionChoices(classification)
    edition = classification.edition.id
    units = DecidedUnitReader(
      sources: sources.map { .init(id: $0.id, isSerial: $0.form.hasSerialIdentifiers) })
  }
}

extension FormDefinition {
  /// Whether its identifiers are a list's own numbers.
  var hasSerialIdentifiers: Bool { fields.first { $0.role == .unitID }?.identifierKind == .serial }
}
