internal import RecordReaders

/// Turns the records of a batch into rows, findings and counts. One a worker and batch.
///
/// The order of the steps is the order in which a record's fate is decided: what is not readable as a record, what has
/// no identity, what is of another period, what lies outside the classification, and only then the rest.
struct RecordFinaliser {
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
  private let plainReader: PlainIdentityReader?
  private var part: CollectedPart
  private var record = 0
  /// The identifier as findings name it, where the record is read with care.
  private var unitID = ""
  private var isPlain = false
  /// The figures of the table's rows, one row behind the other.
  private var values: [Int64] = []
  /// Kept from record to record, so that none is allocated anew.
  private var text: [UInt8] = []

  init(_ batch: consuming RecordBatch, _ format: FileFormat) {
    self.format = format
    file = format.file
    context = format.context
    decoder = TextDecoder(batch.encoding)
    figures = FigureReader(decoder: decoder)
    plainReader = file.isStraightforward ? nil : PlainIdentityReader(format, batch.encoding)
    part = CollectedPart(file: format.number, variableCount: format.context.variableCount)
    self.batch = batch
  }

  /// Reads all records of the batch, which took so many bytes of the file.
  mutating func finalise(byteCount: Int) -> CollectedPart {
    part.byteCount = byteCount
    part.counts.read = batch.count
    makeRoom()
    var identities = plainReader?.read(batch) ?? []
    if !identities.isEmpty {
      for repetition in batch.repetitions { identities[repetition.record] = nil }
    }
    let repeated = Dictionary(grouping: batch.repetitions, by: \.record)
    for record in 0..<batch.count {
      self.record = record
      unitID = ""
      isPlain = false
      do throws(Stop) {
        if !identities.isEmpty, let identity = identities[record] {
          try readUnit(identity)
        } else {
          try checkShape(repeated[record])
          try readUnit()
        }
      } catch {
        count(error)
      }
    }
    fillColumns()
    part.sortKeys()
    return part
  }

  /// A quarter of the records, or they grow once or twice: columns that begin empty would grow ten times a batch.
  private mutating func makeRoom() {
    part.keys.reserveCapacity(batch.count)
    part.table.reserve(rows: batch.count / 4, textBytes: batch.bytes.count / 64)
    values.reserveCapacity(batch.count / 4 * format.figureColumns.count)
  }

  private mutating func count(_ stop: Stop) {
    switch stop {
    case .rejected: part.counts.rejected += 1
    case .outside: part.counts.outside += 1
    case .outsideIndustry(let key): countOutside(key)
    }
  }

  @inline(__always)
  private mutating func countOutside(_ key: UnitKey) {
    part.counts.outside += 1
    part.keys.append(.init(key: key, record: UInt32(truncatingIfNeeded: record + 1)))
  }

  /// A record whose identity is plain; no finding can come of that.
  @inline(__always)
  private mutating func readUnit(_ identity: PlainIdentity) throws(Stop) {
    guard identity.fate != .outside else { return countOutside(identity.key) }
    isPlain = true
    let category = identity.category < 0 ? nil : context.categories.rows[Int(identity.category)]
    try readUnit(identity.key, .code(identity.industry), category, readsTexts: identity.fate == .partial)
  }

  private mutating func readUnit() throws(Stop) {
    let identifier = try readIdentifier()
    try checkPeriod()
    _ = try require(text(.unitName), .unitName)
    let industry = try readIndustry()
    let category = try readCategory(identifier)
    let key = key(of: identifier)
    if case .code(let code) = industry, category?.industry == nil,
      context.classification.membership(of: code) == .outside
    {
      throw .outsideIndustry(key)
    }
    try readUnit(key, industry, category, readsTexts: !isWhole(industry, category))
  }

  /// Whether the industry alone decides the class.
  private func isWhole(_ industry: StatedIndustry, _ category: InstitutionCategories.Category?) -> Bool {
    var code = category?.industry
    if code == nil, case .code(let stated) = industry { code = stated }
    guard let code, case .whole = context.classification.membership(of: code) else { return false }
    return true
  }

  /// - Parameter readsTexts: whether a rule or a person may want to know what the unit does.
  private mutating func readUnit(
    _ key: UnitKey, _ industry: StatedIndustry, _ category: InstitutionCategories.Category?, readsTexts: Bool
  ) throws(Stop) {
    let region = try readRegion()
    try readFigures()

    part.keys.append(.init(key: key, record: UInt32(truncatingIfNeeded: record + 1)))
    part.table.places.append(place)
    part.table.sources.append(UInt8(file.source))
    appendIdentity()
    part.table.regions.append(region)
    part.table.industries.append(industry)
    part.table.categoryIndustries.append(category?.industry)
    part.table.categories.append(category?.code ?? "")
    part.table.mainActivities.append(content(readsTexts ? format.mainActivityField : nil))
    part.table.businessScopes.append(content(readsTexts ? format.businessScopeField : nil))
    part.table.packs.append(format.pack)
    part.table.statuses.append(.accepted)
  }

