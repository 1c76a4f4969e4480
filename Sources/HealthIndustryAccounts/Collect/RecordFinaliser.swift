internal import RecordReaders

/// Turns the records of a batch into rows, findings and counts. One a worker and batch.
///
/// The order of the steps is the order in which a record's fate is decided: what is not readable as a record, what has
/// no identity, what is of another period, what lies outside the classification, and only then the rest.
struct RecordFinaliser: ~Copyable {
  /// A record's fate, decided before all of its fields are read.
  private enum Stop: Error {
    case rejected
    case outside
    case outsideIndustry(UnitKey)
  }

  private let format: FileFormat
  private let file: RawFile
  private let context: CollectionContext
  private let batch: RecordBatch
  private let decoder: TextDecoder
  private let figures: FigureReader
  private let identityReader: PlainIdentityReader?
  private var unitReader: PlainUnitReader
  private let contradictionFilter: ContradictionFilter?
  private var part: CollectedPart
  /// The record that is read with care, and fields that it gives more than once.
  private var record = 0
  private var repetitions: [Int: [RecordBatch.Repetition]] = [:]
  /// The identifier as findings name it, where the record is read with care.
  private var unitID = ""
  private var rows: FigureRows

  init(_ batch: consuming RecordBatch, _ format: FileFormat) {
    self.format = format
    file = format.file
    context = format.context
    decoder = TextDecoder(batch.encoding)
    figures = FigureReader(decoder: decoder)
    identityReader = file.isStraightforward ? nil : PlainIdentityReader(format, batch.encoding)
    unitReader = PlainUnitReader(format, batch.encoding)
    precondition(batch.encoding == format.file.batchEncoding, "all batches of a file are in one encoding")
    contradictionFilter = format.contradictionFilter
    rows = FigureRows(capacity: batch.count, columnCount: format.figureColumns.count)
    part = CollectedPart(file: format.number, variableCount: format.context.variableCount)
    self.batch = batch
  }

  /// Reads all records of the batch, which took so many bytes of the file.
  mutating func finalise(byteCount: Int) -> CollectedPart {
    part.byteCount = byteCount
    part.counts.read = batch.count
    makeRoom()
    repetitions = Dictionary(grouping: batch.repetitions, by: \.record)
    if let identityReader {
      identityReader.withConstants { constants in
        guard let contradictionFilter else { return finaliseRecords(identityReader, constants, nil) }
        contradictionFilter.withConstants { finaliseRecords(identityReader, constants, (contradictionFilter, $0)) }
      }
    } else {
      for record in 0..<batch.count { finaliseWithCare(record) }
    }
    for (place, column) in format.figureColumns.enumerated() { part.table.figures[column] = rows.column(place) }
    part.sortKeys()
    return part
  }

  /// Reads every record the short way, and with care what is not written plainly.
  private mutating func finaliseRecords(
    _ reader: PlainIdentityReader, _ constants: PlainIdentityReader.Constants,
    _ contradictions: (filter: ContradictionFilter, constants: ContradictionFilter.Constants)?
  ) {
    // Most records are of no further interest once these are read.
    let firstFields = max(reader.fieldCount, contradictions?.filter.fieldCount ?? 0)
    let fieldCount = max(firstFields, unitReader.fieldCount)
    let decided = context.approvedDecisions.keys
    let hasDecided = !decided.isEmpty
    let batch = batch
    batch.withView { view in
      withUnsafeTemporaryAllocation(of: UInt32.self, capacity: fieldCount) { ends in
        for record in 0..<view.count {
          // Records of XML all have the fields of the layout.
          guard file.binding.fieldCount == nil || view.fieldCount(ofRecord: record) == file.binding.fieldCount,
            repetitions.isEmpty || repetitions[record] == nil
          else {
            finaliseWithCare(record)
            continue
          }
          let first = view.cut(record, firstFields, ends)
          guard let identity = reader.read(first, constants), !hasDecided || !decided.contains(identity.key),
            contradictions.map({ $0.filter.mayContradict(first, identity.industry, $0.constants) }) != true
          else {
            finaliseWithCare(record)
            continue
          }
          guard identity.fate != .outside else {
            countOutside(identity.key, record)
            continue
          }
          let cut = view.cut(record, unitReader.fieldCount, ends)
          if !unitReader.append(cut, identity, number: record + 1, to: &part, &rows) {
            finaliseWithCare(record)
          }
        }
      }
    }
  }

