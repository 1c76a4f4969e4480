/// Industries whose records are kept although the classification does not have them, since a local caliber counts them
/// or another edition is compared.
struct AsideIndustries: Sendable {
  /// Nothing is kept.
  static let none = AsideIndustries()

  private let isKept: [Bool]
  /// The edition that a run is compared with.
  private let compared: HealthClassification?

  private init() {
    isKept = []
    compared = nil
  }

  /// - Parameter compared: the edition that a run is compared with; nil for a run that is not.
  init(_ calibers: [Caliber], compared: HealthClassification?) {
    self.compared = compared
    isKept =
      calibers.isEmpty && compared == nil
      ? []
      : (0..<10_000).map { number in
        guard let code = IndustryCode(number: UInt16(number)) else { return false }
        return calibers.contains { $0.outsideIndex(of: code) != nil }
          || compared.map { $0.membership(of: code) != .outside } ?? false
      }
  }

  /// Whether a run is compared with another edition.
  var isComparing: Bool { compared != nil }

  /// Whether records of an industry outside the classification are kept.
  func keeps(_ industry: IndustryCode?) -> Bool {
    guard !isKept.isEmpty, let industry else { return false }
    return isKept[Int(industry.number)]
  }

  /// Whether the compared edition asks the texts of a record whose codes decide in the run's own.
  func needsTexts(industry: IndustryCode?, category: IndustryCode?, _ ladder: CodingLadder) -> Bool {
    guard let compared else { return false }
    return ladder.fate(industry: industry, category: category, compared) == .byTexts
  }
}
