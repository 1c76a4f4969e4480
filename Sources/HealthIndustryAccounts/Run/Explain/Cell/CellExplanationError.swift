/// Why a cell of a table cannot be explained. A cell may be one unit: no message shows a figure.
public enum CellExplanationError: Error, CustomStringConvertible {
  /// Rows or columns of a table.
  public enum Line: String, Sendable {
    case row, column
  }

  /// The run has no such table.
  case unknownTable(String, known: [String])
  /// The table has no row or column of this name.
  case unknownLine(Line, String, table: String, known: [String])
  /// Several rows or columns of the table may be meant.
  case ambiguousLine(Line, String, table: String, matches: [String])
  /// A file of the run does not hold what the explanation needs.
  case unexpectedFile(String, expected: String)
  /// The units do not add up to the cell.
  case doesNotAddUp(cell: String, units: String, published: String)

  /// What was found, where, what was expected and what to do.
  public var description: String {
    switch self {
    case .unknownTable(let id, let known):
      "the run has no table \"\(id)\"; expected one of: \(known.joined(separator: ", "))."
    case .unknownLine(let line, let name, let table, let known):
      "the table \(table) has no \(line.rawValue) \"\(name)\"; expected one of: \(known.joined(separator: ", "))."
    case .ambiguousLine(let line, let name, let table, let matches):
      "\"\(name)\" may be several \(line.rawValue)s of the table \(table): \(matches.joined(separator: ", ")). "
        + "Give one of these in full."
    case .unexpectedFile(let path, let expected):
      "\(path): expected \(expected). The file was changed after the run, or another version of kanghe made it; run again."
    case .doesNotAddUp(let cell, let units, let published):
      "the units of \(units) do not add up to the cell \(cell) of \(published); the two must be equal. "
        + "Either a file was changed after the run, then run again; or it is a fault of kanghe, then keep the folder and report it."
    }
  }
}
