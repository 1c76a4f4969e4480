/// An expression with its names resolved to columns, evaluated for all rows of a block at once.
struct CompiledExpression: Sendable {
  private enum Operand: Sendable {
    /// A figure times parts per million, negative where it is subtracted.
    case figure(column: Int, factor: Int64)
    /// A quantity computed before.
    case quantity(Int, isNegative: Bool)
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
    if term.parameter == nil, let quantity = names.quantities[term.name] {
      return .quantity(quantity, isNegative: term.isNegative)
    }
    guard let column = names.variables.index(of: term.name) else { return nil }
    // Whole numbers are lifted to the scale of amounts, so that sums of both are at one scale.
    let lift = DecimalText.powerOfTen(Amount.scale - names.variables.variables[column].kind.scale)
    let rate = term.parameter.map { names.parameters[$0] } ?? Int64(ExactSum.perTenThousandth)
    return rate.map { .figure(column: column, factor: $0 * lift * (term.isNegative ? -1 : 1)) }
  }

  /// One value a row of the block, in 10^-10 元; ``Derived/missing`` where a figure or quantity it needs is.
  ///
  /// - Parameter quantities: the columns computed before.
  func evaluate(_ figures: FigureBlock, quantities: [[Int128]] = []) -> [Int128] {
    var sums = [Int128](repeating: 0, count: figures.rows.count)
    for operand in operands {
      switch operand {
      case .figure(let column, let factor):
        figures.withColumn(column) { Self.add($0, times: factor, to: &sums) }
      case .quantity(let number, let isNegative):
        Self.add(quantities[number], isNegative: isNegative, to: &sums)
      }
    }
    return sums
  }

  /// The variables that a row lacks.
  func missingColumns(_ figures: FigureBlock, row: Int) -> [Int] {
    operands.compactMap { operand in
      if case .figure(let column, _) = operand, figures[column, row] == UnitTable.missing { column } else { nil }
    }
  }

  private static func add(_ figures: UnsafeBufferPointer<Int64>, times factor: Int64, to sums: inout [Int128]) {
    sums.withUnsafeMutableBufferPointer { sums in
      for index in sums.indices {
        if figures[index] == UnitTable.missing {
          sums[index] = Derived.missing
        } else if sums[index] != Derived.missing {
          // A product of two words fits into 128 bits, and no definition has operands enough to overflow the sum.
          sums[index] &+= Int128(figures[index]) &* Int128(factor)
        }
      }
    }
  }

  private static func add(_ quantities: [Int128], isNegative: Bool, to sums: inout [Int128]) {
    for index in sums.indices where sums[index] != Derived.missing {
      let quantity = quantities[index]
      sums[index] = quantity == Derived.missing ? quantity : sums[index] + (isNegative ? -quantity : quantity)
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

  /// The rows of the block for which the relation does not hold; not those that lack a value: it is not applied to them.
  func failingRows(_ figures: FigureBlock, quantities: [[Int128]] = []) -> [Int] {
    let left = left.evaluate(figures, quantities: quantities)
    let right = right?.evaluate(figures, quantities: quantities)
    return left.indices.filter { index in
      let other = right?[index] ?? 0
      return left[index] != Derived.missing && other != Derived.missing
        && !comparison.holds(ExactSum(left[index]), ExactSum(other))
    }.map { $0 + figures.rows.lowerBound }
  }
}
