/// Resolves what a record says of its region: a code of 6, 9 or 12 digits, today's or retired, or a name.
struct RegionResolver: Sendable {
  /// What a text resolves to.
  enum Resolution: Sendable, Equatable {
    case resolved(RegionCode)
    /// A retired code and today's division.
    case retired(RegionCode, now: RegionCode)
    case outside(RegionCode)
    case ambiguous([RegionCode])
    case unresolved
  }

  private let divisions: Divisions
  private let names: RegionNames
  private let addressNames: RegionNames
  /// The regions accounted for; units elsewhere are outside.
  let scopes: [RegionCode]

  /// Creates a resolver.
  init(divisions: Divisions, nameParts: RegionNames.Parts, scopes: [RegionCode]) {
    self.divisions = divisions
    names = RegionNames(divisions, parts: nameParts, withBareCounties: true)
    addressNames = RegionNames(divisions, parts: nameParts, withBareCounties: false)
    self.scopes = scopes
  }

  /// Resolves a normalised text.
  func resolve(_ text: String) -> Resolution {
    guard text.utf8.allSatisfy(\.isDigit) else {
      return resolve(name: text, names)
    }
    guard [6, 9, 12].contains(text.utf8.count), let code = RegionCode(text.prefix(6)),
      let current = divisions.current(code)
    else { return .unresolved }
    guard isInScope(current) else { return .outside(current) }
    return current == code ? .resolved(code) : .retired(code, now: current)
  }

  /// Resolves a normalised text. Of a division outside that holds a scope, such as the province of a prefecture, the address
  /// says whether the unit is in the scope: it would be counted there, were the province accounted for.
  func resolve(_ text: String, address: String) -> Resolution {
    let resolution = resolve(text)
    guard case .outside(let code) = resolution, scopes.contains(where: { divisions.contains(code, $0) }) else {
      return resolution
    }
    let refined = refine(code, byAddress: address)
    return isInScope(refined) ? .resolved(refined) : resolution
  }

  /// Today's divisions within the scopes by the number of their code: what ``resolve(_:)`` finds for them.
  var currentCodes: [UInt32: RegionCode] {
    var codes: [UInt32: RegionCode] = [:]
    for division in divisions.all where isInScope(division.code) { codes[division.code.number] = division.code }
    return codes
  }

  /// The division that an address names from its beginning.
  func resolve(address: String) -> Resolution { resolve(name: address, addressNames) }

  /// The county that an address names, where it lies in the region already known.
  func refine(_ region: RegionCode, byAddress address: String) -> RegionCode {
    guard region.prefecture == region, !address.isEmpty,
      case .division(let found) = addressNames.match(address, within: [region]),
      divisions.contains(region, found)
    else { return region }
    return found
  }

  private func resolve(name text: String, _ names: RegionNames) -> Resolution {
    switch names.match(text, within: scopes) {
    case .division(let code): isInScope(code) ? .resolved(code) : .outside(code)
    case .ambiguous(let codes): .ambiguous(codes)
    case .unknown: .unresolved
    }
  }

  private func isInScope(_ code: RegionCode) -> Bool {
    scopes.contains { divisions.contains($0, code) }
  }
}
