/// An expression with its names resolved to columns: evaluated row by row without looking names up.
struct CompiledExpression: Sendable {
  private struct Operand: Sendable {
    /// A column of figures; −1 where the operand is a quantity.
    let column: Int
    /// A quantity computed before.
    let quantity: Int
    /// Parts per million, negative where the operand is subtracted; ±1 for a quantity.
    let factor: Int64
  }

  private let operands: [Operand]

  /// What names mean: variables of the catalogue, quantities computed before, and parameters.
  struct Names: Sendable {
    let variables: VariableCatalogue
    var quantities: [String: Int] = [:]
    var parameters: [String: Int64] = [:]
  }

  /// nil where a name is neither a quantity computed before nor a variable; definitions are checked for that.
  init?(_ expression: Expression, _ names: Names) {
    var operands: [Operand] = []
    for term in expression.terms {
      guard let operand = Self.operand(term, names) else { return nil }
      operands.append(operand)
    }
    self.operands = operands
  }

  private static func operand(_ term: Expression.Term, _ names: Names) -> Operand? {
    let sign: Int64 = term.isNegative ? -1 : 1
    if term.parameter == nil, let quantity = names.quantities[term.name] {
      return Operand(column: -1, quantity: quantity, factor: sign)
    }
    guard let column = names.variables.index(of: term.name) else { return nil }
    // Whole numbers are lifted to the scale of amounts, so that sums of both are at one scale.
    let lift = DecimalText.powerOfTen(Amount.scale - names.variables.variables[column].kind.scale)
    let rate = term.parameter.map { names.parameters[$0] } ?? Int64(ExactSum.perTenThousandth)
    return rate.map { Operand(column: column, quantity: 0, factor: $0 * lift * sign) }
  }

  /// The value for a row; nil where a figure or quantity it needs is missing.
  ///
  /// - Parameter quantities: those computed before, ``Derived/missing`` where one is.
  func evaluate(_ figures: FigureBlock, row: Int, quantities: [Int128] = []) -> ExactSum? {
    var sum: Int128 = 0
    for operand in operands {
      if operand.column >= 0 {
        let figure = figures[operand.column, row]
        guard figure != UnitTable.missing else { return nil }
        // A product of two words fits into 128 bits; a definition has far fewer operands than could overflow their sum.
        sum &+= Int128(figure) &* Int128(operand.factor)
      } else {
        let quantity = quantities[operand.quantity]
        guard quantity != Derived.missing else { return nil }
        sum += operand.factor < 0 ? -quantity : quantity
      }
    }
    return ExactSum(sum)
  }

  /// The variables that a row lacks.
  func missingColumns(_ figures: FigureBlock, row: Int) -> [Int] {
    operands.map(\.column).filter { $0 >= 0 && figures[$0, row] == UnitTable.missing }
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
  func holds(_ figures: FigureBlock, row: Int, quantities: [Int128] = []) -> Bool? {
    guard let left = left.evaluate(figures, row: row, quantities: quantities) else { return nil }
    guard let right else { return comparison.holds(left, ExactSum()) }
    return right.evaluate(figures, row: row, quantities: quantities).map { comparison.holds(left, $0) }
  }
}