  private mutating func finaliseWithCare(_ record: Int) {
    self.record = record
    unitID = ""
    do throws(Stop) {
      try checkShape(repetitions[record])
      try readUnit()
    } catch {
      count(error)
    }
  }

  /// A quarter of the records, or they grow once or twice: columns that begin empty would grow ten times a batch.
  private mutating func makeRoom() {
    part.keys.reserveCapacity(batch.count)
    part.table.reserve(rows: batch.count / 4, textBytes: batch.bytes.count / 64)
  }

  private mutating func count(_ stop: Stop) {
    switch stop {
    case .rejected: part.counts.rejected += 1
    case .outside: part.counts.outside += 1
    case .outsideIndustry(let key): countOutside(key, record)
    }
  }

  @inline(__always)
  private mutating func countOutside(_ key: UnitKey, _ record: Int) {
    part.counts.outside += 1
    part.keys.append(.init(key: key, record: UInt32(truncatingIfNeeded: record + 1)))
  }

  private mutating func readUnit() throws(Stop) {
    let identifier = try readIdentifier()
    try checkPeriod()
    _ = try require(text(.unitName), .unitName)
    let industry = try readIndustry()
    let category = try readCategory(identifier)
    let key = key(of: identifier)
    let fate = context.fate(industry: industry.code, category: category?.industry)
    let isOutside = fate == .outside || fate == .aside
    // A person's word on the unit is asked before every code. Of its texts only those are read that the run's own edition asks
    // for: with others, it would not be the unit decided on.
    if let decided = context.approvedDecisions.unit(identifier, source: file.source) {
      let isWhole = context.isWhole(industry: industry.code, category: category?.industry)
      try readUnit(key, industry, category, .accepted, readsTexts: !isWhole)
      part.table.decided[part.table.count - 1] = DecidedUnit(number: decided, isOutsideByCode: isOutside)
      return
    }
    if isOutside, isInScopes { try checkTexts(industry) }
    switch fate {
    case .outside: throw .outsideIndustry(key)
    case .aside: try readAside(key, industry, category)
    case .whole: try readUnit(key, industry, category, .accepted, readsTexts: false)
    case .byTexts: try readUnit(key, industry, category, .accepted, readsTexts: true)
    }
  }

  /// Reads a unit outside the classification that is kept beside it. One that cannot be read is outside all the same:
  /// what is kept beside the accounts must not change them.
  private mutating func readAside(
    _ key: UnitKey, _ industry: StatedIndustry, _ category: InstitutionCategories.Category?
  ) throws(Stop) {
    let findingsBefore = part.findings.count
    do throws(Stop) {
      try readUnit(key, industry, category, .aside, readsTexts: true)
    } catch {
      let rule = part.findings.last?.rule.id ?? ""
      part.findings.removeLast(part.findings.count - findingsBefore)
      if case .rejected = error { append(.asideUnreadable, .record, found: rule) }
      throw .outsideIndustry(key)
    }
  }

  /// - Parameter readsTexts: whether a rule or a person may want to know what the unit does.
  private mutating func readUnit(
    _ key: UnitKey, _ industry: StatedIndustry, _ category: InstitutionCategories.Category?, _ status: UnitStatus,
    readsTexts: Bool
  ) throws(Stop) {
    let region = try readRegion()
    // Outside the classification, the texts were looked at before.
    if status != .aside { try checkTexts(industry) }
    try readFigures()

    part.keys.append(.init(key: key, record: UInt32(truncatingIfNeeded: record + 1)))
    part.table.places.append(place)
    part.table.sources.append(UInt8(file.source))
    part.table.unitIDs.append(unitID)
    part.table.names.append(keptText(format.unitNameField).span)
    part.table.regions.append(region)
    part.table.industries.append(industry)
    part.table.categoryIndustries.append(category?.industry)
    part.table.categories.append(category?.code ?? "")
    part.table.mainActivities.append(keptText(readsTexts ? format.mainActivityField : nil).span)
    part.table.businessScopes.append(keptText(readsTexts ? format.businessScopeField : nil).span)
    part.table.mainProducts.append(keptText(readsTexts ? format.mainProductsField : nil).span)
    part.table.packs.append(format.pack)
    part.table.statuses.append(status)
    rows.endRow()
  }

