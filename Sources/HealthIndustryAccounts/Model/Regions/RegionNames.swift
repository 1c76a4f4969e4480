/// Finds a division by its name: full ("昆明市"), short ("昆明"), or a chain ("云南省昆明市五华区…").
///
/// Short names drop the ending (市, 自治州, …) and the ethnic names before it; both are definition data.
struct RegionNames: Sendable {
  /// The endings and ethnic names that short names drop. Read from a definition file.
  struct Parts: Sendable {
    let suffixes: [String]
    let ethnicNames: [String]

    /// Creates the parts; longer ones are tried first.
    init(suffixes: [String], ethnicNames: [String]) {
      self.suffixes = suffixes.sorted { $0.count > $1.count }
      self.ethnicNames = ethnicNames.sorted { $0.count > $1.count }
    }

    /// The forms in use: full ("石林彝族自治县"), with the ending's last character ("石林县"), and bare ("石林").
    /// At least two characters stay.
    func forms(of name: String) -> (withEnding: Set<String>, bare: String) {
      var short = name[...]
      let suffix = suffixes.first { short.hasSuffix($0) && short.count - $0.count >= 2 }
      if let suffix { short = short.dropLast(suffix.count) }
      while let ethnic = ethnicNames.first(where: { short.hasSuffix($0) && short.count - $0.count >= 2 }) {
        short = short.dropLast(ethnic.count)
      }
      return ([name, String(short) + String(suffix?.suffix(1) ?? "")], String(short))
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

  /// Names of the divisions right below a division (or of the provinces), the longest first.
  private let namesBelow: [RegionCode?: [Name]]
  /// Names of all counties of a province, the longest first.
  private let countyNames: [RegionCode: [Name]]

  /// Creates the index.
  ///
  /// - Parameter withBareCounties: whether a county may stand without its ending; not in an address, where 安宁路 is
  ///   no place in 安宁市.
  init(_ divisions: Divisions, parts: Parts, withBareCounties: Bool) {
    var below: [RegionCode?: [Name]] = [:]
    var counties: [RegionCode: [Name]] = [:]
    for division in divisions.all {
      let isCounty = division.code.prefecture != division.code
      let forms = parts.forms(of: division.name)
      let texts = isCounty && !withBareCounties ? forms.withEnding : forms.withEnding.union([forms.bare])
      for text in texts {
        let name = Name(text: Array(text.utf8), code: division.code)
        below[division.parent, default: []].append(name)
        if isCounty { counties[division.code.province, default: []].append(name) }
      }
    }
    namesBelow = below.mapValues(Self.longestFirst)
    countyNames = counties.mapValues(Self.longestFirst)
  }

  /// The lowest division that the text names, read from its beginning, within the scopes.
  func match(_ text: String, within scopes: [RegionCode]) -> Match {
    var rest = Array(text.utf8)[...]
    if let province = Self.take(namesBelow[RegionCode?.none] ?? [], from: &rest) {
      return .division(descend(from: province, &rest))
    }
    let found = Set(scopes.map(\.province).flatMap { matches(rest, in: $0) })
    if found.count > 1 { return .ambiguous(found.sorted()) }
    return found.first.map(Match.division) ?? .unknown
  }

  /// Prefectures come before counties: 大理 is the prefecture, 大理市 the county.
  private func matches(_ text: ArraySlice<UInt8>, in province: RegionCode) -> [RegionCode] {
    var rest = text
    if let prefecture = Self.take(namesBelow[province] ?? [], from: &rest) {
      return [descend(from: prefecture, &rest)]
    }
    guard let longest = (countyNames[province] ?? []).first(where: { text.starts(with: $0.text) }) else { return [] }
    return (countyNames[province] ?? []).filter { $0.text == longest.text }.map(\.code)
  }

  private func descend(from start: RegionCode, _ rest: inout ArraySlice<UInt8>) -> RegionCode {
    var code = start
    while let lower = Self.take(namesBelow[code] ?? [], from: &rest) ?? skippedLevel(below: code, &rest) {
      code = lower
    }
    return code
  }

  /// "云南省五华区": a county right behind its province.
  private func skippedLevel(below code: RegionCode, _ rest: inout ArraySlice<UInt8>) -> RegionCode? {
    guard code.province == code else { return nil }
    let text = rest
    let names = (countyNames[code] ?? []).filter { text.starts(with: $0.text) }
    guard let longest = names.first, names.filter({ $0.text == longest.text }).count == 1 else { return nil }
    rest = rest.dropFirst(longest.text.count)
    return longest.code
  }

  private static func take(_ names: [Name], from rest: inout ArraySlice<UInt8>) -> RegionCode? {
    let text = rest
    guard let name = names.first(where: { text.starts(with: $0.text) }) else { return nil }
    rest = rest.dropFirst(name.text.count)
    return name.code
  }

  private static func longestFirst(_ names: [Name]) -> [Name] {
    names.sorted { ($0.text.count, $1.code.number) > ($1.text.count, $0.code.number) }
  }
}
