/// Codes that a definition names. One that is in no edition would select nothing, and nobody would notice.
extension DefinitionNode {
  /// A division code by its shape alone.
  func divisionCode() -> RegionCode? {
    guard let text = text() else { return nil }
    if let code = RegionCode(text) { return code }
    fault("\"\(text)\" is no division code of 6 digits; write it in quotes")
    return nil
  }

  /// The code of a division that there is today.
  func division(of divisions: Divisions) -> RegionCode? {
    guard let code = divisionCode() else { return nil }
    if divisions[code] != nil { return code }
    let today = divisions.current(code).map { "it was retired, and is \($0) \(divisions[$0]?.name ?? "") today" }
    fault("\"\(code)\" is no division of today\(today.map { ": \($0)" } ?? ""); expected a code of divisions.csv")
    return nil
  }
}
