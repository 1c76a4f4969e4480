/// Why a workbook cannot be read, without its place.
public enum WorkbookProblem: Error, Equatable, Sendable {
  case notAWorkbook, legacyOrEncrypted
  case archive(message: String)
  case partMissing, partEncrypted
  case partTooLarge(limit: Int), partTooDense(ratio: Int)
  case namespaceUnknown(String)
  case workbookPartUnnamed
  case sheetAbsent(String, sheets: [String]), sheetWithoutCells(String), relationshipAbsent(id: String, sheet: String)
  case headBlank(rows: ClosedRange<Int>)
  case tooManyStrings(limit: Int), stringsTooLong(limit: Int)
  case stringAbsent(index: String, count: Int), styleAbsent(index: String, count: Int)
  case referenceUnreadable(String), outOfOrder(String), rangesOverlap(String)
  case tooManyColumns(limit: Int), tooManyRows(limit: Int)
  case cellTooLong(limit: Int), rowTooLong(limit: Int)
  case cellKindUnknown(String), numberUnreadable(String), dateUnreadable(String)
  case errorValue(String), formulaWithoutValue
  /// The cell has two values, or one where its kind has none.
  case valueMisplaced
}

extension WorkbookProblem: CustomStringConvertible {
  /// What was found, what was expected and what to do, for a workbook that a form describes.
  public var description: String { description(.form) }

  /// What was found, what was expected and what to do.
  ///
  /// - Parameter instructions: what the advice may name.
  public func description(_ instructions: ReadingError.Instructions) -> String {
    switch self {
    case .notAWorkbook:
      "the file is no ZIP archive; expected a workbook (.xlsx). Save it as .xlsx"
        + (instructions == .form ? ", or give the form `format: csv`." : ".")
    case .legacyOrEncrypted:
      "the file is an old workbook (.xls) or is protected by a password; expected .xlsx without a password. "
        + "Open it, remove the password and save it as .xlsx."
    case .archive(let message):
      "the archive cannot be read: \(message). The file may be cut off; send or save it again."
    case .partMissing: "the workbook lacks this part. \(Self.saveAgain)"
    case .partEncrypted: "this part is encrypted; expected a workbook without a password. Save it without one."
    case .partTooLarge(let limit):
      "this part is larger than \(limit) bytes when inflated. Split the workbook, or send it as CSV."
    case .partTooDense(let ratio):
      "this part inflates to more than \(ratio) times its size, as no table does. Ask the sender what it is."
    case .namespaceUnknown(let name):
      "the part is in the namespace \"\(name)\"; expected SpreadsheetML, transitional or strict. \(Self.saveAgain)"
    case .workbookPartUnnamed: "the archive names no workbook; expected an .xlsx file. \(Self.saveAgain)"
    case .sheetAbsent, .sheetWithoutCells, .relationshipAbsent, .headBlank: sheetDescription(instructions)
    case .tooManyStrings(let limit):
      "there are more than \(limit) shared strings. Split the workbook, or send it as CSV."
    case .stringsTooLong(let limit):
      "the shared strings are longer than \(limit) bytes. Split the workbook, or send it as CSV."
    default: cellDescription
    }
  }

  private static let saveAgain = "Open it and save it as .xlsx again."

  private func sheetDescription(_ instructions: ReadingError.Instructions) -> String {
    let hasForm = instructions == .form
    return switch self {
    case .sheetAbsent(let choice, let sheets):
      "no sheet \(choice); found \(sheets.map { "\"\($0)\"" }.joined(separator: ", ")). "
        + (hasForm ? "Correct `sheet:` in the form." : "Give the sheet that name.")
    case .sheetWithoutCells(let name):
      "\"\(name)\" is no sheet of cells, such as a chart. "
        + (hasForm ? "Choose another with `sheet:` in the form." : "Move the sheet with the records before it.")
    case .relationshipAbsent(let id, let sheet):
      "the sheet \"\(sheet)\" refers to the part \"\(id)\", which the workbook does not name. \(Self.saveAgain)"
    case .headBlank(let rows):
      "rows \(rows.lowerBound) to \(rows.upperBound) are blank; expected the head of the sheet. "
        + (hasForm ? "Correct `head:` in the form." : "Put it there.")
    default: ""
    }
  }

  private var cellDescription: String {
    switch self {
    case .stringAbsent(let index, let count):
      "the cell refers to the shared string \"\(index)\"; there are \(count). \(Self.saveAgain)"
    case .styleAbsent(let index, let count):
      "the cell has the style \"\(index)\"; there are \(count). \(Self.saveAgain)"
    case .referenceUnreadable(let text):
      "\"\(text)\" is no reference of a cell in its row, such as B7. \(Self.saveAgain)"
    case .outOfOrder(let text):
      "\"\(text)\" stands behind a later row or cell; expected ascending order. \(Self.saveAgain)"
    case .rangesOverlap(let text): "the merged cells \"\(text)\" overlap others. \(Self.saveAgain)"
    case .tooManyColumns(let limit): "the row has more than \(limit) columns. \(Self.saveAgain)"
    case .tooManyRows(let limit): "the sheet has more than \(limit) rows. \(Self.saveAgain)"
    case .cellTooLong(let limit): "the cell is longer than \(limit) bytes. Look for a whole document in it."
    case .rowTooLong(let limit): "the row is longer than \(limit) bytes. Look for whole documents in it."
    case .cellKindUnknown(let kind):
      "the cell is of the kind \"\(kind)\"; expected s, inlineStr, str, b, e, n or d. \(Self.saveAgain)"
    case .numberUnreadable(let text): "\"\(text)\" is no number, but the cell says that it is one. \(Self.saveAgain)"
    case .dateUnreadable(let text):
      "\"\(text)\" is shown as a date but is none between 1900 and 9999. Correct the cell or its format."
    case .errorValue(let text): "the cell holds the error \(text); expected a value. Correct it or clear the cell."
    case .formulaWithoutValue:
      "the cell holds a formula whose result was never stored; expected a value. Open the file, calculate and save it."
    case .valueMisplaced:
      "the cell has two values, or its value where a cell of its kind has none; expected one. Look whether it is still there "
        + "after opening the file, and save it as .xlsx again."
    default: ""
    }
  }
}
