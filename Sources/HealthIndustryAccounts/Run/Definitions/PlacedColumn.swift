/// A column of a table with the place that defines it.
struct PlacedColumn {
  let column: TableLayout.Column
  /// The unit that its amounts are printed in; nil where it shows no money, or the unit is not known.
  let unit: MoneyUnit?
  /// Whether the definition gives a unit.
  let hasUnit: Bool
  let node: DefinitionNode

  /// Its head on one line, for messages.
  var name: String { FieldText.withoutLineBreaks(column.head.joined(separator: "/")) }
}

extension DefinitionReader {
  /// A column without a heading says nothing, and of two with the same heading nobody can tell which is which.
  func reportHeads(of columns: [PlacedColumn]) {
    var known: [String: Int] = [:]
    for column in columns {
      let head = column.column.head.joined()
      if column.column.head.contains(where: { FieldText.trimmed($0).isEmpty }) || head.isEmpty {
        column.node.objection("the column has no heading; expected a list of texts under `head:`, none of them blank")
      } else if let line = known[head] {
        column.node.objection(
          "the heading \"\(column.name)\" is that of another column too (line \(line)); give each its own")
      }
      known[head] = known[head] ?? column.node.line
    }
  }
}
