/// A cell without a usable value in a workbook that is whole otherwise: who filled it in can mend it.
public struct UnreadableCell: Sendable {
  /// As the sheet shows it, from 1.
  public let row: Int
  /// Counted from 1.
  public let column: Int
  /// What is wrong with it.
  public let problem: WorkbookProblem

  /// What the cell has in place of a value: the number that is no date, or the error; blank where there is nothing.
  public var text: String {
    switch problem {
    case .dateUnreadable(let text), .errorValue(let text): text
    default: ""
    }
  }

  /// nil where the problem is not of a cell's value alone.
  init?(_ problem: WorkbookProblem, row: Int, column: Int) {
    switch problem {
    case .dateUnreadable, .errorValue, .formulaWithoutValue:
      (self.row, self.column, self.problem) = (row, column, problem)
    default: return nil
    }
  }
}
