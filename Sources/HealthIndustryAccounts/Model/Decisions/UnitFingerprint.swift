/// 核对码 without the identifier: what of a unit a decision was based on, so that it is seen when the unit changes.
///
/// Made of industry, institution category, name, main activity, scope and products. Region and figures are not in it: they change
/// every year and say nothing of the class.
struct UnitFingerprint: Sendable, Hashable {
  /// The first letter is the way it is made: where that changes, so does the letter. A letter in front also keeps a sheet
  /// from reading digits with an E as a number.
  private static let way = "A"

  let text: String

  /// A fingerprint as a sheet holds it; nil where the text is none.
  init?(_ text: some StringProtocol) {
    let isHexadecimal = text.utf8.dropFirst().allSatisfy {
      $0.isDigit || (UInt8(ascii: "A")...UInt8(ascii: "F")).contains($0)
    }
    guard text.utf8.count == 17, text.hasPrefix(Self.way), isHexadecimal else { return nil }
    self.text = String(text)
  }

  /// Of a unit after integration.
  init(_ table: borrowing UnitTable, _ row: Int) {
    var hash = StableHash()
    hash.add(Self.words(table.industries[row]).utf8.span)
    table.categories.withBytes(of: row) { hash.add($0) }
    table.names.withBytes(of: row) { hash.add($0) }
    table.mainActivities.withBytes(of: row) { hash.add($0) }
    table.businessScopes.withBytes(of: row) { hash.add($0) }
    table.mainProducts.withBytes(of: row) { hash.add($0) }
    text = Self.way + hash.hexadecimal
  }

  private static func words(_ industry: StatedIndustry) -> String {
    switch industry {
    case .code(let code): code.description
    case .missing: "missing"
    case .earlierEdition: "earlier"
    case .tooCoarse: "coarse"
    case .unknown: "unknown"
    }
  }
}

/// 核对码: identifier and fingerprint of a row of the review sheet in one text, `91530602344299333R#A0123456789ABCDEF`.
///
/// A sheet turns an identifier of digits alone into a number and loses its end; this text it leaves as it is.
struct CheckCode: Sendable, Equatable {
  /// What names the unit: its identifier or, of a list's own serial number, `source:number`.
  let unit: String
  let fingerprint: UnitFingerprint

  init(unit: String, fingerprint: UnitFingerprint) {
    self.unit = unit
    self.fingerprint = fingerprint
  }

  /// nil where the text is none.
  init?(_ text: String) {
    guard let mark = text.lastIndex(of: "#"), mark > text.startIndex,
      let fingerprint = UnitFingerprint(text[text.index(after: mark)...])
    else { return nil }
    unit = String(text[..<mark])
    self.fingerprint = fingerprint
  }

  var text: String { "\(unit)#\(fingerprint.text)" }
}
