extension DefinitionReader {
  /// A formula pack; nil where it has faults.
  func formulaPack(_ file: String, _ variables: VariableCatalogue) -> FormulaPack? {
    guard let node = yaml(file) else { return nil }
    defer { node.finish() }
    let id = node.required("formulas")?.text()
    let description = node.required("description")?.text()
    let source = node.required("source")?.text()
    let validity = node.readValidity()
    let parameterNode = node.required("parameters")
    let parameters = parameterNode.map(parameters) ?? []
    // A parameter with a fault is known all the same: its formulas have none.
    var known = KnownNames(variables: variables, parameters: Set(parameterNode?.entries().map(\.key) ?? []))
    let revenue = node.required("revenue").flatMap { formula("营业收入", $0, known) }
    let employees = node.required("employees").flatMap { formula("期末用工人数", $0, known) }
    let components = node.required("components").map { self.components($0, known) } ?? []
    known.quantities.formUnion(Component.allCases.map(\.rawValue) + [PackCalculator.valueAddedName])
    let derived = node.required("derived").map { self.derived($0, &known) } ?? []
    let checks = node.required("checks").map { $0.items().compactMap { self.check($0, known) } } ?? []
    guard let id, let description, let source, let validity, let revenue, let employees,
      components.count == Component.allCases.count
    else { return nil }
    return FormulaPack(
      id: id, description: description, source: source, validity: validity, parameters: parameters, revenue: revenue,
      employees: employees,
      components: components, derived: derived, checks: checks)
  }

  private func parameters(_ node: DefinitionNode) -> [FormulaPack.Parameter] {
    node.entries().compactMap { name, value in
      defer { value.finish() }
      let text = value.required("value")?.text()
      let isConfirmed = value.required("confirmed")?.flag()
      let source = value.required("source")?.text()
      guard let text, let isConfirmed, let source else { return nil }
      guard let rate = try? DecimalText.parse(text.utf8.span, scale: 6) else {
        value.fault("\"\(text)\" is no rate; expected a decimal with at most 6 decimals, such as \"0.04\"")
        return nil
      }
      return .init(name: name, partsPerMillion: rate, text: text, isConfirmed: isConfirmed, source: source)
    }
  }

  private func components(_ node: DefinitionNode, _ known: KnownNames) -> [FormulaPack.Formula] {
    defer { node.finish() }
    return Component.allCases.compactMap { component in
      node.required(component.rawValue).flatMap { formula(component.rawValue, $0, known) }
    }
  }

  private func derived(_ node: DefinitionNode, _ known: inout KnownNames) -> [FormulaPack.Formula] {
    var formulas: [FormulaPack.Formula] = []
    for (name, value) in node.entries() {
      if let formula = formula(name, value, known) { formulas.append(formula) }
      known.quantities.insert(name)
    }
    return formulas
  }

  private func formula(_ name: String, _ node: DefinitionNode, _ known: KnownNames) -> FormulaPack.Formula? {
    defer { node.finish() }
    let expression = node.required("formula")?.expression(known)
    let otherwise = Component(rawValue: name) == nil ? nil : node.optional("otherwise")?.expression(known)
    let status = node.required("status")?.word(RuleStatus.self)
    let isConfirmed = node.optional("confirmed")?.flag() ?? (status == .published)
    let note = node.optional("note")?.text()
    return expression.map {
      .init(name: name, expression: $0, otherwise: otherwise, isConfirmed: isConfirmed, note: note)
    }
  }

  private func check(_ node: DefinitionNode, _ known: KnownNames) -> FormulaPack.Check? {
    defer { node.finish() }
    let relation = node.required("relation")?.relation(known)
    guard let rule = findingRule(node), let relation else { return nil }
    return .init(relation: relation, rule: rule)
  }
}

/// Whether a rule is from a published source or a parameter that a bureau must confirm.
private enum RuleStatus: String, CaseIterable {
  case published, parameter
}
