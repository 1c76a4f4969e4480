/// Which names an expression of a definition may use.
struct KnownNames {
  var variables: VariableCatalogue
  var quantities: Set<String> = []
  var parameters: Set<String> = []
}

extension DefinitionNode {
  /// A formula whose names are all known.
  func expression(_ known: KnownNames) -> Expression? {
    guard let text = text() else { return nil }
    do {
      let expression = try Expression(text, parameters: known.parameters)
      return check(expression.terms, known) ? expression : nil
    } catch {
      fault("\"\(text)\" is no formula: \(error)")
      return nil
    }
  }

  /// A relation whose names are all known.
  func relation(_ known: KnownNames) -> Relation? {
    guard let text = text() else { return nil }
    do {
      let relation = try Relation(text)
      return check(relation.left.terms + (relation.right?.terms ?? []), known) ? relation : nil
    } catch {
      fault("\"\(text)\" is no relation: \(error)")
      return nil
    }
  }

  private func check(_ terms: [Expression.Term], _ known: KnownNames) -> Bool {
    let unknown = terms.filter { term in
      known.variables.index(of: term.name) == nil && (term.parameter != nil || !known.quantities.contains(term.name))
    }
    for term in unknown { fault("\"\(term.name)\" is neither a variable nor a quantity defined before") }
    return unknown.isEmpty
  }
}
