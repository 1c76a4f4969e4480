/// Finds a division by its name: full ("昆明市"), short ("昆明"), or a chain ("云南省昆明市五华区…").
///
/// Short names drop the ending (市, 自治州, …) and the ethnic names before it; both are definition data.
struct RegionNames: Sendable {
  /// The endings and ethnic names that short names drop. Read from a definition file.
  struct Parts: Sendable {
    private let suffixes: [[UInt8]]
    private let ethnicNames: [[UInt8]]

    /// Creates the parts; longer ones are tried first.
    init(suffixes: [String], ethnicNames: [String]) {
      self.suffixes = suffixes.map { Array($0.utf8) }.sorted { $0.count > $1.count }
      self.ethnicNames = ethnicNames.map { Array($0.utf8) }.sorted { $0.count > $1.count }
    }

    /// The forms in use: full ("石林彝族自治县"), with the ending's last character ("石林县"), and bare ("石林").
    /// At least two characters stay.
    func forms(of name: String) -> (withEnding: [[UInt8]], bare: [UInt8]) {
      let name = Array(name.utf8)
      var short = name[...]
      let suffix = Self.part(suffixes, endingOf: short)
      short = short.dropLast(suffix.count)
      while case let ethnic = Self.part(ethnicNames, endingOf: short), !ethnic.isEmpty {
        short = short.dropLast(ethnic.count)
      }
      let bare = Array(short)
      let ended = bare + suffix.suffix(Self.bytesOfCharacter)
      return (ended == name ? [name] : [name, ended], bare)
    }

    /// Names are of Chinese characters, each three bytes in UTF-8.
    private static let bytesOfCharacter = 3

    /// The first of the parts that the name ends with, where enough of it stays; empty where none does.
    private static func part(_ parts: [[UInt8]], endingOf name: ArraySlice<UInt8>) -> [UInt8] {
      parts.first { part in
        name.count >= part.count + 2 * bytesOfCharacter && name.suffix(part.count).elementsEqual(part)
      } ?? []
    }
  }

  /// What a text names.
  enum Match: Sendable, Equatable {
    case division(RegionCode)
    case ambiguous([RegionCode])
    case unknown
  }

  private struct Name: Sendable {
    let text: [UInt8]
    let code: RegionCode
  }

  /// Names of the divisions right below a division (or of the provinces).
  private let namesBelow: [RegionCode?: [Name]]
  /// Names of all counties of a province.
  private let countyNames: [RegionCode: [Name]]

  /// Creates the index.
  ///
  /// - Parameter withBareCounties: whether a county may stand without its ending; not in an address, where 安宁路 is
  ///   no place in 安宁市.
  init(_ divisions: Divisions, parts: Parts, withBareCounties: Bool) {
    var below: [RegionCode?: [Name]] = [:]
    var counties: [RegionCode: [Name]] = [:]
    for division in divisions.all {
      for text in Self.forms(of: division, parts, withBareCounties: withBareCounties) {
        let name = Name(text: text, code: division.code)
        below[division.parent, default: []].append(name)
        if division.code.isCounty { counties[division.code.province, default: []].append(name) }
      }
    }
    namesBelow = below
    countyNames = counties
  }

  /// All forms in which divisions are named, those of counties with their endings.
  static func all(_ divisions: Divisions, parts: Parts) -> Set<String> {
    Set(
      divisions.all.flatMap { forms(of: $0, parts, withBareCounties: false) }.map {
        String(decoding: $0, as: UTF8.self)
      })
  }

  private static func forms(of division: Divisions.Division, _ parts: Parts, withBareCounties: Bool) -> [[UInt8]] {
    let forms = parts.forms(of: division.name)
    let takesBare = (!division.code.isCounty || withBareCounties) && !forms.withEnding.contains(forms.bare)
    return takesBare ? forms.withEnding + [forms.bare] : forms.withEnding
  }

  /// The division that the text names from its beginning: province, prefecture and county, each optional.
  ///
  /// Of all readings the one that uses most of the text counts, and of two that use the same the higher division:
  /// 大理 is the prefecture, 大理市 the county.
  func match(_ text: String, within scopes: [RegionCode]) -> Match {
    let text = Array(text.utf8)[...]
    var best = Readings()
    for province in Set(scopes.map(\.province)).sorted() { read(text, after: 0, in: province, &best) }
    for province in matches(namesBelow[RegionCode?.none], text) {
      best.consider(province.code, length: province.text.count)
      read(Self.rest(of: text, behind: province), after: province.text.count, in: province.code, &best)
    }
    switch best.codes.count {
    case 0: return .unknown
    case 1: return .division(best.codes[0])
    default: return .ambiguous(best.codes.sorted())
    }
  }

  /// The readings of what stands behind the province's name, or of the whole text.
  private func read(_ text: ArraySlice<UInt8>, after length: Int, in province: RegionCode, _ best: inout Readings) {
    for division in matches(namesBelow[province], text) {
      let used = length + division.text.count
      best.consider(division.code, length: used)
      for county in matches(namesBelow[division.code], Self.rest(of: text, behind: division)) {
        best.consider(county.code, length: used + county.text.count)
      }
    }
    for county in matches(countyNames[province], text) {
      best.consider(county.code, length: length + county.text.count)
    }
  }

  /// What stands behind a name, and behind what separates it from the next: forms filled in on screens give
  /// 云南省/昆明市/五华区.
  private static func rest(of text: ArraySlice<UInt8>, behind name: Name) -> ArraySlice<UInt8> {
    var rest = text.dropFirst(name.text.count)
    while let length = separatorLength(rest) { rest = rest.dropFirst(length) }
    return rest
  }

  /// Any sign of ASCII that is no letter and no digit, or one of the wide signs; nil where none begins the text.
  private static func separatorLength(_ text: ArraySlice<UInt8>) -> Int? {
    guard let first = text.first else { return nil }
    if first < 0x80 { return isLetterOrDigit(first) ? nil : 1 }
    return wideSeparators.first { text.starts(with: $0) }?.count
  }

  private static let wideSeparators = "·・、—–　\u{A0}→›，；。（".map { Array(String($0).utf8) }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    UnitIdentifier.isLetterOrDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
  }

  private func matches(_ names: [Name]?, _ text: ArraySlice<UInt8>) -> [Name] {
    (names ?? []).filter { text.starts(with: $0.text) }
  }
}

/// The readings of a text that use most of it.
private struct Readings {
  private(set) var codes: [RegionCode] = []
  private var length = 0

  /// Higher divisions are considered before lower ones; two counties of one name are both kept.
  mutating func consider(_ code: RegionCode, length: Int) {
    if length > self.length {
      self.length = length
      codes = [code]
    } else if length == self.length, length > 0, code.isCounty, codes.allSatisfy(\.isCounty), !codes.contains(code) {
      codes.append(code)
    }
  }
}
