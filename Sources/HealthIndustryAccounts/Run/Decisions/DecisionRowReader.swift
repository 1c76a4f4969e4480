/// Reads the rows of a filled review sheet.
///
/// A row whose column 审定结果 is blank or left open is no decision, whatever else it has. In the others all that a decision
/// carries must be there; every fault of every row is told.
struct DecisionRowReader {
  /// What a decision is read against.
  struct Context {
    let choices: DecisionChoices
    let edition: String
    let units: DecidedUnitReader
    /// The last day that a decision may be of; nil where it does not matter: what a run reads must not depend on its day.
    var today: CalendarDay?
  }

  /// What was read of a sheet.
  struct Tally {
    /// A decision and the row that it was read from.
    typealias Entry = (decision: ApprovedDecision, row: DecisionSheet.Row)

    var decisions: [Entry] = []
    /// Rows without a decision.
    var openRows = 0
    /// Rows without a decision, but with a reason: perhaps one was forgotten.
    var openRowsWithReason = 0
    /// Identifiers that the sheet had turned into numbers.
    var recoveredIDs = 0
    /// Decisions that hold whatever becomes of the unit.
    var withoutFingerprint = 0
  }

  private let context: Context
  private let columns: DecisionColumns
  private let file: String
  private(set) var tally = Tally()
  private(set) var faults = DecisionFaults()

  /// - Parameter file: name of the file, as a decision's place gives it.
  init(_ context: Context, _ columns: DecisionColumns, file: String) {
    self.context = context
    self.columns = columns
    self.file = file
  }

  mutating func read(_ row: DecisionSheet.Row) {
    if let fault = columns.fault(.decision, of: row) { return read(row, fault: fault) }
    let found = columns.text(.decision, of: row)
    switch context.choices.read(FieldText.code(found)) {
    case .open:
      tally.openRows += 1
      if found.isEmpty, !columns.text(.decisionReason, of: row).isEmpty { tally.openRowsWithReason += 1 }
    case .decided(let verdict): read(row, verdict)
    case .otherName(let name):
      read(
        row,
        fault: "审定结果 \"\(found)\": in the edition \(context.edition) the class of this code is called \"\(name)\"; "
          + "choose from the list of a review sheet of that edition")
    case .severalClasses:
      read(row, fault: "审定结果 \"\(found)\": several classes have this name; write the code too")
    case .unknown:
      read(
        row,
        fault: "审定结果 \"\(found)\" is neither a class of the edition \(context.edition) nor "
          + "\"\(DecisionChoices.outside)\" nor \"\(DecisionChoices.open)\"; choose from the list, or write the code of a class"
      )
    }
  }

  /// - Parameters:
  ///   - verdict: nil where it cannot be read; what else the row lacks is told all the same.
  ///   - fault: what is wrong with it then.
  private mutating func read(
    _ row: DecisionSheet.Row, _ verdict: ApprovedDecision.Verdict? = nil, fault: String? = nil
  ) {
    var messages = [fault].compactMap(\.self)
    let unit = unit(row, &messages)
    let reason = required(.decisionReason, "why it was decided so", row, &messages)
    let approver = required(.approver, "who approved it, such as an office or a staff number", row, &messages)
    let date = date(row, &messages)
    let validity = validity(row, &messages)
    let supersedes = text(.supersedes, row, &messages)
    for message in messages { faults.add(message, row: row.number) }
    guard let verdict, let unit, let reason, let approver, let date, let validity, let supersedes else { return }
    if unit.isRecovered { tally.recoveredIDs += 1 }
    if unit.fingerprint == nil { tally.withoutFingerprint += 1 }
    let decision = ApprovedDecision(
      unit: unit.unit, unitID: unit.id, verdict: verdict, verdictText: context.choices.text(of: verdict),
      reason: reason,
      approver: approver, date: date, validity: validity, fingerprint: unit.fingerprint,
      supersedes: supersedes.split { ";;,,、 ".contains($0) }.map(String.init),
      place: .init(file: file, row: row.number))
    tally.decisions.append((decision, row))
  }

  /// A field; nil where its cell has no usable value, which is told.
  private func text(_ column: ReviewColumn, _ row: DecisionSheet.Row, _ faults: inout [String]) -> String? {
    guard let fault = columns.fault(column, of: row) else { return columns.text(column, of: row) }
    faults.append(fault)
    return nil
  }

  private func unit(_ row: DecisionSheet.Row, _ faults: inout [String]) -> DecidedUnitReader.Reading? {
    let (id, checkCode) = (text(.unitID, row, &faults), text(.checkCode, row, &faults))
    guard let id, let checkCode else { return nil }
    return context.units.read(id: id, checkCode: checkCode, fault: { faults.append($0) })
  }

  private func required(_ column: ReviewColumn, _ what: String, _ row: DecisionSheet.Row, _ faults: inout [String])
    -> String?
  {
    guard let text = text(column, row, &faults) else { return nil }
    if !text.isEmpty { return text }
    faults.append("\(column.title) is empty; expected \(what)")
    return nil
  }

  private func date(_ row: DecisionSheet.Row, _ faults: inout [String]) -> CalendarDay? {
    guard let found = required(.date, "the day of the decision, such as 2026-11-22", row, &faults) else { return nil }
    let text = FieldText.code(found)
    if let day = CalendarDay(text) {
      guard let today = context.today, day > today else { return day }
      faults.append("审定日期 \(day) is after today, \(today); expected the day of the decision")
      return nil
    }
    let isDayNumber = text.utf8.count == 5 && Int(text) != nil
    faults.append(
      "审定日期 \"\(found)\" is no day with the year first, such as 2026-11-22, 2026/11/22 or 2026年11月22日"
        + (isDayNumber ? "; it is a spreadsheet's number of a day: give the cell a date format" : ""))
    return nil
  }

  private func validity(_ row: DecisionSheet.Row, _ faults: inout [String]) -> ClosedRange<Int>? {
    guard required(.validFrom, "the first year that it holds for, such as 2021", row, &faults) != nil,
      let from = year(.validFrom, row, &faults)
    else { return nil }
    guard let last = text(.validTo, row, &faults) else { return nil }
    guard !last.isEmpty else { return from...ApprovedDecision.endOfTime }
    guard let to = year(.validTo, row, &faults) else { return nil }
    if from <= to { return from...to }
    faults.append("有效期起 \(from) is after 有效期止 \(to); expected the first year, then the last")
    return nil
  }

  private func year(_ column: ReviewColumn, _ row: DecisionSheet.Row, _ faults: inout [String]) -> Int? {
    let found = columns.text(column, of: row)
    if let year = Period.year(of: FieldText.code(found)) { return year }
    faults.append("\(column.title) \"\(found)\" is no year of 4 digits, such as 2021")
    return nil
  }
}
