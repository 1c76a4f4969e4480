/// What a decision says under an edition of the classification that it was not written for.
///
/// It says the same as a pipeline of that edition would read in its sheet: a class holds where code and name are the same,
/// and that a unit does not belong holds under any edition.
enum EditionVerdict: Sendable, Hashable {
  case holds(ApprovedDecision.Verdict)
  /// The edition has no class of this code.
  case noSuchClass
  /// The class of this code has another name: it may mean another thing.
  case otherName

  /// The verdict as one of the edition's own; nil where it names nothing there.
  var verdict: ApprovedDecision.Verdict? { if case .holds(let verdict) = self { verdict } else { nil } }

  /// What becomes of a decision that names nothing in the edition; nil where it does.
  var fate: DecisionFate? {
    switch self {
    case .holds: nil
    case .noSuchClass: .noSuchClass
    case .otherName: .otherName
    }
  }
}

extension ApprovedDecision.Verdict {
  /// What a verdict of one edition says under another.
  func carried(from own: HealthClassification, to other: HealthClassification) -> EditionVerdict {
    guard case .belongs(let classIndex) = self else { return .holds(self) }
    let decided = own.items[classIndex]
    guard let index = other.index(of: decided.code), other.items[index].level == .class else { return .noSuchClass }
    return other.items[index].name == decided.name ? .holds(.belongs(index)) : .otherName
  }
}
