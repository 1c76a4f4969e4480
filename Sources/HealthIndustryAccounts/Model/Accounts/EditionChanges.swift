/// 版本对比: what moves where if another edition of the classification takes the place of the run's own.
struct EditionChanges: Sendable {
  /// Where an edition puts a unit.
  enum Place: Sendable, Hashable {
    case outside, review
    /// A class, as the index of an item of that edition.
    case item(Int)
  }

  /// From where to where.
  struct Move: Sendable, Hashable {
    let from: Place
    let to: Place
  }

  /// What is done to the units of a move.
  enum Kind: Sendable {
    case unchanged, renamed, moved, out, entered, toReview, fromReview, newInReview, offReview
  }

  let from: HealthClassification
  let to: HealthClassification
  /// Every move with units, those that stay where they are as well.
  let cells: [Move: Aggregates.Cell]
  /// Rows of the units that do not stay where they are.
  let changedRows: [(row: Int, move: Move)]
  /// What becomes of the approved decisions under the other edition.
  var decisionFates: [DecisionFate] = []

  /// What becomes of the units: a class is the same where code and name are.
  func kind(_ move: Move) -> Kind {
    switch (move.from, move.to) {
    case (.outside, .outside), (.review, .review): return .unchanged
    case (.item(let before), .item(let after)):
      guard from.items[before].code == to.items[after].code else { return .moved }
      return from.items[before].name == to.items[after].name ? .unchanged : .renamed
    case (.item, .outside): return .out
    case (.outside, .item): return .entered
    case (.outside, .review): return .newInReview
    case (.review, .outside): return .offReview
    case (.item, .review): return .toReview
    case (.review, .item): return .fromReview
    }
  }

  /// Whether the units stay in a class that has another name only: same code, same industries. A code with another name and
  /// other industries may mean another thing.
  func isRenamedOnly(_ move: Move) -> Bool {
    guard kind(move) == .renamed, case .item(let before) = move.from, case .item(let after) = move.to else {
      return false
    }
    return from.industries(of: before) == to.industries(of: after)
  }

  /// The moves that change something: by kind of places, then by the codes of the classes.
  var changes: [(move: Move, cell: Aggregates.Cell)] {
    cells.filter { kind($0.key) != .unchanged }
      .sorted { (text($0.key.from, from), text($0.key.to, to)) < (text($1.key.from, from), text($1.key.to, to)) }
      .map { ($0.key, $0.value) }
  }

  /// The units that count before and not after, whether they leave the classification or go to the review list.
  var leaving: Aggregates.Cell { sum { $0.from.isItem && !$0.to.isItem } }

  /// The units that count after and not before.
  var entering: Aggregates.Cell { sum { !$0.from.isItem && $0.to.isItem } }

  /// Approved decisions that hold under the other edition as well.
  var decisionsThatHold: Int { decisionFates.count { $0 == .applied || $0 == .confirmed } }

  /// Approved decisions whose class the other edition does not have, or gives another name.
  var decisionsWithoutClass: Int { decisionFates.count { $0 == .noSuchClass || $0 == .otherName } }

  /// The units that a place holds before, and after.
  func before(_ place: Place) -> Aggregates.Cell { sum { $0.from == place } }
  func after(_ place: Place) -> Aggregates.Cell { sum { $0.to == place } }

  /// The code of a place: `_O` outside, `_U` on the review list.
  func text(_ place: Place, _ edition: HealthClassification) -> String {
    switch place {
    case .outside: "_O"
    case .review: "_U"
    case .item(let index): edition.items[index].code
    }
  }

  /// The words of a place.
  func words(_ place: Place, _ edition: HealthClassification) -> String {
    switch place {
    case .outside: "不属于健康产业"
    case .review: "待定"
    case .item(let index): edition.items[index].name
    }
  }

  private func sum(_ isWanted: (Move) -> Bool) -> Aggregates.Cell {
    .sum(cells.filter { isWanted($0.key) }.map(\.value))
  }
}

extension EditionChanges.Place {
  /// Whether units there count.
  var isItem: Bool { if case .item = self { true } else { false } }
}

extension EditionChanges.Kind {
  /// The Chinese words.
  var words: String {
    switch self {
    case .unchanged: "不变"
    case .renamed: "小类改名（代码不变）"
    case .moved: "改归其他小类"
    case .out: "移出"
    case .entered: "移入"
    case .toReview: "转为待定"
    case .fromReview: "由待定转入"
    case .newInReview: "新列待定"
    case .offReview: "不再待定"
    }
  }
}
