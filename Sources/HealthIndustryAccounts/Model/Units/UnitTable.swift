/// 统计单位表. Grain: one row a record that may count; one array a variable.
///
/// Sub-processes fill columns and set ``status``; no row is ever moved or copied. Rows whose industry lies outside the
/// classification are not here but in ``OutsideRecords``.
struct UnitTable: Sendable {
  /// Marks a figure that a record does not have. No number can be read as it: reading stops one below.
  static let missing = Int64.min

  // Collected (4.4).
  var places: [RecordPlace] = []
  var sources: [UInt8] = []
  var unitIDs = TextColumn()
  var keys: [UnitKey] = []
  var names = TextColumn()
  var regions: [RegionCode] = []
  var industries: [StatedIndustry] = []
  /// The industry that the institution category leads to.
  var categoryIndustries: [IndustryCode?] = []
  var categories = TextColumn()
  var mainActivities = TextColumn()
  var businessScopes = TextColumn()
  /// Index of the formula pack; -1 where the form has none.
  var packs: [Int8] = []
  /// One column a variable of the catalogue, in 0.0001 元 or whole numbers; ``missing`` where there is none.
  var figures: [[Int64]]

  // Filled later.
  var statuses: [UnitStatus] = []
  /// 5.1: other records of the unit, and what was taken from them. Few units have any.
  var mergedRecords: [Int: [RecordPlace]] = [:]
  /// 5.2.
  var decisions: [CodingDecision] = []
  /// 5.5: one column an ``Indicator``, in 10^-10 元 or persons.
  var derived: [[Int128]] = []
  var isImputed: [Bool] = []

  init(variableCount: Int) {
    figures = Array(repeating: [], count: variableCount)
  }

  var count: Int { places.count }

  mutating func append(contentsOf other: UnitTable) {
    places.append(contentsOf: other.places)
    sources.append(contentsOf: other.sources)
    unitIDs.append(contentsOf: other.unitIDs)
    keys.append(contentsOf: other.keys)
    names.append(contentsOf: other.names)
    regions.append(contentsOf: other.regions)
    industries.append(contentsOf: other.industries)
    categoryIndustries.append(contentsOf: other.categoryIndustries)
    categories.append(contentsOf: other.categories)
    mainActivities.append(contentsOf: other.mainActivities)
    businessScopes.append(contentsOf: other.businessScopes)
    packs.append(contentsOf: other.packs)
    for variable in figures.indices { figures[variable].append(contentsOf: other.figures[variable]) }
    statuses.append(contentsOf: other.statuses)
  }
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
}

/// Records outside the classification: most of a register. Grain: one row a record; key and place, nothing else.
struct OutsideRecords: Sendable {
  var keys: [UnitKey] = []
  var places: [RecordPlace] = []
  var sources: [UInt8] = []
  var isDuplicate: [Bool] = []

  mutating func append(contentsOf other: OutsideRecords) {
    keys.append(contentsOf: other.keys)
    places.append(contentsOf: other.places)
    sources.append(contentsOf: other.sources)
    isDuplicate.append(contentsOf: other.isDuplicate)
  }
}
