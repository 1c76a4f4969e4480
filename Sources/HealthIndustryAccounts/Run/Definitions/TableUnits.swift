/// 计量单位: whether what stands above a table is true for the columns that are printed under it.
struct TableUnits {
  private let line: String
  /// The units of money that the line names, such as 万元; also such as 百万元, in which nothing is printed.
  private let money: Set<String>

  init(line: String) {
    self.line = line
    money = Self.words(endingIn: "元", line)
  }

  /// Reports columns whose unit the line does not name, and units that no column has.
  ///
  /// - Parameters:
  ///   - isComplete: whether all columns could be read: one that could not may well have the unit.
  ///   - node: the unit line's place.
  func report(_ columns: [PlacedColumn], isComplete: Bool, _ node: DefinitionNode) {
    let wrong = columns.compactMap { column in problem(of: column).map { (column, $0) } }
    // The columns of divisions and fields stand in one place.
    var told: Set<Int> = []
    for (column, problem) in wrong where told.insert(column.node.line).inserted {
      column.node.objection("the column \"\(column.name)\" \(problem)")
    }
    let printed = Set(columns.compactMap { $0.unit?.rawValue })
    let isUnitKnown = columns.allSatisfy { !$0.column.measure.isMoney || $0.unit != nil }
    guard wrong.isEmpty, isComplete, isUnitKnown else { return }
    for unit in money.subtracting(printed).sorted() {
      node.objection(
        "the unit line says \(unit), but no column is printed in it; correct it, or `unit:` of the columns")
    }
  }

  private func problem(of column: PlacedColumn) -> String? {
    switch column.column.measure {
    case .shareOfGDP:
      line.contains("%") || line.contains("％")
        ? nil : "is in percent, which the unit line \"\(line)\" does not say; add it, such as 比重为%"
    case .indicator(.employees):
      Self.words(endingIn: "人", line) == ["人"]
        ? nil : "counts persons, which the unit line \"\(line)\" does not say; add it, such as 人数为人"
    case .units:
      isOneUnit
        ? "counts units, but the unit line \"\(line)\" holds for all columns; say what is in which unit, such as 单位数为个"
        : nil
    case .indicator, .gdp:
      column.unit.flatMap { money.contains($0.rawValue) ? nil : moneyProblem($0, column) }
    }
  }

  private func moneyProblem(_ unit: MoneyUnit, _ column: PlacedColumn) -> String {
    let reason = column.hasUnit ? "" : ", since it has no `unit:`"
    return "is printed in \(unit.rawValue)\(reason), but the unit line says \"\(line)\"; correct `unit:` or `unitLine:`"
  }

  /// Whether the line is nothing but a unit, and so speaks of every column.
  private var isOneUnit: Bool { money.contains(line) || ["人", "%", "％"].contains(line) }

  /// The words of a text that end so, with the powers of ten before them.
  private static func words(endingIn end: Character, _ text: String) -> Set<String> {
    let characters = Array(text)
    return Set(
      characters.indices.filter { characters[$0] == end }.map { place in
        let start = characters[..<place].lastIndex { !"十百千万亿".contains($0) }.map { $0 + 1 } ?? 0
        return String(characters[start...place])
      })
  }
}
