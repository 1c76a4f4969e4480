internal import RecordReaders

/// Identifier, year, name, industry and institution category of a record that writes them the usual way: an identifier
/// with a right check character, four digits, a text, four digits, a known code.
///
/// Nine records in ten of a register are of no further interest once these four are known, so they are read from the bytes
/// without a text between. Whatever is written otherwise, or gives a finding, is left to ``RecordFinaliser``, which says
/// the same of plain records, only slower; a test holds the two together.
struct PlainIdentity {
  let key: UnitKey
  let industry: IndustryCode
  let fate: FileFormat.IndustryFate
  /// Place in the table of categories; -1 for a record without one.
  var category: Int16 = -1
}

/// Reads the plain identities of records.
struct PlainIdentityReader {
  /// What all records are compared with, held in place for the innermost loop.
  struct Constants {
    fileprivate let year: UnsafeBufferPointer<UInt8>
    fileprivate let characterValues: UnsafeBufferPointer<UInt16>
  }

  private let format: FileFormat
  private let unitID: Int
  private let period: Int
  private let unitName: Int
  private let industryCode: Int
  private let category: Int?
  private let categories: InstitutionCategories
  private let readsRegistryNumbers: Bool
  private let periodDigits: [UInt8]
  private let isGB18030: Bool
  private let longestBlank: Int
  /// Number of fields up to the last of those that are read.
  let fieldCount: Int

  /// nil where no record of the file can be plain.
  init?(_ format: FileFormat, _ encoding: TextEncoding) {
    let fields = format.file.binding.fields
    guard let unitID = fields[.unitID], let period = fields[.period], let unitName = fields[.unitName],
      let industryCode = fields[.industryCode], let periodDigits = format.periodDigits,
      format.identifierKind != .serial, format.longestBlank < (format.identifierKind == .registry ? 15 : 18)
    else { return nil }
    category = fields[.institutionCategory]
    categories = format.context.categories
    // A registry number gives a category also where the form has no field for one: that is for the careful way.
    if category == nil, format.identifierKind == .registry { return nil }
    // Blanks that look like codes, and more categories than are counted here, are for the careful way.
    if category != nil, format.hasPlainBlanks || categories.rows.count > Int(Int16.max) { return nil }
    readsRegistryNumbers = format.identifierKind == .registry
    self.format = format
    self.unitID = unitID
    self.period = period
    self.unitName = unitName
    self.industryCode = industryCode
    self.periodDigits = periodDigits
    isGB18030 = encoding == .gb18030
    // A character of four bytes in GB 18030 may have two in UTF-8, in which the blanks are counted.
    longestBlank = isGB18030 ? format.longestBlank * 2 : format.longestBlank
    fieldCount = max(unitID, period, unitName, industryCode, category ?? 0) + 1
  }

  func withConstants<Result>(_ body: (Constants) -> Result) -> Result {
    periodDigits.withUnsafeBufferPointer { year in
      CheckCharacter.weightedValues.withUnsafeBufferPointer { body(Constants(year: year, characterValues: $0)) }
    }
  }

  /// nil where the record, which has the fields of the form, is to be read with care.
  @inline(__always)
  func read(_ record: CutRecord, _ constants: Constants) -> PlainIdentity? {
    guard let industry = format.industry(record.field(industryCode)) else { return nil }
    let code = record.field(unitID)
    guard isYear(record.field(period), constants.year), isName(record.field(unitName)) else { return nil }
    let key: UnitKey
    if CheckCharacter.isValidSocialCreditCode(code, constants.characterValues) {
      key = UnitKey(socialCreditCode: code)
    } else if readsRegistryNumbers, let organisationCode = Self.organisationCode(inRegistryNumber: code) {
      key = UnitKey(organisationCode: organisationCode)
    } else {
      return nil
    }
    if key.isOfZeros { return nil }
    let identity = PlainIdentity(key: key, industry: industry.code, fate: industry.fate)
    guard let category else { return identity }
    return read(record.field(category), code, identity)
  }

  /// The identity with its category: the stated one or, where none is stated, that of a registry number.
  private func read(
    _ stated: UnsafeBufferPointer<UInt8>, _ number: UnsafeBufferPointer<UInt8>, _ identity: PlainIdentity
  ) -> PlainIdentity? {
    // Which of two editions asks for texts depends on both codes together.
    if format.context.aside.isComparing { return nil }
    let isInNumber = stated.isEmpty && number.count == 22
    let place = categories.place(ofPlain: isInNumber ? UnsafeBufferPointer(rebasing: number[17..<21]) : stated)
    // A stated category that is not known is a finding.
    guard let place else { return stated.isEmpty ? identity : nil }
    return PlainIdentity(
      key: identity.key, industry: identity.industry, fate: format.fate(identity.fate, category: place),
      category: Int16(place))
  }

  /// 组织机构代码 in a 卫生机构登记号 of 22 or 15 digits and capitals with a right check character; nil in any other text.
  private static func organisationCode(
    inRegistryNumber number: UnsafeBufferPointer<UInt8>
  ) -> UnsafeBufferPointer<UInt8>? {
    guard number.count == 22 || number.count == 15, number.allSatisfy(UnitIdentifier.isLetterOrDigit) else {
      return nil
    }
    let code = UnsafeBufferPointer(rebasing: number.count == 22 ? number[..<9] : number[6...])
    return CheckCharacter.isValidOrganisationCode(code) ? code : nil
  }

  @inline(__always)
  private func isYear(_ field: UnsafeBufferPointer<UInt8>, _ year: UnsafeBufferPointer<UInt8>) -> Bool {
    guard field.count == 4, year.count == 4 else { return false }
    return field[0] == year[0] && field[1] == year[1] && field[2] == year[2] && field[3] == year[3]
  }

  /// Whether the field certainly is a text that is not blank: it is longer than any blank text, and neither end is a blank
  /// that would be trimmed.
  @inline(__always)
  private func isName(_ field: UnsafeBufferPointer<UInt8>) -> Bool {
    guard field.count > longestBlank else { return false }
    let first = field[0]
    let last = field[field.count &- 1]
    guard first > 0x20, last > 0x20 else { return false }
    if isGB18030 { return Self.isInkOfGB18030(first) && Self.isInkOfGB18030(last) }
    // Beside ASCII blanks, C2 A0 and E3 80 80 are trimmed.
    return first != 0xC2 && first != 0xE3 && (last != 0x80 && last != 0xA0 || Self.endsInInk(field))
  }

  private static func endsInInk(_ field: UnsafeBufferPointer<UInt8>) -> Bool {
    guard field.count > 2 else { return false }
    let before = field[field.count - 2]
    return before != 0xC2 && (before != 0x80 || field[field.count - 3] != 0xE3)
  }

  /// The blanks are A1 A1 and, of four bytes, 81 30 84 32.
  @inline(__always)
  private static func isInkOfGB18030(_ byte: UInt8) -> Bool {
    byte != 0xA1 && byte != 0x81 && byte != 0x32
  }
}
