/// 统计单位表. Grain: one row a record that may count; one array a variable.
///
/// Sub-processes fill columns and set ``status``; no row is ever moved or copied. Records whose industry lies outside
/// the classification are not here: of them only ``KeyPartitions`` knows.
struct UnitTable: Sendable {
  /// Marks a figure that a record does not have. No number can be read as it: reading stops one below.
  static let missing = Int64.min
  /// What ``sources`` and ``packs`` can tell apart.
  static let mostSources = Int(UInt8.max)
  static let mostPacks = Int(Int8.max)

  // Collected (4.4).
  var places: [RecordPlace] = []
  var sources: [UInt8] = []
  var unitIDs = TextColumn()
  var names = TextColumn()
  var regions: [RegionCode] = []
  var industries: [StatedIndustry] = []
  /// The industry that the institution category leads to.
  var categoryIndustries: [IndustryCode?] = []
  var categories = TextColumn()
  var mainActivities = TextColumn()
  var businessScopes = TextColumn()
  var mainProducts = TextColumn()
  /// Index of the formula pack; -1 where the form has none.
  var packs: [Int8] = []
  /// One column a variable of the catalogue.
  var figures: [FigureColumn]

  // Filled later.
  var statuses: [UnitStatus] = []
  /// 4.4: units that some decision in force is about. Few are.
  var decided: [Int: DecidedUnit] = [:]
  /// 5.1: other records of the unit, and what was taken from them. Few units have any.
  var mergedRecords = MergedRecords()
  /// 5.2.
  var decisions = ChunkedColumn<CodingDecision>()
  var textCodings = TextCodings()
  /// 5.2: what the decisions on units come to.
  var decisionOutcomes: [Int: DecisionOutcome] = [:]
  /// 5.2: where local calibers count units outside the classification.
  var localPlaces: [Int: [LocalPlace]] = [:]
  /// 5.5.
  var derived = DerivedFigures()

  init(variableCount: Int) {
    figures = Array(repeating: FigureColumn(), count: variableCount)
  }

  var count: Int { places.count }

  /// The row of a record; nil where it lies outside the classification. Rows stand in the order of their places.
  func row(at place: RecordPlace) -> Int? {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if places[middle] < place { low = middle + 1 } else { high = middle }
    }
    return low < count && places[low] == place ? low : nil
  }

  /// Whether the row's unit lies outside the classification by its code and is kept beside it.
  func isAside(_ row: Int) -> Bool { statuses[row] == .aside }

  mutating func append(contentsOf other: UnitTable) {
    let row = count
    places.append(contentsOf: other.places)
    sources.append(contentsOf: other.sources)
    unitIDs.append(contentsOf: other.unitIDs)
    names.append(contentsOf: other.names)
    regions.append(contentsOf: other.regions)
    industries.append(contentsOf: other.industries)
    categoryIndustries.append(contentsOf: other.categoryIndustries)
    categories.append(contentsOf: other.categories)
    mainActivities.append(contentsOf: other.mainActivities)
    businessScopes.append(contentsOf: other.businessScopes)
    mainProducts.append(contentsOf: other.mainProducts)
    packs.append(contentsOf: other.packs)
    for variable in figures.indices { figures[variable].append(contentsOf: other.figures[variable], atRow: row) }
    statuses.append(contentsOf: other.statuses)
    for (place, unit) in other.decided { decided[row + place] = unit }
  }

  /// Makes room for so many rows, those to come being like the rows of a part.
  mutating func reserve(rows: Int, like part: UnitTable) {
    let times = (rows - count) / max(part.count, 1) + 1
    reserve(rows: rows)
    unitIDs.reserve(part.unitIDs, times: times)
    names.reserve(part.names, times: times)
    categories.reserve(part.categories, times: times)
    mainActivities.reserve(part.mainActivities, times: times)
    businessScopes.reserve(part.businessScopes, times: times)
    mainProducts.reserve(part.mainProducts, times: times)
    for variable in figures.indices where part.figures[variable].isUsed {
      figures[variable].reserve(upToRow: rows, from: count)
    }
  }

  /// Makes room for so many rows, with so many bytes of names.
  mutating func reserve(rows: Int, textBytes: Int) {
    reserve(rows: rows)
    unitIDs.reserve(rows: rows, bytes: rows * 18)
    names.reserve(rows: rows, bytes: textBytes)
    categories.reserve(rows: rows, bytes: 0)
    mainActivities.reserve(rows: rows, bytes: 0)
    businessScopes.reserve(rows: rows, bytes: 0)
    mainProducts.reserve(rows: rows, bytes: 0)
  }

  private mutating func reserve(rows: Int) {
    places.reserveCapacity(rows)
    sources.reserveCapacity(rows)
    regions.reserveCapacity(rows)
    industries.reserveCapacity(rows)
    categoryIndustries.reserveCapacity(rows)
    packs.reserveCapacity(rows)
    statuses.reserveCapacity(rows)
  }
}

/// A row whose unit was decided on.
struct DecidedUnit: Sendable {
  /// Of the unit among those decided on.
  let number: Int
  /// Whether the record is here for the decision alone: by its code it lies outside the classification.
  let isOutsideByCode: Bool
}

/// What became of a record: every record read has exactly one.
enum UnitStatus: UInt8, Sendable {
  /// Counts in the accounts.
  case accepted
  /// Whether it counts is for a person to say; on the review list, counted 0.
  case review
  case rejected
  /// Another record of the same unit stands for it.
  case duplicate
  /// Of another period or region, or of an industry outside the classification.
  case outside
  /// Outside the classification by its code, but kept for a local caliber or a compared edition: never part of the accounts.
  case aside
  /// Put outside by a rung, and kept as those.
  case excludedAside
  /// Outside by its code and read for a local caliber or a compared edition, which do not want it after all.
  case passedOver
}

extension UnitStatus {
  /// Whether a rung put the unit outside.
  var isExcluded: Bool { self == .outside || self == .excludedAside }

  /// Whether the unit is outside the classification and kept beside it.
  var isKeptAside: Bool { self == .aside || self == .excludedAside }
}
