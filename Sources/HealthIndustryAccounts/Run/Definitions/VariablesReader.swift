extension DefinitionReader {
  /// The variable catalogue.
  func variables(_ file: String) -> VariableCatalogue {
    guard let node = yaml(file) else { return VariableCatalogue([]) }
    defer { node.finish() }
    _ = node.required("description")?.text()
    _ = node.required("source")?.text()
    var ids: Set<String> = []
    let variables = (node.required("variables")?.entries() ?? []).compactMap { name, value -> Variable? in
      defer { value.finish() }
      let id = value.required("id")?.text()
      let kind = value.required("kind")?.word(Variable.Kind.self)
      guard let id, let kind else { return nil }
      if Indicator.allCases.contains(where: { $0.id == id }) || !ids.insert(id).inserted {
        value.fault("the id \"\(id)\" is taken; units.csv needs a column name of its own")
      }
      return Variable(name: name, id: id, kind: kind)
    }
    return VariableCatalogue(variables)
  }

  /// The audit relations of one formula pack.
  func auditRelations(_ file: String, _ variables: VariableCatalogue, formulas packs: [String]?) -> AuditRelations? {
    guard let node = yaml(file) else { return nil }
    defer { node.finish() }
    let head = node.readHead("rules")
    let formulas = node.required("formulas")?.text()
    if let formulas, let packs, !packs.contains(formulas) {
      node.objection("the rules are for the formulas \"\(formulas)\", which the pipeline does not list")
    }
    let known = KnownNames(variables: variables)
    let items = (node.required("relations")?.items() ?? []).compactMap { item -> AuditRelations.Item? in
      defer { item.finish() }
      let relation = item.required("relation")?.relation(known)
      guard let rule = self.findingRule(item), let relation else { return nil }
      return .init(relation: relation, rule: rule)
    }
    guard let head, let formulas else { return nil }
    return AuditRelations(name: head.name, validity: head.validity, formulas: formulas, items: items)
  }
}
