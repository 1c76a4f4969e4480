extension DefinitionReader {
  /// A local caliber from a folder; nil where it has faults.
  func caliber(
    _ folder: String, _ classification: HealthClassification, _ industries: IndustryClassification,
    _ divisions: Divisions
  ) -> Caliber? {
    guard let node = yaml(folder + "/caliber.yaml") else { return nil }
    defer { node.finish() }
    let head = node.readHead("caliber")
    let title = node.required("title")?.text()
    let document = node.required("document")?.text()
    let region = node.required("region")?.division(of: divisions)
    let isOfEdition = node.required("classification").map { self.isOfEdition($0, classification) }
    let isConfirmed = node.required("confirmed")?.flag()
    let statusNote = isConfirmed == true ? node.optional("statusNote") : node.required("statusNote")
    let fields = node.required("fields").map(self.fields)
    guard let head, let title, let document, let region, isOfEdition == true, let isConfirmed, let fields else {
      return nil
    }
    var mapping = CaliberMapping(
      fields: fields, isConfirmed: isConfirmed, classification: classification, industries: industries)
    guard let table = table(folder + "/mapping.csv", columns: CaliberMapping.columns) else { return nil }
    mapping.read(table) { problems.add($0, file: table.file, line: $1, isObjection: $2) }
    return Caliber(
      id: head.name, title: title, region: region, document: document, validity: head.validity,
      isConfirmed: isConfirmed, statusNote: statusNote?.text() ?? "", fields: fields,
      fieldOfItem: mapping.fieldOfItem, outside: mapping.outside, negations: classification.negations)
  }

  /// Classes have other codes in another edition: a mapping is of one.
  private func isOfEdition(_ node: DefinitionNode, _ classification: HealthClassification) -> Bool {
    guard let id = node.text() else { return false }
    if id == classification.edition.id { return true }
    node.fault(
      "the mapping is of the edition \"\(id)\", the pipeline's is \"\(classification.edition.id)\"; "
        + "go through mapping.csv for that edition, then name it here")
    return false
  }

  private func fields(_ node: DefinitionNode) -> [Caliber.Field] {
    let fields = node.items().compactMap { item -> Caliber.Field? in
      defer { item.finish() }
      guard let code = item.required("code")?.text(), let name = item.required("name")?.text() else { return nil }
      return Caliber.Field(code: code, name: name)
    }
    for (code, group) in Dictionary(grouping: fields, by: \.code) where group.count > 1 {
      node.fault("the field \"\(code)\" is there \(group.count) times")
    }
    return fields
  }
}
