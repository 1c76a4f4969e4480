/// 矛盾规则: terms in a unit's texts that speak against some industry codes. Grain: one row of the table.
struct ContradictionRule: Sendable {
  /// Which codes the terms speak against.
  enum Codes: Sendable, Equatable {
    /// All codes outside the health classification.
    case outside
    /// All codes that belong to it as a whole.
    case whole
    /// Those that begin with one of these digits.
    case beginning([String])
  }

  let id: String
  /// What the terms say that the unit is, in Chinese.
  let says: String
  let terms: [String]
  /// Longer words in which a term says nothing: 兽医院 is no 医院.
  let unless: [String]
  let codes: Codes
  /// First digits of codes for which the terms are nothing unusual.
  let exceptions: [String]

  /// Whether the terms speak against a code.
  ///
  /// - Parameter digits: the four digits of the code.
  func isAgainst(_ digits: String, _ membership: HealthClassification.Membership) -> Bool {
    let isConcerned =
      switch (codes, membership) {
      case (.outside, .outside), (.whole, .whole): true
      case (.beginning(let beginnings), _): beginnings.contains(where: digits.hasPrefix)
      default: false
      }
    return isConcerned && !exceptions.contains(where: digits.hasPrefix)
  }
}
