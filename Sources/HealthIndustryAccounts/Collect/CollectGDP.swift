internal import RecordReaders

/// 地区生产总值 by region, from a file with one row a region and year.
struct CollectedGDP: Sendable {
  /// The figure of a region, and where it stands.
  struct Figure: Sendable {
    /// In 0.0001 元.
    let value: Int64
    /// As the file has it.
    let text: String
    let place: RecordPlace
  }

  private(set) var figures: [RegionCode: Figure] = [:]
  var findings: [Finding] = []
  var counts = CollectedUnits.Counts()
}

extension CollectedGDP {
  /// Reads the regions' GDP of the period. A row of another year or region is outside; one that cannot be read is a
  /// finding, and its region then has no share. The first row of a region counts; another figure for it is an error.
  ///
  /// - Throws: `ReadingError`.
  mutating func collect(_ file: RawFile, number: Int, _ context: CollectionContext) throws {
    let before = counts.read
    let filledBefore = counts.read - counts.blank
    switch file.content {
    case .csv(let csv):
      var blocks = try csv.blocks()
      let cutter = CSVRecordCutter(of: csv)
      while let block = try blocks.next() { readRows(try cutter.cut(block), of: file, number, before, context) }
    case .xlsx(let sheet):
      let reader = try sheet.records()
      while let batch = try reader.next() { readRows(batch, of: file, number, before, context) }
    case .xml: preconditionFailure("no pipeline has GDP in XML: its definition would have been refused")
    }
    if counts.read - counts.blank == filledBefore { throw ReadingError(file: file.path, problem: .noRecords) }
  }

  /// - Parameter before: rows read of other files.
  private mutating func readRows(
    _ batch: RecordBatch, of file: RawFile, _ number: Int, _ before: Int, _ context: CollectionContext
  ) {
    for record in 0..<batch.count {
      counts.read += 1
      let place = RecordPlace(file: number, record: batch.rows.isEmpty ? counts.read - before : batch.rows[record])
      do throws(GDPRow.Problem) {
        keep(try GDPRow(batch, record, file, context), context, at: place)
      } catch {
        note(error, context.rules, at: place)
      }
    }
  }

  private mutating func keep(_ row: GDPRow, _ context: CollectionContext, at place: RecordPlace) {
    guard let first = figures[row.region] else {
      figures[row.region] = Figure(value: row.value, text: row.text, place: place)
      return
    }
    let isSame = first.value == row.value
    if isSame { counts.duplicate += 1 } else { counts.rejected += 1 }
    // GDP is published, unlike what units report: the figures may be shown.
    let figures = isSame ? row.text : "采用 \(first.text)，本条 \(row.text) 未采用"
    findings.append(
      Finding(
        context.rules[isSame ? .gdpRepeated : .gdpConflicting], at: place, .field(.gdp),
        found: "\(row.region) \(context.period)年 \(figures)", related: first.place))
  }

  private mutating func note(_ problem: GDPRow.Problem, _ rules: RuleBook, at place: RecordPlace) {
    switch problem {
    case .outside: counts.outside += 1
    case .blank: counts.blank += 1
    case .rejected(let kind, let role, let found):
      counts.rejected += 1
      findings.append(Finding(rules[kind], at: place, .field(role), found: found))
    }
  }
}

/// One row of a GDP file.
private struct GDPRow {
  enum Problem: Error {
    case outside
    case blank
    case rejected(FindingKind, FormDefinition.Role, found: String)
  }

  let region: RegionCode
  let value: Int64
  let text: String

  init(_ batch: RecordBatch, _ record: Int, _ file: RawFile, _ context: CollectionContext) throws(Problem) {
    if let expected = file.binding.fieldCount { try Self.checkShape(batch, record, expected) }
    let decoder = TextDecoder(batch.encoding)
    func text(_ role: FormDefinition.Role) -> String {
      file.binding.fields[role].map { FieldText.code(batch.text($0, ofRecord: record, decoder: decoder)) } ?? ""
    }
    let year = text(.period)
    guard let number = Period.year(of: year) else {
      throw .rejected(.periodUnreadable, .period, found: year)
    }
    guard number == context.period else { throw .outside }
    region = try Self.region(text(.region), context)
    self.text = text(.gdp)
    value = try Self.value(self.text, file.form)
  }

  private static func checkShape(_ batch: RecordBatch, _ record: Int, _ expected: Int) throws(Problem) {
    if batch.isBlank(record, headerCount: expected) { throw .blank }
    guard batch.fieldCount(ofRecord: record) != expected else { return }
    let fault = batch.fieldCountFault(ofRecord: record, expected: expected)
    throw .rejected(fault.kind, .gdp, found: fault.found)
  }

  private static func region(_ text: String, _ context: CollectionContext) throws(Problem) -> RegionCode {
    switch context.regions.resolve(text) {
    case .resolved(let code), .retired(_, let code): return code
    case .outside: throw .outside
    case .ambiguous: throw .rejected(.regionAmbiguous, .region, found: text)
    case .unresolved: throw .rejected(.regionUnresolved, .region, found: text)
    }
  }

  private static func value(_ text: String, _ form: FormDefinition) throws(Problem) -> Int64 {
    let scale = form.amountUnit?.scale ?? Amount.scale
    guard let value = try? DecimalText.parse(text.utf8.span, scale: scale), value > 0 else {
      throw .rejected(.numberUnreadable, .gdp, found: text)
    }
    return value
  }
}
