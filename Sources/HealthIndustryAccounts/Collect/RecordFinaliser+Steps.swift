internal import RecordReaders

/// The steps of a record that is read with care. Each notes what it finds, or ends the record.
extension RecordFinaliser {
  mutating func checkShape(_ faults: [RecordBatch.FieldFault]?) throws(Stop) {
    if let fault = faults?.first { throw reject(FindingKind(fault.kind), file.form.subject(at: fault.field)) }
    guard let expected = file.binding.fieldCount else { return }
    if batch.isBlank(record, headerCount: expected) { throw .blank }
    let count = batch.fieldCount(ofRecord: record)
    let extrasAreEmpty =
      count > expected && (expected..<count).allSatisfy { batch.range(ofField: $0, record: record).isEmpty }
    guard count == expected || extrasAreEmpty else {
      let fault = batch.fieldCountFault(ofRecord: record, expected: expected)
      throw reject(fault.kind, found: fault.found)
    }
  }

  mutating func readIdentifier() throws(Stop) -> UnitIdentifier {
    let found = text(.unitID) ?? ""
    unitID = found
    guard !found.isEmpty else { throw reject(.requiredFieldMissing, .unitID) }
    let text = FieldText.identifier(found)
    guard let identifier = UnitIdentifier(text, kind: format.identifierKind) else {
      let kind = SpreadsheetNumber.isScientific(text) ? FindingKind.identifierRounded : .identifierUnrecognised
      throw reject(kind, .unitID, found: found)
    }
    // Strangers would become one unit: the digits that tell them apart are zeros now.
    guard !identifier.isRounded else { throw reject(.identifierRounded, .unitID, found: found) }
    unitID = identifier.text
    if identifier.hasValidCheckCharacter == false { try note(.checkCharacterWrong, .unitID, found: found) }
    return identifier
  }

  mutating func checkPeriod() throws(Stop) {
    guard let found = try require(code(.period), .period) else { return }
    guard let year = Period.year(of: found) else { throw reject(.periodUnreadable, .period, found: found) }
    guard year == context.period else {
      try note(.periodOutside, .period, found: found)
      throw .outside
    }
  }

  mutating func readIndustry() throws(Stop) -> StatedIndustry {
    guard let found = try require(code(.industryCode), .industryCode) else { return .missing }
    let reading = context.industries.read(
      FieldText.identifier(found), isOfEarlierEdition: format.hasEarlierIndustries)
    switch reading.industry {
    case .code(let code):
      if reading.earlierCode != nil { try note(.industryBridged, .industryCode, found: "\(found) → \(code)") }
    case .missing: break
    case .earlierEdition: try note(.industryOfEarlierEdition, .industryCode, found: found)
    case .tooCoarse(let code):
      let kind = context.industries.hasLostZero(code) ? FindingKind.industryLostZero : .industryTooCoarse
      try note(kind, .industryCode, found: found)
    case .unknown: try note(.industryUnknown, .industryCode, found: found)
    }
    return reading.industry
  }

  mutating func readCategory(_ identifier: UnitIdentifier) throws(Stop) -> InstitutionCategories.Category? {
    let stated = code(.institutionCategory)
    if let stated, let category = context.categories.category(of: stated) { return category }
    if let stated { try note(.categoryUnknown, .institutionCategory, found: stated) }
    return identifier.institutionCategory.flatMap(context.categories.category)
  }

  /// Notes where a text of the unit speaks against its code, with both sides; the first such text stands for all.
  mutating func checkTexts(_ industry: StatedIndustry) throws(Stop) {
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
  var isInScopes: Bool {
    guard context.contradictions != nil, let found = code(.region) else { return false }
    switch context.regions.resolve(found, address: code(.address) ?? "") {
    case .resolved, .retired: return true
    case .outside, .ambiguous, .unresolved: return false
    }
  }

  mutating func readRegion() throws(Stop) -> RegionCode {
    let address = code(.address) ?? ""
    guard let found = code(.region) else { return try readRegion(fromAddress: address) }
    switch context.regions.resolve(found, address: address) {
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
  mutating func readRegion(fromAddress address: String) throws(Stop) -> RegionCode {
    switch context.regions.resolve(address: address) {
    case .resolved(let code):
      try note(.regionFromAddress, .region, found: "\(code)")
      return code
    case .outside(let code):
      try note(.regionOutside, .region, found: "\(code)")
      throw .outside
    case .retired, .ambiguous, .unresolved: throw reject(.requiredFieldMissing, .region)
    }
  }

  /// Sets the figures of the open row.
  mutating func readFigures() throws(Stop) {
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
}

extension FindingKind {
  fileprivate init(_ fault: RecordBatch.FieldFault.Kind) {
    switch fault {
    case .repeated: self = .repeatedField
    case .interrupted: self = .interruptedField
    }
  }
}
