internal import RecordReaders

/// What all records of a run are read against.
struct CollectionContext: Sendable {
  let period: Int
  let rules: RuleBook
  let regions: RegionResolver
  let industries: IndustryCodeReader
  let categories: InstitutionCategories
  let classification: HealthClassification
  let variableCount: Int
  /// Index of each formula pack by its name.
  let packs: [String: Int]
}

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

  private let file: RawFile
  private let fileNumber: Int
  private let context: CollectionContext
  private let batch: RecordBatch
  private let decoder: TextDecoder
  private let figures: FigureReader
  private let requiredRoles: Set<FormDefinition.Role>
  private let identifierKind: UnitIdentifier.Kind
  private let hasEarlierIndustries: Bool
  /// A longer text is no blank: most texts need not be looked up.
  private let longestBlank: Int
  private var part: CollectedPart
  private var record = 0
  private var unitID = ""

  init(_ batch: RecordBatch, of file: RawFile, number: Int, _ context: CollectionContext) {
    self.batch = batch
    self.file = file
    fileNumber = number
    self.context = context
    decoder = TextDecoder(batch.encoding)
    figures = FigureReader(decoder: decoder)
    requiredRoles = Set(file.form.fields.filter(\.isRequired).map(\.role))
    identifierKind = file.form.fields.first { $0.role == .unitID }?.identifierKind ?? .unified
    hasEarlierIndustries = file.form.fields.contains { $0.role == .industryCode && $0.isOfEarlierEdition }
    longestBlank = file.form.textBlanks.keys.map(\.utf8.count).max() ?? 0
    part = CollectedPart(variableCount: context.variableCount)
  }

  /// Reads all records of the batch, which took so many bytes of the file.
  mutating func finalise(byteCount: Int) -> CollectedPart {
    part.byteCount = byteCount
    let repeated = Dictionary(grouping: batch.repetitions, by: \.record)
    for record in 0..<batch.count {
      self.record = record
      unitID = ""
      part.counts.read += 1
      do throws(Stop) {
        try checkShape(repeated[record])
        try readUnit()
      } catch {
        count(error)
      }
    }
    return part
  }

  private mutating func count(_ stop: Stop) {
    switch stop {
    case .rejected: part.counts.rejected += 1
    case .outside: part.counts.outside += 1
    case .outsideIndustry(let key):
      part.outside.keys.append(key)
      part.outside.places.append(place)
      part.outside.sources.append(UInt8(file.source))
      part.outside.isDuplicate.append(false)
    }
  }

  private mutating func readUnit() throws(Stop) {
    let identifier = try readIdentifier()
    try checkPeriod()
    let name = try require(text(.unitName), .unitName) ?? ""
    let industry = try readIndustry()
    let category = try readCategory(identifier)
    let key = key(of: identifier)
    if case .code(let code) = industry, category?.industry == nil,
      context.classification.membership(of: code) == .outside
    {
      throw .outsideIndustry(key)
    }
    let region = try readRegion()
    let values = try readFigures()

    part.table.places.append(place)
    part.table.sources.append(UInt8(file.source))
    part.table.unitIDs.append(identifier.text)
    part.table.keys.append(key)
    part.table.names.append(name)
    part.table.regions.append(region)
    part.table.industries.append(industry)
    part.table.categoryIndustries.append(category?.industry)
    part.table.categories.append(category?.code ?? "")
    part.table.mainActivities.append(text(.mainActivity) ?? "")
    part.table.businessScopes.append(text(.businessScope) ?? "")
    part.table.packs.append(Int8(file.form.formulas.flatMap { context.packs[$0] } ?? -1))
    part.table.statuses.append(.accepted)
    for (variable, value) in values.enumerated() { part.table.figures[variable].append(value) }
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
    guard let identifier = UnitIdentifier(FieldText.identifier(found), kind: identifierKind) else {
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
    let industry = hasEarlierIndustries ? .earlierEdition : context.industries.read(FieldText.identifier(found))
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

  private mutating func readFigures() throws(Stop) -> [Int64] {
    var values = [Int64](repeating: UnitTable.missing, count: context.variableCount)
    for (index, variable) in file.form.variables.enumerated() {
      let range = batch.range(ofField: file.binding.variables[index], record: record)
      do {
        values[variable.variable] = try figures.read(batch.bytes.span.extracting(range), as: variable)
      } catch {
        throw reject(error.kind, .variable(variable.variable), found: error.found)
      }
    }
    return values
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
    guard !text.isEmpty, text.utf8.count > longestBlank || file.form.textBlanks[FieldText.code(text)] == nil else {
      return nil
    }
    return text
  }

  private mutating func require<Value>(_ value: Value?, _ role: FormDefinition.Role) throws(Stop) -> Value? {
    if value == nil, requiredRoles.contains(role) { throw reject(.requiredFieldMissing, role) }
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

  private var place: RecordPlace { RecordPlace(file: fileNumber, record: record + 1) }

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