  // MARK: - Steps

  private mutating func checkShape(_ repetitions: [RecordBatch.Repetition]?) throws(Stop) {
    if let repetition = repetitions?.first {
      throw reject(.repeatedField, subject(at: repetition.field))
    }
    guard let expected = file.binding.fieldCount else { return }
    let count = batch.fieldCount(ofRecord: record)
    let extrasAreEmpty =
      count > expected && (expected..<count).allSatisfy { batch.range(ofField: $0, record: record).isEmpty }
    guard count == expected || extrasAreEmpty else {
      throw reject(.fieldCount, found: "\(count) 个字段,表头 \(expected) 个")
    }
  }

  private mutating func readIdentifier() throws(Stop) -> UnitIdentifier {
    let found = text(.unitID) ?? ""
    unitID = found
    guard !found.isEmpty else { throw reject(.requiredFieldMissing, .unitID) }
    guard let identifier = UnitIdentifier(FieldText.identifier(found), kind: format.identifierKind) else {
      throw reject(.identifierUnrecognised, .unitID, found: found)
    }
    unitID = identifier.text
    if identifier.hasValidCheckCharacter == false { try note(.checkCharacterWrong, .unitID, found: found) }
    return identifier
  }

  private mutating func checkPeriod() throws(Stop) {
    guard let found = try require(code(.period), .period) else { return }
    guard let year = Period.year(of: found) else { throw reject(.periodUnreadable, .period, found: found) }
    guard year == context.period else {
      try note(.periodOutside, .period, found: found)
      throw .outside
    }
  }

  private mutating func readIndustry() throws(Stop) -> StatedIndustry {
    guard let found = try require(code(.industryCode), .industryCode) else { return .missing }
    let reading = context.industries.read(
      FieldText.identifier(found), isOfEarlierEdition: format.hasEarlierIndustries)
    switch reading.industry {
    case .code(let code):
      if reading.earlierCode != nil { try note(.industryBridged, .industryCode, found: "\(found) → \(code)") }
    case .missing: break
    case .earlierEdition: try note(.industryOfEarlierEdition, .industryCode, found: found)
    case .tooCoarse: try note(.industryTooCoarse, .industryCode, found: found)
    case .unknown: try note(.industryUnknown, .industryCode, found: found)
    }
    return reading.industry
  }

  private mutating func readCategory(_ identifier: UnitIdentifier) throws(Stop) -> InstitutionCategories.Category? {
    let stated = code(.institutionCategory)
    if let stated, let category = context.categories.category(of: stated) { return category }
    if let stated { try note(.categoryUnknown, .institutionCategory, found: stated) }
    return identifier.institutionCategory.flatMap(context.categories.category)
  }

  /// Notes where a text of the unit speaks against its code, with both sides; the first such text stands for all.
  private mutating func checkTexts(_ industry: StatedIndustry) throws(Stop) {
    guard let contradictions = context.contradictions, let code = industry.code else { return }
    let wanted = contradictions.rules(against: code)
    guard wanted != 0 else { return }
    for field in contradictions.fields {
      guard let text = text(field.role), let found = contradictions.find(wanted, in: text.utf8.span, field.extent)
      else { continue }
      return try note(
        .codeContradictsText, field.role, found: context.contradictionWords(code, field.role, found))
    }
  }

  /// Whether the record's region is one of the scopes, as far as it can be read: of other records nothing is asked.
  private var isInScopes: Bool {
    guard context.contradictions != nil, let found = code(.region) else { return false }
    switch context.regions.resolve(found) {
    case .resolved, .retired: return true
    case .outside, .ambiguous, .unresolved: return false
    }
  }

  private mutating func readRegion() throws(Stop) -> RegionCode {
    let address = code(.address) ?? ""
    guard let found = code(.region) else { return try readRegion(fromAddress: address) }
    switch context.regions.resolve(found) {
    case .resolved(let code): return context.regions.refine(code, byAddress: address)
    case .retired(_, let now):
      try note(.regionRetired, .region, found: found)
      return context.regions.refine(now, byAddress: address)
    case .outside:
      try note(.regionOutside, .region, found: found)
      throw .outside
    case .ambiguous: throw reject(.regionAmbiguous, .region, found: found)
    case .unresolved: throw reject(.regionUnresolved, .region, found: found)
    }
  }

