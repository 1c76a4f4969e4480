/// The head of a table as merged cells: neighbours with the same texts from the top down become one, and a text that
/// ends early reaches down to the body.
struct HeadCells {
  struct Cell: Equatable {
    let text: String
    let rows: ClosedRange<Int>
    let columns: ClosedRange<Int>
  }

  private(set) var cells: [Cell] = []

  /// - Parameter heads: the texts of each column from top to bottom.
  init(_ heads: [[String]], height: Int) {
    for row in 0..<height { appendRow(row, heads, height) }
  }

  private mutating func appendRow(_ row: Int, _ heads: [[String]], _ height: Int) {
    var start = 0
    while start < heads.count {
      guard row < heads[start].count else {
        start += 1
        continue
      }
      var end = start
      while end + 1 < heads.count, heads[end + 1].prefix(row + 1) == heads[start].prefix(row + 1),
        heads[start].count > row + 1
      {
        end += 1
      }
      let isLast = heads[start].count == row + 1
      cells.append(Cell(text: heads[start][row], rows: row...(isLast ? height - 1 : row), columns: start...end))
      start = end + 1
    }
  }
}
