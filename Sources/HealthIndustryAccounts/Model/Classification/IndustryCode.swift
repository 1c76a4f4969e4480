/// 国民经济行业小类代码: a class of GB/T 4754 as its four digits.
struct IndustryCode: Sendable, Hashable, Comparable, CustomStringConvertible {
  let number: UInt16

  /// Creates a code from four digits.
  init?(_ text: some StringProtocol) {
    guard text.utf8.count == 4, text.utf8.allSatisfy(\.isDigit), let number = UInt16(text), number > 0 else {
      return nil
    }
    self.number = number
  }

  /// Creates a code from its number.
  init?(number: UInt16) {
    guard (1...9999).contains(number) else { return nil }
    self.number = number
  }

  var description: String {
    let digits = String(number)
    return String(repeating: "0", count: 4 - digits.count) + digits
  }

  static func < (a: Self, b: Self) -> Bool { a.number < b.number }
}

/// 国民经济行业分类: codes and names of one edition at all levels.
struct IndustryClassification: Sendable {
  /// One row a code.
  struct Item: Sendable {
    let code: String
    let name: String
    let level: String
    let parent: String
    let section: String
  }

  let title: String
  let items: [Item]
  private let indexByCode: [String: Int]
  private let sections: [UInt8]

  /// Creates the edition.
  init(title: String, items: [Item]) {
    self.title = title
    self.items = items
    indexByCode = Dictionary(items.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
    var sections = [UInt8](repeating: 0, count: 10_000)
    for item in items where item.level == "class" {
      if let code = IndustryCode(item.code) { sections[Int(code.number)] = item.section.utf8.first ?? 0 }
    }
    self.sections = sections
  }

  /// The item of a code at any level.
  subscript(_ code: String) -> Item? { indexByCode[code].map { items[$0] } }

  /// The section letter of a class; nil where the edition has no such class.
  func section(of code: IndustryCode) -> UInt8? {
    let section = sections[Int(code.number)]
    return section == 0 ? nil : section
  }
}

/// What a record says of its industry.
enum StatedIndustry: Sendable, Equatable {
  case code(IndustryCode)
  case missing
  /// A code of the 2011 edition, or one whose section letter contradicts the edition in use.
  case earlierEdition
  /// Fewer than four digits.
  case tooCoarse(CoarseCode)
  case unknown

  /// The code, where there is one.
  var code: IndustryCode? {
    if case .code(let code) = self { code } else { nil }
  }
}

/// Reads industry codes of four digits, with or without the section letter.
///
/// A code of the edition before is taken for the class that it became, where it became just one.
struct IndustryCodeReader: Sendable {
  /// What was read.
  struct Reading: Sendable, Equatable {
    let industry: StatedIndustry
    /// The code as it was stated, where it is of the edition before and led to another.
    var earlierCode: IndustryCode?
  }

  private let edition: IndustryClassification
  private let earlier: EarlierIndustries

  init(edition: IndustryClassification, earlier: EarlierIndustries) {
    self.edition = edition
    self.earlier = earlier
  }

  /// Whether a code of three digits becomes one of the edition with a zero before it: spreadsheets drop leading zeros.
  func hasLostZero(_ code: CoarseCode) -> Bool { code.withLeadingZero.flatMap(edition.section) != nil }

  /// Reads a normalised text.
  ///
  /// - Parameter isOfEarlierEdition: whether all codes are those of the edition before.
  func read(_ text: String, isOfEarlierEdition: Bool = false) -> Reading {
    guard let first = text.utf8.first else { return Reading(industry: .missing) }
    let hasLetter = (UInt8(ascii: "A")...UInt8(ascii: "T")).contains(first)
    let digits = Substring(text.utf8.dropFirst(hasLetter ? 1 : 0))
    guard digits.utf8.allSatisfy(\.isDigit) else {
      return Reading(industry: .unknown)
    }
    let letter = hasLetter ? first : nil
    if digits.utf8.count < 4 {
      return Reading(industry: CoarseCode(letter: letter, digits: digits).map(StatedIndustry.tooCoarse) ?? .unknown)
    }
    guard let code = IndustryCode(digits) else { return Reading(industry: .unknown) }
    if !isOfEarlierEdition, let section = edition.section(of: code), letter == nil || letter == section {
      return Reading(industry: .code(code))
    }
    return readEarlier(code, letter)
  }

  private func readEarlier(_ code: IndustryCode, _ letter: UInt8?) -> Reading {
    guard let item = earlier[code] else {
      // A letter that does not fit comes from another edition too.
      return Reading(industry: edition.section(of: code) == nil ? .unknown : .earlierEdition)
    }
    guard letter == nil || letter == item.section, let successor = item.successor else {
      return Reading(industry: .earlierEdition)
    }
    return Reading(industry: .code(successor), earlierCode: successor == code ? nil : code)
  }
}
