internal import RecordReaders

/// Fields of the record that is read with care, and the findings about it.
extension RecordFinaliser {
  /// A field's text; nil where it is blank or the form does not have it.
  func text(_ role: FormDefinition.Role) -> String? { read(role, FieldText.trimmed) }

  /// A field's code; nil where it is blank or the form does not have it.
  func code(_ role: FormDefinition.Role) -> String? { read(role, FieldText.code) }

  func read(_ role: FormDefinition.Role, _ normalForm: (Span<UInt8>) -> String) -> String? {
    guard let field = file.binding.fields[role] else { return nil }
    let bytes = batch.bytes.span.extracting(batch.range(ofField: field, record: record))
    let text = decoder.withUTF8(bytes, normalForm)
    return format.isBlank(text.utf8.span) ? nil : text
  }

  /// A field's text in UTF-8 as it is kept; empty where it is blank or not read.
  func keptText(_ field: Int?) -> [UInt8] {
    guard let field else { return [] }
    return decoder.withUTF8(batch.bytes.span.extracting(batch.range(ofField: field, record: record))) { text in
      let trimmed = text.extracting(FieldText.trimmedRange(text))
      return format.isBlank(trimmed) ? [] : trimmed.withUnsafeBufferPointer { Array($0) }
    }
  }

  mutating func require<Value>(_ value: Value?, _ role: FormDefinition.Role) throws(Stop) -> Value? {
    if value == nil, format.requiredRoles.contains(role) { throw reject(.requiredFieldMissing, role) }
    return value
  }

  /// Identifiers without an organisation code are the same unit only where their text is the same; a serial number
  /// only within its source.
  mutating func key(of identifier: UnitIdentifier) -> UnitKey {
    if let key = identifier.organisationCode.flatMap(UnitKey.init(organisationCode:)) { return key }
    let text = identifier.shape == .serial ? "\(file.source):\(identifier.text)" : identifier.text
    part.numberedTexts.append(text)
    return UnitKey(number: part.numberedTexts.count - 1)
  }

  var place: RecordPlace { RecordPlace(file: format.number, record: number(of: record)) }

  /// What a person finds the record by: the row of its sheet, or else its number in the batch, counted from 1.
  @inline(__always)
  func number(of record: Int) -> Int { batch.rows.isEmpty ? record + 1 : batch.rows[record] }

  mutating func append(_ kind: FindingKind, _ subject: Finding.Subject, found: String) {
    part.findings.append(Finding(context.rules[kind], at: place, unitID: unitID, subject, found: found))
  }

  /// Notes a finding, which rejects the record only where the pipeline gave its rule that severity.
  mutating func note(_ kind: FindingKind, _ role: FormDefinition.Role, found: String) throws(Stop) {
    append(kind, .field(role), found: found)
    if context.rules[kind].severity == .error { throw .rejected }
  }

  mutating func reject(_ kind: FindingKind, _ subject: Finding.Subject = .record, found: String = "") -> Stop {
    append(kind, subject, found: found)
    return .rejected
  }

  mutating func reject(_ kind: FindingKind, _ role: FormDefinition.Role, found: String = "") -> Stop {
    reject(kind, .field(role), found: found)
  }
}
