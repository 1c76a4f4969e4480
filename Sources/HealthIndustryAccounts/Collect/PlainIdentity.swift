internal import RecordReaders

/// Identifier, year, name and industry of a record that writes them the usual way: 18 characters with a right check
/// character, four digits, a text, four digits.
///
/// Nine records in ten of a register are of no further interest once these four are known, so they are read from the bytes
/// without a text between. Whatever is written otherwise, or gives a finding, is left to ``RecordFinaliser``, which says
/// the same of plain records, only slower; a test holds the two together.
struct PlainIdentity {
  let key: UnitKey
  let industry: IndustryCode
  let fate: FileFormat.IndustryFate
}

/// Reads plain identities. One a batch.
struct PlainIdentityReader {
  private let format: FileFormat
  private let unitID: Int
  private let period: Int
  private let unitName: Int
  private let industryCode: Int
  private let periodDigits: [UInt8]
  private let checkValues = CheckCharacter.valuesAndOthers
  private let isGB18030: Bool
  private let longestBlank: Int

  /// nil where no record of the file can be plain.
  init?(_ format: FileFormat, _ encoding: TextEncoding) {
    let fields = format.file.binding.fields
    guard let unitID = fields[.unitID], let period = fields[.period], let unitName = fields[.unitName],
      let industryCode = fields[.industryCode], fields[.institutionCategory] == nil,
      let periodDigits = format.periodDigits, format.identifierKind != .serial, format.longestBlank < 18
    else { return nil }
    self.format = format
    self.unitID = unitID
    self.period = period
    self.unitName = unitName
    self.industryCode = industryCode
    self.periodDigits = periodDigits
    isGB18030 = encoding == .gb18030
    // A character of four bytes in GB 18030 may have two in UTF-8, in which the blanks are counted.
    longestBlank = isGB18030 ? format.longestBlank * 2 : format.longestBlank
  }

  /// nil where the record is to be read with care.
  @inline(__always)
  func read(_ batch: borrowing RecordBatch, _ record: Int) -> PlainIdentity? {
    let bytes = batch.bytes.span
    guard let industry = format.industry(bytes.extracting(batch.range(ofField: industryCode, record: record))) else {
      return nil
    }
    let code = bytes.extracting(batch.range(ofField: unitID, record: record))
    guard CheckCharacter.isValidSocialCreditCode(code, checkValues),
      isPeriod(bytes.extracting(batch.range(ofField: period, record: record))),
      isName(bytes.extracting(batch.range(ofField: unitName, record: record)))
    else { return nil }
    return PlainIdentity(key: UnitKey(socialCreditCode: code), industry: industry.code, fate: industry.fate)
  }

  @inline(__always)
  private func isPeriod(_ field: Span<UInt8>) -> Bool {
    guard field.count == 4, periodDigits.count == 4 else { return false }
    for index in 0..<4 where field[unchecked: index] != periodDigits[index] { return false }
    return true
  }

  /// Whether the field certainly is a text that is not blank: it is longer than any blank text, and neither end is a blank
  /// that would be trimmed.
  @inline(__always)
  private func isName(_ field: Span<UInt8>) -> Bool {
    guard field.count > longestBlank else { return false }
    let first = field[unchecked: 0]
    let last = field[unchecked: field.count - 1]
    guard first > 0x20, last > 0x20 else { return false }
    if isGB18030 { return Self.isInkOfGB18030(first) && Self.isInkOfGB18030(last) }
    // Beside ASCII blanks, C2 A0 and E3 80 80 are trimmed.
    return first != 0xC2 && first != 0xE3 && (last != 0x80 && last != 0xA0 || Self.endsInInk(field))
  }

  private static func endsInInk(_ field: Span<UInt8>) -> Bool {
    guard field.count > 2 else { return false }
    let before = field[unchecked: field.count - 2]
    return before != 0xC2 && (before != 0x80 || field[unchecked: field.count - 3] != 0xE3)
  }

  /// The blanks are A1 A1 and, of four bytes, 81 30 84 32.
  private static func isInkOfGB18030(_ byte: UInt8) -> Bool {
    byte != 0xA1 && byte != 0x81 && byte != 0x32
  }
}
