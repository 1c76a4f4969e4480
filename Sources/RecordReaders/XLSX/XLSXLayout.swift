/// Which sheet of a workbook holds the records, and where its head stands.
public struct XLSXLayout: Sendable, Equatable {
  /// A sheet as a definition names it.
  public enum Sheet: Sendable, Equatable, CustomStringConvertible {
    case name(String)
    /// Counted from 1, hidden sheets as well.
    case number(Int)

    /// As messages name it.
    public var description: String {
      switch self {
      case .name(let name): "\"\(name)\""
      case .number(let number): "number \(number)"
      }
    }
  }

  /// The sheet.
  public let sheet: Sheet
  /// Rows of the head, counted from 1; everything above is left out, every row below is a record.
  public let head: ClosedRange<Int>

  /// Creates a layout.
  ///
  /// - Parameters:
  ///   - headRow: the head's first row, counted from 1.
  ///   - headRows: number of its rows, at least 1.
  public init(sheet: Sheet = .number(1), headRow: Int = 1, headRows: Int = 1) {
    self.sheet = sheet
    head = headRow...(headRow + max(headRows, 1) - 1)
  }
}
