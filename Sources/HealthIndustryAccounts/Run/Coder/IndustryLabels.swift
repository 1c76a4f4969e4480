/// Reads labels of two to four digits, with or without the section letter.
struct IndustryLabels {
  /// What labels are codes of.
  enum Edition {
    case current
    /// GB/T 4754-2011.
    case earlier
    /// The guide by which listed companies are labelled.
    case listedCompanies
  }

  /// What a label says.
  struct Label: Equatable {
    /// The known digits in the edition in use; blank where there are none.
    var digits = ""
    /// All classes that it may stand for, where it is of the edition before.
    var successors: [IndustryCode] = []
  }

  private let definition: CoderDefinition

  init(_ definition: CoderDefinition) { self.definition = definition }

  /// nil where the label is no code of the edition.
  func read(_ label: String, _ edition: Edition) -> Label? {
    let digits = String(FieldText.code(label).drop { $0.isLetter })
    if digits.isEmpty { return Label() }
    switch edition {
    case .current: return known(digits)
    case .listedCompanies: return definition.listedCompanies[digits].map { Label(digits: $0) } ?? known(digits)
    case .earlier:
      guard let code = IndustryCode(digits), let item = definition.earlierIndustries[code] else { return nil }
      return Label(
        digits: item.main?.description ?? commonDigits(item.successors.map(\.description)), successors: item.successors)
    }
  }

  private func known(_ digits: String) -> Label? {
    definition.industries[digits] == nil ? nil : Label(digits: digits)
  }

  /// What all codes begin with, as long as that is a code of two digits or more.
  private func commonDigits(_ codes: [String]) -> String {
    guard let first = codes.first else { return "" }
    return [4, 3, 2].lazy.map { String(first.prefix($0)) }.first { prefix in codes.allSatisfy { $0.hasPrefix(prefix) } }
      ?? ""
  }
}
