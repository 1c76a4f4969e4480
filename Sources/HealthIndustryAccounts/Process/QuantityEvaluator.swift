/// An expression with its names resolved to columns: evaluated row by row without looking names up.
struct CompiledExpression: Sendable {
  private enum Operand: Sendable {
    case figure(column: Int, partsPerMillion: Int64)
    case quantity(Int)
  }

  private let operands: [(operand: Operand, isNegative: Bool)]

  /// What names mean: variables of the catalogue, quantities computed before, and parameters.
  struct Names: Sendable {
    let variables: VariableCatalogue
    var quantities: [String: Int] = [:]
    var parameters: [String: Int64] = [:]
  }

  /// nil where a name is neither a quantity computed before nor a variable; definitions are checked for that.
  init?(_ expression: Expression, _ names: Names) {
    var operands: [(Operand, Bool)] = []
    for term in expression.terms {
      guard let operand = Self.operand(term, names) else { return nil }
      operands.append((operand, term.isNegative))
    }
    self.operands = operands
  }

  private static func operand(_ term: Expression.Term, _ names: Names) -> Operand? {
    if term.parameter == nil, let quantity = names.quantities[term.name] { return .quantity(quantity) }
    guard let column = names.variables.index(of: term.name) else { return nil }
    // Whole numbers are lifted to the scale of amounts, so that sums of both are at one scale.
    let lift = DecimalText.powerOfTen(Amount.scale - names.variables.variables[column].kind.scale)
    let rate = term.parameter.map { names.parameters[$0] } ?? Int64(ExactSum.perTenThousandth)
    return rate.map { .figure(column: column, partsPerMillion: $0 * lift) }
  }

  /// The value for a row; nil where a figure or quantity it needs is missing.
  func evaluate(_ figures: [[Int64]], row: Int, quantities: [ExactSum?] = []) -> ExactSum? {
    var sum = ExactSum()
    for (operand, isNegative) in operands {
      guard let value = Self.value(of: operand, figures, row, quantities) else { return nil }
      sum = isNegative ? sum - value : sum + value
    }
    return sum
  }

  /// The variables that a row lacks.
  func missingColumns(_ figures: [[Int64]], row: Int) -> [Int] {
    operands.compactMap { operand, _ in
      if case .figure(let column, _) = operand, figures[column][row] == UnitTable.missing { column } else { nil }
    }
  }

  private static func value(of operand: Operand, _ figures: [[Int64]], _ row: Int, _ quantities: [ExactSum?])
    -> ExactSum?
  {
    switch operand {
    case .quantity(let index): return quantities[index]
    case .figure(let column, let partsPerMillion):
      let figure = figures[column][row]
      return figure == UnitTable.missing ? nil : ExactSum(figure, timesPartsPerMillion: partsPerMillion)
    }
  }
}

/// A relation with its names resolved.
struct CompiledRelation: Sendable {
  let left: CompiledExpression
  let comparison: Relation.Comparison
  let right: CompiledExpression?

  init?(_ relation: Relation, _ names: CompiledExpression.Names) {
    guard let left = CompiledExpression(relation.left, names) else { return nil }
    self.left = left
    comparison = relation.comparison
    guard let expression = relation.right else {
      right = nil
      return
    }
    guard let right = CompiledExpression(expression, names) else { return nil }
    self.right = right
  }

  /// Whether the relation holds; nil where a value is missing: it is then not applied.
  func holds(_ figures: [[Int64]], row: Int, quantities: [ExactSum?] = []) -> Bool? {
    guard let left = left.evaluate(figures, row: row, quantities: quantities) else { return nil }
    guard let right else { return comparison.holds(left, ExactSum()) }
    return right.evaluate(figures, row: row, quantities: quantities).map { comparison.holds(left, $0) }
  }
}
