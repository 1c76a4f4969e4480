/// Finds a row or column of a table by what a person reads in print: blanks and the width of signs do not matter.
struct LineNames {
  /// What each line may be called: a name in an earlier list goes before one in a later.
  private let names: [[Set<String>]]
  private let shown: [String]

  /// - Parameter names: one a line, each a list of names a rank, the most exact rank first.
  init(_ names: [[[String]]], shown: [String]) {
    self.names = names.map { $0.map { Set($0.map(Self.folded)) } }
    self.shown = shown
  }

  /// - Throws: ``CellExplanationError`` where no line or several have the name.
  func index(of name: String, _ line: CellExplanationError.Line, table: String) throws(CellExplanationError) -> Int {
    let wanted = Self.folded(name)
    for rank in 0..<(names.map(\.count).max() ?? 0) {
      let found = names.indices.filter { rank < names[$0].count && names[$0][rank].contains(wanted) }
      if let index = try only(found, name, line, table) { return index }
    }
    let partly = names.indices.filter { !wanted.isEmpty && Self.folded(shown[$0]).contains(wanted) }
    if let index = try only(partly, name, line, table) { return index }
    throw .unknownLine(line, name, table: table, known: shown)
  }

  private func only(_ found: [Int], _ name: String, _ line: CellExplanationError.Line, _ table: String)
    throws(CellExplanationError) -> Int?
  {
    guard found.count > 1 else { return found.first }
    throw .ambiguousLine(line, name, table: table, matches: found.map { shown[$0] })
  }

  private static let narrow: [Character: Character] = ["（": "(", "）": ")", "，": ",", "：": ":", "；": ";", "％": "%"]

  private static func folded(_ text: String) -> String {
    String(text.filter { !$0.isWhitespace && $0 != "_" }.map { narrow[$0] ?? $0 })
  }
}
