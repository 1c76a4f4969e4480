/// 统计单位的标识码: what identifies a unit in a source, in its normal form (upper case, no blanks, no hyphen).
struct UnitIdentifier: Sendable, Equatable {
  /// Which identifiers a field may hold.
  enum Kind: String, Sendable, CaseIterable {
    /// 统一社会信用代码 of 18 characters or 组织机构代码 of 9.
    case unified
    /// 卫生机构登记号 of 22, 18, 15 or 12 characters, or one of `unified`.
    case registry
    /// A list's own serial number; it identifies a unit within that source only.
    case serial
  }

  /// The shape that was recognised. (Method 13)
  enum Shape: Sendable, Equatable {
    case socialCreditCode, organisationCode, registry22, registry15, registry12, serial
  }

  let text: String
  let shape: Shape

  /// Recognises a normalised text; nil where no shape of the kind fits, and where the organisation code is nothing but zeros.
  init?(_ text: String, kind: Kind) {
    guard !text.isEmpty, text.utf8.allSatisfy(Self.isLetterOrDigit) || kind == .serial,
      let shape = Self.shape(of: text.utf8.count, kind)
    else { return nil }
    self.text = text
    self.shape = shape
    // Its check character is right, and forms are filled up with it: strangers would become one unit.
    if organisationCode?.utf8.allSatisfy({ $0 == UInt8(ascii: "0") }) == true { return nil }
  }

  private static func shape(of length: Int, _ kind: Kind) -> Shape? {
    switch (kind, length) {
    case (.serial, _): .serial
    case (_, 18): .socialCreditCode
    case (_, 9): .organisationCode
    case (.registry, 22): .registry22
    case (.registry, 15): .registry15
    case (.registry, 12): .registry12
    default: nil
    }
  }

  /// 组织机构代码 within the identifier: the same for a unit in all sources that give one.
  var organisationCode: Substring? {
    switch shape {
    case .socialCreditCode: Substring(text.utf8.dropFirst(8).prefix(9))
    case .organisationCode: text[...]
    case .registry22: Substring(text.utf8.prefix(9))
    case .registry15: Substring(text.utf8.suffix(9))
    case .registry12, .serial: nil
    }
  }

  /// 卫生机构类别 in characters 18–21 of a number of 22 characters.
  var institutionCategory: String? {
    shape == .registry22 ? String(Substring(text.utf8.dropFirst(17).prefix(4))) : nil
  }

  /// Whether the check character is the one that the rest gives; nil where the shape has none.
  var hasValidCheckCharacter: Bool? {
    switch shape {
    case .socialCreditCode: CheckCharacter.isValidSocialCreditCode(text)
    case .organisationCode, .registry22, .registry15:
      organisationCode.map { CheckCharacter.isValidOrganisationCode($0) }
    case .registry12, .serial: nil
    }
  }

  /// Whether a spreadsheet took the identifier for a number and rounded it: what is left names many units.
  ///
  /// Only 18 digits lose a part of their 组织机构代码. One that ends in zeros and has its right check character was always so.
  var isRounded: Bool {
    shape == .socialCreditCode && hasValidCheckCharacter == false && SpreadsheetNumber.hasLostItsEnd(text)
  }

  /// Whether a byte may stand in an identifier: a digit or a capital.
  @inline(__always)
  static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    byte.isDigit || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
  }
}
