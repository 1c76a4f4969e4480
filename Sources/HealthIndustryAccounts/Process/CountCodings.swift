/// What became of the units by what decided their class. Grain: one row a basis that some unit has.
struct CodingCount: Sendable, Equatable {
  let basis: CodingBasis
  /// Whether the institution category gave the industry.
  let isByCategory: Bool
  var accepted = 0
  var review = 0
  var outside = 0
  /// Of the units that count, where they have the figure; in 10^-10 元.
  var valueAdded: Int128 = 0

  /// The rung that decided; nil where none did.
  var rung: CodingRung? {
    switch basis {
    case .approvedClass, .approvedOutside: .approvedDecision
    case .wholeIndustry, .outsideIndustry: isByCategory ? .registryCategory : .wholeIndustry
    case .activityRule, .excludedByRule: .activityRule
    case .textCoder, .textCoderOutside: .textCoder
    default: nil
    }
  }

  fileprivate mutating func add(_ other: CodingCount) {
    accepted += other.accepted
    review += other.review
    outside += other.outside
    valueAdded += other.valueAdded
  }
}

/// Counts units by basis, in the order of the bases; rejected and duplicate records are left out.
func countCodings(_ units: DerivedUnits, jobs: Int) -> [CodingCount] {
  let table = units.table
  let parts = RowRanges.map(table.count, jobs: jobs) { countRows(table, $0) }
  var counts = emptyCounts
  for part in parts {
    for (number, count) in part.enumerated() { counts[number].add(count) }
  }
  return counts.filter { $0.accepted + $0.review + $0.outside > 0 }
}

/// Two a basis: the industry by its code, and by the category.
private let emptyCounts = CodingBasis.allCases.flatMap { basis in
  [CodingCount(basis: basis, isByCategory: false), CodingCount(basis: basis, isByCategory: true)]
}

private func countRows(_ table: UnitTable, _ range: Range<Int>) -> [CodingCount] {
  var counts = emptyCounts
  let derived = table.derived.block(range)
  for row in range {
    let decision = table.decisions[row]
    let number = Int(decision.basis.rawValue) * 2 + (decision.isByCategory ? 1 : 0)
    switch table.statuses[row] {
    case .accepted:
      counts[number].accepted += 1
      let valueAdded = derived[Indicator.valueAdded.rawValue, row]
      if valueAdded != Derived.missing { counts[number].valueAdded += valueAdded }
    case .review: counts[number].review += 1
    case .outside, .excludedAside: counts[number].outside += 1
    case .rejected, .duplicate, .aside, .passedOver: break
    }
  }
  return counts
}
