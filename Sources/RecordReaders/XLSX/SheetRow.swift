/// One row of a sheet: its cells' texts stand one behind the other in one buffer, so that no cell costs an array.
struct SheetRow {
  struct Cell {
    /// Counted from 1.
    let column: Int
    /// In the row's bytes.
    let text: Range<Int>
  }

  /// Counted from 1.
  var number = 0
  /// In ascending order; cells without a text are left out.
  private(set) var cells: [Cell] = []
  private(set) var bytes: [UInt8] = []

  /// Whether no cell shows anything.
  var isBlank: Bool {
    cells.allSatisfy { cell in bytes[cell.text].allSatisfy { ASCII.isBlank($0) || ASCII.isLineBreak($0) } }
  }

  /// Appends a cell whose bytes the body appends.
  @inline(__always)
  mutating func append(column: Int, _ body: (inout [UInt8]) throws(WorkbookProblem) -> Void) throws(WorkbookProblem) {
    let start = bytes.count
    try body(&bytes)
    if bytes.count > start { cells.append(Cell(column: column, text: start..<bytes.count)) }
  }

  mutating func begin(_ number: Int) {
    self.number = number
    cells.removeAll(keepingCapacity: true)
    bytes.removeAll(keepingCapacity: true)
  }

  /// A cell's text.
  func text(_ cell: Cell) -> String { String(decoding: bytes[cell.text], as: UTF8.self) }
}