  /// The ends of a plain identifier and a plain name are known to be no blanks, nor are they what the form calls blank: in
  /// UTF-8 they are taken as they stand.
  private mutating func appendIdentity() {
    if isPlain, let unitID = format.unitIDField, let unitName = format.unitNameField, batch.encoding == .utf8 {
      part.table.unitIDs.append(batch.bytes[batch.range(ofField: unitID, record: record)])
      part.table.names.append(batch.bytes[batch.range(ofField: unitName, record: record)])
    } else if isPlain {
      part.table.unitIDs.append(content(format.unitIDField))
      part.table.names.append(content(format.unitNameField))
    } else {
      part.table.unitIDs.append(unitID)
      part.table.names.append(content(format.unitNameField))
    }
  }

  /// Puts the rows' figures into the columns of the table.
  private mutating func fillColumns() {
    let width = format.figureColumns.count
    for (place, column) in format.figureColumns.enumerated() {
      part.table.figures[column] = FigureColumn(stride(from: place, to: values.count, by: width).map { values[$0] })
    }
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
    let industry = format.hasEarlierIndustries ? .earlierEdition : context.industries.read(FieldText.identifier(found))
    switch industry {
    case .code, .missing: break
    case .earlierEdition: try note(.industryOfEarlierEdition, .industryCode, found: found)
    case .tooCoarse: try note(.industryTooCoarse, .industryCode, found: found)
    case .unknown: try note(.industryUnknown, .industryCode, found: found)
    }
    return industry
  }

  private mutating func readCategory(_ identifier: UnitIdentifier) throws(Stop) -> InstitutionCategories.Category? {
    let stated = code(.institutionCategory)
    if let stated, let category = context.categories.category(of: stated) { return category }
    if let stated { try note(.categoryUnknown, .institutionCategory, found: stated) }
    return identifier.institutionCategory.flatMap(context.categories.category)
  }

  private mutating func readRegion() throws(Stop) -> RegionCode {
    if !file.isStraightforward, let plain = plainRegion(), plain.prefecture != plain { return plain }
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

  /// Most regions are six digits; a county cannot be refined.
  private func plainRegion() -> RegionCode? {
    guard let field = format.regionField else { return nil }
    return batch.withView { format.region($0.field(field, ofRecord: record)) }
  }

  /// Without a region, the division that the address names from its beginning.
  private mutating func readRegion(fromAddress address: String) throws(Stop) -> RegionCode {
    guard case .resolved(let code) = context.regions.resolve(address: address) else {
      throw reject(.requiredFieldMissing, .region)
    }
    try note(.regionFromAddress, .region, found: "\(code)")
    return code
  }

  /// Appends the figures of a row; none where one cannot be read.
  private mutating func readFigures() throws(Stop) {
    let rowStart = values.count
    var next = readPlainFigures(from: 0)
    while next < format.plainFigures.count {
      let variable = file.form.variables[next]
      let range = batch.range(ofField: format.plainFigures[next].field, record: record)
      do {
        values.append(try figures.read(batch.bytes.span.extracting(range), as: variable))
      } catch {
        values.removeLast(values.count - rowStart)
        throw reject(error.kind, .variable(variable.variable), found: error.found)
      }
      next = readPlainFigures(from: next + 1)
    }
    values.append(contentsOf: repeatElement(UnitTable.missing, count: file.form.countedAsZero.count))
  }

  /// Appends figures up to the first that is to be read with care, and returns which that is.
  private mutating func readPlainFigures(from first: Int) -> Int {
    if file.isStraightforward { return first }
    return batch.withView { view in
      for index in first..<format.plainFigures.count {
        let figure = format.plainFigures[index]
        let field = view.field(figure.field, ofRecord: record)
        guard let value = FigureReader.readPlain(field, figure) else { return index }
        values.append(value)
      }
      return format.plainFigures.count
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
    return isBlank(text.utf8.span) ? nil : text
  }

  /// Whether the trimmed text is empty, or what the form calls blank.
  private func isBlank(_ text: Span<UInt8>) -> Bool {
    text.isEmpty || text.count <= format.longestBlank && file.form.textBlanks[FieldText.code(text)] != nil
  }

  /// A field's text as it is kept, without making a `String` of it; empty where it is blank or not read.
  private mutating func content(_ field: Int?) -> ArraySlice<UInt8> {
    guard let field else { return [] }
    text.removeAll(keepingCapacity: true)
    let place = batch.range(ofField: field, record: record)
    let bytes = batch.bytes
    decoder.append(bytes.span.extracting(place), to: &text)
    let found = text
    let range = FieldText.trimmedRange(found.span)
    return isBlank(found.span.extracting(range)) ? [] : found[range]
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

  /// The identifier of the record, also where it was read plainly.
  private var foundID: String { isPlain ? text(.unitID) ?? "" : unitID }

  private func subject(at index: Int) -> Finding.Subject {
    let fields = file.form.fields
    return index < fields.count
      ? .field(fields[index].role) : .variable(file.form.variables[index - fields.count].variable)
  }

  private mutating func append(_ kind: FindingKind, _ subject: Finding.Subject, found: String) {
    part.findings.append(Finding(context.rules[kind], at: place, unitID: foundID, subject, found: found))
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
