/// 审定 of a run: which decisions there are, and which hold for the units of its year.
struct ApprovedDecisions: Sendable {
  /// All decisions read, of all years, in the order of files and rows.
  let all: [ApprovedDecision]
  /// Decisions in force in the year: valid, and replaced by no other that is. Grain: one row a unit.
  private let inForce: [[Int]]
  private let units: [ApprovedDecision.Unit: Int]
  private let superseded: Set<Int>
  private let period: Int
  /// What each decision says under the edition that units are coded by.
  private(set) var verdicts: [EditionVerdict]
  /// Keys of the units that some decision in force is about, for the innermost loop of collection.
  let keys: DecidedKeys

  init(_ all: [ApprovedDecision] = [], period: Int = 0) {
    self.all = all
    self.period = period
    verdicts = all.map { .holds($0.verdict) }
    let valid = all.indices.filter { all[$0].validity.contains(period) }
    superseded = Self.superseded(all, valid)
    var units: [ApprovedDecision.Unit: Int] = [:]
    var inForce: [[Int]] = []
    for index in valid where !superseded.contains(index) {
      if let unit = units[all[index].unit] {
        inForce[unit].append(index)
      } else {
        units[all[index].unit] = inForce.count
        inForce.append([index])
      }
    }
    self.units = units
    self.inForce = inForce
    keys = DecidedKeys(units.keys)
  }

  /// The same decisions on the same units, with what they say under another edition.
  func carried(from own: HealthClassification, to other: HealthClassification) -> ApprovedDecisions {
    var carried = self
    carried.verdicts = all.map { $0.verdict.carried(from: own, to: other) }
    return carried
  }

  /// Whether no unit of the year is decided on.
  var isEmpty: Bool { inForce.isEmpty }

  /// Number of the decisions in force.
  var inForceCount: Int { inForce.map(\.count).reduce(0, +) }

  /// Number of the unit among those decided on; nil where it is not.
  func unit(_ identifier: UnitIdentifier, source: Int) -> Int? {
    isEmpty ? nil : units[.init(identifier, source: source)]
  }

  /// What the decisions on a unit come to, as the unit is now.
  func outcome(ofUnit unit: Int, _ fingerprint: UnitFingerprint) -> DecisionOutcome {
    let current = inForce[unit].filter { all[$0].fingerprint.map { $0 == fingerprint } ?? true }
    guard let latest = latest(of: current) else { return .unitChanged(latest(of: inForce[unit]) ?? inForce[unit][0]) }
    return Set(current.map { all[$0].verdict }).count == 1 ? .applies(latest) : .conflicting(current)
  }

  /// What the decisions on the units of a table come to, by row.
  func outcomes(of table: UnitTable) -> [Int: DecisionOutcome] {
    var outcomes: [Int: DecisionOutcome] = [:]
    for (row, unit) in table.decided where table.statuses[row] == .accepted {
      outcomes[row] = outcome(ofUnit: unit.number, UnitFingerprint(table, row))
    }
    return outcomes
  }

  /// What became of every decision in a run, by the coded units.
  func fates(_ table: UnitTable) -> [DecisionFate] {
    var fates = all.indices.map { index in
      superseded.contains(index)
        ? DecisionFate.superseded : all[index].validity.contains(period) ? .noSuchUnit : .notInForce
    }
    for (row, outcome) in table.decisionOutcomes {
      guard let unit = table.decided[row] else { continue }
      for index in inForce[unit.number] { fates[index] = fate(of: index, outcome, table.decisions[row].basis) }
    }
    return fates
  }

  /// The row of the unit that each decision in force is about, where the table has one that may count.
  func rows(_ table: UnitTable) -> [Int: Int] {
    let pairs = table.decisionOutcomes.keys.flatMap { row in
      (table.decided[row].map { inForce[$0.number] } ?? []).map { ($0, row) }
    }
    return Dictionary(pairs, uniquingKeysWith: min)
  }

  private func fate(of index: Int, _ outcome: DecisionOutcome, _ basis: CodingBasis) -> DecisionFate {
    // What names nothing in the edition decided nothing there.
    let withoutClass = verdicts[index].fate
    switch outcome {
    case .applies(let applied):
      // One of a unit that changed in between stands beside the one that holds now.
      guard all[index].verdict == all[applied].verdict else { return .unitChanged }
      if let withoutClass { return withoutClass }
      return basis == .approvedClass || basis == .approvedOutside ? .applied : .notAsked
    case .conflicting(let decisions): return decisions.contains(index) ? .conflicting : .unitChanged
    case .unitChanged(let latest):
      if let withoutClass { return withoutClass }
      return basis == .unitChanged || verdicts[latest].verdict == nil ? .unitChanged : .confirmed
    }
  }