  /// Without a region, the division that the address names from its beginning.
  private mutating func readRegion(fromAddress address: String) throws(Stop) -> RegionCode {
    guard case .resolved(let code) = context.regions.resolve(address: address) else {
      throw reject(.requiredFieldMissing, .region)
    }
    try note(.regionFromAddress, .region, found: "\(code)")
    return code
  }

  /// Sets the figures of the open row.
  private mutating func readFigures() throws(Stop) {
    for (place, figure) in format.plainFigures.enumerated() {
      let variable = file.form.variables[place]
      let range = batch.range(ofField: figure.field, record: record)
      do {
        rows.set(try figures.read(batch.bytes.span.extracting(range), as: variable), inColumn: place)
      } catch {
        throw reject(error.kind, .variable(variable.variable), found: error.found)
      }
    }
    for place in format.plainFigures.count..<format.figureColumns.count {
      rows.set(UnitTable.missing, inColumn: place)
    }
  }

  // MARK: - Fields and findings

  /// A field's text; nil where it is blank or the form does not have it.
  private func text(_ role: FormDefinition.Role) -> String? { read(role, FieldText.trimmed) }

  /// A field's code; nil where it is blank or the form does not have it.
  private func code(_ role: FormDefinition.Role) -> String? { read(role, FieldText.code) }

  private func read(_ role: FormDefinition.Role, _ normalForm: (Span<UInt8>) -> String) -> String? {
    guard let field = file.binding.fields[role] else { return nil }
    let bytes = batch.bytes.span.extracting(batch.range(ofField: field, record: record))
    let text = decoder.withUTF8(bytes, normalForm)
    return format.isBlank(text.utf8.span) ? nil : text
  }

  /// A field's text in UTF-8 as it is kept; empty where it is blank or not read.
  private func keptText(_ field: Int?) -> [UInt8] {
    guard let field else { return [] }
    return decoder.withUTF8(batch.bytes.span.extracting(batch.range(ofField: field, record: record))) { text in
      let trimmed = text.extracting(FieldText.trimmedRange(text))
      return format.isBlank(trimmed) ? [] : trimmed.withUnsafeBufferPointer { Array($0) }
    }
  }

  private mutating func require<Value>(_ value: Value?, _ role: FormDefinition.Role) throws(Stop) -> Value? {
    if value == nil, format.requiredRoles.contains(role) { throw reject(.requiredFieldMissing, role) }
    return value
  }

  /// Identifiers without an organisation code are the same unit only where their text is the same; a serial number
  /// only within its source.
  private mutating func key(of identifier: UnitIdentifier) -> UnitKey {
    if let key = identifier.organisationCode.flatMap(UnitKey.init(organisationCode:)) { return key }
    let text = identifier.shape == .serial ? "\(file.source):\(identifier.text)" : identifier.text
    part.numberedTexts.append(text)
    return UnitKey(number: part.numberedTexts.count - 1)
  }

  private var place: RecordPlace { RecordPlace(file: format.number, record: record + 1) }

  private func subject(at index: Int) -> Finding.Subject {
    let fields = file.form.fields
    return index < fields.count
      ? .field(fields[index].role) : .variable(file.form.variables[index - fields.count].variable)
  }

  private mutating func append(_ kind: FindingKind, _ subject: Finding.Subject, found: String) {
    part.findings.append(Finding(context.rules[kind], at: place, unitID: unitID, subject, found: found))
  }

  /// Notes a finding, which rejects the record only where the pipeline gave its rule that severity.
  private mutating func note(_ kind: FindingKind, _ role: FormDefinition.Role, found: String) throws(Stop) {
    append(kind, .field(role), found: found)
    if context.rules[kind].severity == .error { throw .rejected }
  }

  private mutating func reject(_ kind: FindingKind, _ subject: Finding.Subject = .record, found: String = "") -> Stop {
    append(kind, subject, found: found)
    return .rejected
  }

  private mutating func reject(_ kind: FindingKind, _ role: FormDefinition.Role, found: String = "") -> Stop {
    reject(kind, .field(role), found: found)
  }
}
