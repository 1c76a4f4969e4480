/// 汇总结果: region × class × indicator, exact. Grain: one cell a region and class.
struct Aggregates: Sendable {
  /// The class dimension: an item of the classification, all of them, or units without a candidate class.
  enum ClassKey: Sendable, Hashable {
    case total
    case item(Int)
    case noCandidate
  }

  /// The region dimension: a division, or all scopes of a pipeline that has several.
  enum RegionKey: Sendable, Hashable {
    case total
    case region(RegionCode)
  }

  /// A cell's place.
  struct Key: Sendable, Hashable {
    let region: RegionKey
    let classKey: ClassKey

    /// Creates a key.
    init(_ region: RegionKey, _ classKey: ClassKey) {
      self.region = region
      self.classKey = classKey
    }
  }

  /// The sum of one indicator over some units.
  struct Sum: Sendable {
    var value: Int128 = 0
    var imputed = 0
    var missing = 0

    static func += (a: inout Sum, b: Sum) {
      a.value += b.value
      a.imputed += b.imputed
      a.missing += b.missing
    }
  }

  /// Sums over the units of a cell; each sum knows how many units lack the figure.
  struct Cell: Sendable {
    private(set) var units = 0
    private var sums = [Sum](repeating: Sum(), count: Indicator.allCases.count)

    /// A cell without units.
    init() {}

    /// A cell of sums made elsewhere, one an ``Indicator``.
    init(units: Int, sums: [Sum]) {
      self.units = units
      self.sums = sums
    }

    /// The sum over the units that have the figure; nil where none has.
    func sum(_ indicator: Indicator) -> ExactSum? {
      missing(indicator) == units ? nil : ExactSum(sums[indicator.rawValue].value)
    }

    /// How many units lack the figure.
    func missing(_ indicator: Indicator) -> Int { sums[indicator.rawValue].missing }

    /// How many units' figures are imputed.
    func imputed(_ indicator: Indicator) -> Int { sums[indicator.rawValue].imputed }

    /// What the sum is: what a cell of it must say.
    func status(_ indicator: Indicator) -> CellStatus {
      if missing(indicator) == units { return .missing }
      if missing(indicator) > 0 { return .incomplete }
      return imputed(indicator) > 0 ? .imputed : .normal
    }

    /// Adds the units of another cell.
    mutating func add(_ other: Cell) {
      units += other.units
      for index in sums.indices { sums[index] += other.sums[index] }
    }
  }

  var determined: [Key: Cell] = [:]
  /// Units on the review list: never part of ``determined``.
  var undetermined: [Key: Cell] = [:]
  /// 地区生产总值.
  var gdp: [RegionKey: ExactSum] = [:]
  /// One a local caliber of the pipeline.
  var calibers: [CaliberAccounts] = []

  subscript(_ region: RegionKey, _ classKey: ClassKey) -> Cell? { determined[Key(region, classKey)] }
}

/// 观测状态 of a cell.
enum CellStatus: String, Sendable {
  case normal
  /// Some of the value is imputed.
  case imputed
  /// Some units lack the figure.
  case incomplete
  /// No unit has the figure.
  case missing
  /// Units of the review list: not part of any total.
  case undetermined
}

/// Marks of derived columns.
enum Derived {
  /// A derived figure that could not be computed. Not stored: loops over all units compare with it.
  static var missing: Int128 { .min }
}
