/// A cell's place in the A1 notation. Rows and columns count from 1.
struct CellReference: Equatable {
  let column: Int
  let row: Int

  init(column: Int, row: Int) {
    self.column = column
    self.row = row
  }

  /// nil where the bytes are no reference, such as B7 or $B$7.
  init?(_ bytes: some Sequence<UInt8>) {
    var column = 0
    var row = 0
    for byte in bytes where byte != UInt8(ascii: "$") {
      // Beyond any sheet: larger numbers need not be told apart.
      guard column < 1 << 30, row < 1 << 30 else { return nil }
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z") where row == 0: column = column * 26 + Int(byte - 0x40)
      case UInt8(ascii: "0")...UInt8(ascii: "9") where column > 0: row = row * 10 + Int(byte - 0x30)
      default: return nil
      }
    }
    guard column > 0, row > 0 else { return nil }
    self.init(column: column, row: row)
  }

  var description: String {
    var letters = ""
    var rest = column
    while rest > 0 {
      letters = String(UnicodeScalar(UInt8(0x41 + (rest - 1) % 26))) + letters
      rest = (rest - 1) / 26
    }
    return "\(letters)\(row)"
  }
}

/// Cells that are shown as one: the text is that of the upper left.
struct MergedRange: Equatable {
  let columns: ClosedRange<Int>
  let rows: ClosedRange<Int>

  /// nil where the text is no range, such as A3:B4.
  init?(_ text: String) {
    let corners = text.split(separator: ":").map { CellReference($0.utf8) }
    guard let first = corners.first ?? nil, let last = corners.last ?? nil, corners.count <= 2,
      first.column <= last.column, first.row <= last.row
    else { return nil }
    columns = first.column...last.column
    rows = first.row...last.row
  }
}