  /// Pairs that cannot both hold: of the same unit, in common years, with other verdicts, on the same ground, and neither
  /// replacing the other. Those of a unit that changed in between are no conflict: each holds for its time.
  var conflicts: [(Int, Int)] {
    let byUnit = Dictionary(grouping: all.indices) { all[$0].unit }
    return byUnit.values.flatMap { indices in
      indices.enumerated().flatMap { place, first in
        indices.dropFirst(place + 1).filter { conflict(all[first], all[$0]) }.map { (first, $0) }
      }
    }.sorted { $0 < $1 }
  }

  private func conflict(_ a: ApprovedDecision, _ b: ApprovedDecision) -> Bool {
    let isSameGround = a.fingerprint == nil || b.fingerprint == nil || a.fingerprint == b.fingerprint
    return a.verdict != b.verdict && isSameGround && a.validity.overlaps(b.validity)
      && !a.supersedes.contains(b.number) && !b.supersedes.contains(a.number)
  }

  private func latest(of indices: [Int]) -> Int? { indices.max { (all[$0].date, $0) < (all[$1].date, $1) } }

  private static func superseded(_ all: [ApprovedDecision], _ valid: [Int]) -> Set<Int> {
    // Of its own unit only: `kanghe review import` takes no other, but a file may be put there by hand.
    var replaced: [ApprovedDecision.Unit: Set<String>] = [:]
    for index in valid where !all[index].supersedes.isEmpty {
      replaced[all[index].unit, default: []].formUnion(all[index].supersedes)
    }
    return replaced.isEmpty ? [] : Set(valid.filter { replaced[all[$0].unit]?.contains(all[$0].number) == true })
  }
}

/// What the decisions on one unit come to. Decisions are given by their index.
enum DecisionOutcome: Sendable, Equatable {
  case applies(Int)
  /// They differ, so that none applies.
  case conflicting([Int])
  /// The unit is not as it was when it was decided on; the latest decision.
  case unitChanged(Int)

  /// The decisions that it is about.
  var decisions: [Int] {
    switch self {
    case .applies(let decision), .unitChanged(let decision): [decision]
    case .conflicting(let decisions): decisions
    }
  }
}

/// What became of a decision in a run, or under the edition that a run is compared with.
enum DecisionFate: String, Sendable, CaseIterable {
  case applied
  /// The unit changed, and its codes or texts now say what was decided.
  case confirmed
  case unitChanged = "unit-changed"
  case conflicting
  /// A rung that stands before in the ladder decided.
  case notAsked = "not-asked"
  case superseded
  case notInForce = "not-in-force"
  /// The run has no record of the unit that may count.
  case noSuchUnit = "no-such-unit"
  /// Under a compared edition only: it does not have the decided class, or the code's class has another name.
  case noSuchClass = "no-such-class"
  case otherName = "other-name"

  /// The Chinese words of decisions.csv.
  var words: String {
    switch self {
    case .applied: "已采用"
    case .confirmed: "单位情况已变，编码结果与审定一致"
    case .unitChanged: "单位情况已变，未采用"
    case .conflicting: "与其他审定矛盾，未采用"
    case .notAsked: "编码阶梯中在前的依据已定，未采用"
    case .superseded: "已被替代"
    case .notInForce: "不在有效期"
    case .noSuchUnit: "本期没有该单位的可用记录"
    case .noSuchClass: "对比版没有该小类，由对比版的其他依据判定"
    case .otherName: "对比版该代码的小类名称不同，由对比版的其他依据判定"
    }
  }
}

/// Keys of units in a set that is fast to miss: of millions of records, few are decided on.
struct DecidedKeys: Sendable {
  /// One bit a value of the low bits of a key's hash.
  private var bits: [UInt64] = []
  private var keys: Set<UnitKey> = []
  private static let words: UInt64 = 1 << 10

  init(_ units: some Sequence<ApprovedDecision.Unit>) {
    for case .organisation(let key) in units { keys.insert(key) }
    guard !keys.isEmpty else { return }
    bits = Array(repeating: 0, count: Int(Self.words))
    for key in keys { bits[Self.word(key)] |= Self.bit(key) }
  }

  var isEmpty: Bool { keys.isEmpty }

  @inline(__always)
  func contains(_ key: UnitKey) -> Bool {
    bits[Self.word(key)] & Self.bit(key) != 0 && keys.contains(key)
  }

  @inline(__always)
  private static func word(_ key: UnitKey) -> Int { Int((key.hash >> 6) & (words - 1)) }

  @inline(__always)
  private static func bit(_ key: UnitKey) -> UInt64 { 1 << (key.hash & 63) }
}
