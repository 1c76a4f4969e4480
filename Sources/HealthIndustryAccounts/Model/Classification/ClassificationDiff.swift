/// 分类版本差异: what one edition of the health classification has that another has not. Grain: one change an item, link,
/// rule or word.
public struct ClassificationDiff: Sendable {
  /// What changed.
  public enum Kind: String, Sendable, CaseIterable {
    case itemAdded, itemRemoved, itemRenamed, itemMoved
    case industryAdded, industryRemoved, industryMoved, industryBecamePartial, industryBecameWhole
    case ruleAdded, ruleRemoved, ruleChanged
    case negationAdded, negationRemoved
  }

  /// One change.
  public struct Change: Sendable, Equatable {
    /// What changed.
    public let kind: Kind
    /// Code of the item, or of the industry; the word of negation.
    public let code: String
    /// Its name, in the second edition where that has it.
    public let name: String
    /// In the first edition; empty where it has none.
    public let from: String
    /// In the second edition; empty where it has none.
    public let to: String
  }

  /// In the order of the kinds, then of the codes.
  public let changes: [Change]

  /// What `b` changes in `a`.
  init(_ a: HealthClassification, _ b: HealthClassification) {
    let found = Self.items(a, b) + Self.industries(a, b) + Self.rules(a, b) + Self.negations(a, b)
    let ranks = Dictionary(Kind.allCases.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    changes = found.sorted { (ranks[$0.kind] ?? 0, $0.code, $0.to) < (ranks[$1.kind] ?? 0, $1.code, $1.to) }
  }

  private static func items(_ a: HealthClassification, _ b: HealthClassification) -> [Change] {
    let removed = a.items.filter { b.index(of: $0.code) == nil }.map {
      Change(kind: .itemRemoved, code: $0.code, name: $0.name, from: place($0, a), to: "")
    }
    let others = b.items.flatMap { item -> [Change] in
      guard let index = a.index(of: item.code) else {
        return [Change(kind: .itemAdded, code: item.code, name: item.name, from: "", to: place(item, b))]
      }
      let before = a.items[index]
      let renamed = Change(kind: .itemRenamed, code: item.code, name: item.name, from: before.name, to: item.name)
      let moved = Change(
        kind: .itemMoved, code: item.code, name: item.name, from: place(before, a), to: place(item, b))
      return (before.name == item.name ? [] : [renamed]) + (moved.from == moved.to ? [] : [moved])
    }
    return removed + others
  }

  /// Level, and what the item stands under.
  private static func place(_ item: HealthClassification.Item, _ edition: HealthClassification) -> String {
    let level =
      switch item.level {
      case .division: "大类"
      case .group: "中类"
      case .class: "小类"
      }
    return item.parent.map { "\(level)，在 \(edition.items[$0].code) 下" } ?? level
  }

  private static func industries(_ a: HealthClassification, _ b: HealthClassification) -> [Change] {
    let codes = Set((a.links + b.links).map(\.industry)).sorted()
    return codes.flatMap { code -> [Change] in
      let before = a.links.filter { $0.industry == code }
      let after = b.links.filter { $0.industry == code }
      let name = (after + before).first?.industryName ?? ""
      func change(_ kind: Kind) -> Change {
        Change(kind: kind, code: "\(code)", name: name, from: words(before, a), to: words(after, b))
      }
      if before.isEmpty { return [change(.industryAdded)] }
      if after.isEmpty { return [change(.industryRemoved)] }
      let isMoved = classes(before, a) != classes(after, b)
      let (wasPartial, isPartial) = (before.contains(where: \.isPartial), after.contains(where: \.isPartial))
      let share: [Change] =
        wasPartial == isPartial ? [] : [change(isPartial ? .industryBecamePartial : .industryBecameWhole)]
      return (isMoved ? [change(.industryMoved)] : []) + share
    }
  }

  private static func classes(_ links: [HealthClassification.Link], _ edition: HealthClassification) -> Set<String> {
    Set(links.map { edition.items[$0.classIndex].code })
  }

  private static func words(_ links: [HealthClassification.Link], _ edition: HealthClassification) -> String {
    links.map { link in
      let item = edition.items[link.classIndex]
      return "\(link.isPartial ? "部分" : "整体") \(item.code) \(item.name)"
    }.sorted().joined(separator: ";")
  }

  private static func rules(_ a: HealthClassification, _ b: HealthClassification) -> [Change] {
    let (before, after) = (rulesByPlace(a), rulesByPlace(b))
    return Set(before.keys).union(after.keys).sorted().compactMap { place in
      let (from, to) = (before[place], after[place])
      guard from != to else { return nil }
      let parts = place.split(separator: " ").map(String.init)
      return Change(
        kind: from == nil ? .ruleAdded : to == nil ? .ruleRemoved : .ruleChanged, code: parts.first ?? "",
        name: parts.last ?? "", from: from ?? "", to: to ?? "")
    }
  }

  private static func negations(_ a: HealthClassification, _ b: HealthClassification) -> [Change] {
    let (before, after) = (Set(a.negations), Set(b.negations))
    func change(_ kind: Kind, _ word: String) -> Change { Change(kind: kind, code: word, name: "", from: "", to: "") }
    return after.subtracting(before).map { change(.negationAdded, $0) }
      + before.subtracting(after).map { change(.negationRemoved, $0) }
  }

  /// The terms of the rules by industry and class.
  private static func rulesByPlace(_ edition: HealthClassification) -> [String: String] {
    let rules = edition.activityRules.map { rule in
      let excluded = rule.excludes.isEmpty ? "" : "，排除 \(rule.excludes.sorted().joined(separator: "|"))"
      return (
        "\(rule.industry) \(edition.items[rule.classIndex].code)",
        "含 \(rule.includes.sorted().joined(separator: "|"))\(excluded)"
      )
    }
    return Dictionary(rules, uniquingKeysWith: { "\($0);\($1)" })
  }
}

extension ClassificationDiff.Kind {
  /// The Chinese words.
  public var words: String {
    switch self {
    case .itemAdded: "新增类别"
    case .itemRemoved: "删除类别"
    case .itemRenamed: "类别改名"
    case .itemMoved: "类别改变层级或上级"
    case .industryAdded: "新列入的行业"
    case .industryRemoved: "不再列入的行业"
    case .industryMoved: "行业改归其他小类"
    case .industryBecamePartial: "行业由整体改为部分"
    case .industryBecameWhole: "行业由部分改为整体"
    case .ruleAdded: "新增活动规则"
    case .ruleRemoved: "删除活动规则"
    case .ruleChanged: "活动规则用语改变"
    case .negationAdded: "新增否定词"
    case .negationRemoved: "删除否定词"
    }
  }
}
