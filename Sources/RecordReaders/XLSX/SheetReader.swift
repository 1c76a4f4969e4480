/// Turns the elements of a sheet into rows. Holds one row, nothing of the tree.
///
/// Only rows that are wanted are read: what stands above the head may be anything.
final class SheetReader: XLSXPartHandler {
  private let name: String
  private let wanted: ClosedRange<Int>
  private let cellReader: CellReader
  private let limits: XLSXLimits
  private let receive: (SheetRow) throws(WorkbookProblem) -> Void
  private let receiveUnreadable: ((UnreadableCell) -> Void)?

  /// Merged cells of the wanted rows; complete at the end of the sheet only, where the format has them.
  private(set) var mergedRanges: [MergedRange] = []
  private let readsMergedRanges: Bool
  /// Wanted cells that merged ranges cover.
  private var mergedCells = 0
  private var isInData = false
  private var row = SheetRow()
  private var isWanted = false
  private var column = 0
  private var cell = SheetCell()
  private var value: [UInt8] = []
  private var isInValue = false
  private var isPhonetic = false

  /// - Parameters:
  ///   - name: of the sheet, for errors.
  ///   - rows: the rows that are wanted.
  ///   - mergedRanges: whether those of the wanted rows are, which are then few.
  ///   - receiveUnreadable: told of cells without a usable value; nil where the first ends the reading.
  init(
    _ name: String, rows: ClosedRange<Int>, mergedRanges: Bool, _ cellReader: CellReader,
    receiveUnreadable: ((UnreadableCell) -> Void)? = nil,
    receive: @escaping (SheetRow) throws(WorkbookProblem) -> Void
  ) {
    self.name = name
    wanted = rows
    readsMergedRanges = mergedRanges
    self.cellReader = cellReader
    limits = cellReader.limits
    self.receive = receive
    self.receiveUnreadable = receiveUnreadable
  }

  /// The number of the last row that has begun.
  var rowNumber: Int { row.number }

  var place: String {
    if row.number == 0 { return name }
    return name + "!" + (column == 0 ? "\(row.number)" : CellReference(column: column, row: row.number).description)
  }

  func start(_ element: XMLName, _ attributes: XMLAttributes) throws(WorkbookProblem) {
    guard isInData else { return try startOutsideData(element, attributes) }
    if element.isNamed("row") { return try startRow(attributes) }
    guard isWanted else { return }
    if element.isNamed("c") {
      try startCell(attributes)
    } else if element.isNamed("v") {
      // Left out, it would be taken for a blank, and two would be taken for one.
      guard cell.kind != .inline, !cell.hasValue else { throw .valueMisplaced }
      startValue(true)
    } else if element.isNamed("is") {
      guard cell.kind == .inline, !cell.hasValue else { throw .valueMisplaced }
    } else if element.isNamed("t") {
      startValue(cell.kind == .inline && !isPhonetic)
    } else if element.isNamed("f") {
      cell.hasFormula = true
    } else if element.isNamed("rPh") {
      isPhonetic = true
    }
  }

  func end(_ element: XMLName) throws(WorkbookProblem) {
    guard isInData else { return }
    if element.isNamed("v") || element.isNamed("t") {
      isInValue = false
    } else if element.isNamed("c") {
      if isWanted { try endCell() }
    } else if element.isNamed("row") {
      if isWanted { try receive(row) }
      column = 0
    } else if element.isNamed("rPh") {
      isPhonetic = false
    } else if element.isNamed("sheetData") {
      isInData = false
    }
  }

  func characters(_ text: UnsafeBufferPointer<UInt8>) throws(WorkbookProblem) {
    guard isInValue else { return }
    value.append(contentsOf: text)
    if value.count > limits.cellBytes { throw .cellTooLong(limit: limits.cellBytes) }
  }

  private func startOutsideData(_ element: XMLName, _ attributes: XMLAttributes) throws(WorkbookProblem) {
    if element.isNamed("sheetData") { isInData = true }
    guard readsMergedRanges, element.isNamed("mergeCell"), let text = attributes.text("ref") else { return }
    guard let range = MergedRange(text) else { throw .referenceUnreadable(text) }
    guard range.rows.overlaps(wanted) else { return }
    guard range.columns.upperBound <= limits.columns else { throw .tooManyColumns(limit: limits.columns) }
    mergedRanges.append(range)
    mergedCells += range.columns.count * range.rows.clamped(to: wanted).count
    if mergedCells > limits.columns * wanted.count { throw .rangesOverlap(text) }
  }

  private func startRow(_ attributes: XMLAttributes) throws(WorkbookProblem) {
    var number = row.number + 1
    if let text = attributes.text("r") {
      guard let stated = Int(text), stated > 0 else { throw .referenceUnreadable(text) }
      guard stated >= number else { throw .outOfOrder(text) }
      number = stated
    }
    guard number <= limits.rows else { throw .tooManyRows(limit: limits.rows) }
    row.begin(number)
    column = 0
    isWanted = wanted.contains(number)
  }

  private func startCell(_ attributes: XMLAttributes) throws(WorkbookProblem) {
    cell = try SheetCell(attributes)
    value.removeAll(keepingCapacity: true)
    let last = column
    column += 1
    if let reference = cell.reference {
      guard reference.row == row.number else { throw .referenceUnreadable(reference.description) }
      guard reference.column > last else { throw .outOfOrder(reference.description) }
      column = reference.column
    }
    guard column <= limits.columns else { throw .tooManyColumns(limit: limits.columns) }
  }

  private func startValue(_ isCellsOwn: Bool) {
    isInValue = isCellsOwn
    if isCellsOwn { cell.hasValue = true }
  }

  private func endCell() throws(WorkbookProblem) {
    guard cell.hasValue || cell.hasFormula else { return }
    do throws(WorkbookProblem) {
      try row.append(column: column) { bytes throws(WorkbookProblem) in try cellReader.append(cell, value, to: &bytes) }
    } catch {
      guard let receiveUnreadable, let found = UnreadableCell(error, row: row.number, column: column) else {
        throw error
      }
      receiveUnreadable(found)
      try row.append(column: column) { bytes throws(WorkbookProblem) in bytes.append(contentsOf: found.text.utf8) }
    }
    if row.bytes.count > limits.rowBytes { throw .rowTooLong(limit: limits.rowBytes) }
  }
}
