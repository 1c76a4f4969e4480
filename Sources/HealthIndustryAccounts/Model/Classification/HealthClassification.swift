/// 健康产业统计分类: an edition of the derived classification over GB/T 4754, with the rules for its partial industries.
struct HealthClassification: Sendable {
  /// 大类、中类、小类.
  enum Level: String, Sendable, CaseIterable {
    case division, group
    case `class`
  }

  /// One row a division, group or class.
  struct Item: Sendable {
    let code: String
    let level: Level
    let name: String
    /// Index of the item above; nil for a division.
    let parent: Int?
    /// `official`, or what the row was made from.
    let provenance: String
    let note: String
  }

  /// One row an industry in a class.
  struct Link: Sendable {
    let industry: IndustryCode
    let industryName: String
    let classIndex: Int
    /// "*": only a part of the industry's activity belongs.
    let isPartial: Bool
    let scopeNote: String
    let provenance: String
    /// Its line in correspondence.csv; nil where it was not read from there.
    var line: Int?
  }

  /// How an industry belongs.
  enum Membership: Sendable, Equatable {
    case outside
    case whole(Int)
    /// The classes that parts of the industry may belong to.
    case partial([Int])
  }

  /// What an edition says of itself.
  struct Edition: Sendable {
    let id: String
    let title: String
    let isOfficial: Bool
    /// The sentence that marks every output of an edition that is not official.
    let statusNote: String
    let source: String

    /// Creates the description.
    init(id: String, title: String, isOfficial: Bool, statusNote: String, source: String) {
      self.id = id
      self.title = title
      self.isOfficial = isOfficial
      self.statusNote = statusNote
      self.source = source
    }
  }

  let edition: Edition
  let items: [Item]
  let links: [Link]
  let activityRules: [ActivityRule]
  /// Words that say that something is not done: no rule finds a term that they deny.
  let negations: [String]
  /// Where its files are, for messages; nil where it was not read from any.
  let folder: String?
  private let indexByCode: [String: Int]
  private let memberships: [Membership]
  private let rulesByIndustry: [IndustryCode: [Int]]
  private let activityTerms: ActivityTerms

  /// Creates an edition.
  init(
    edition: Edition, items: [Item], links: [Link], activityRules: [ActivityRule],
    negations: [String] = [], folder: String? = nil
  ) {
    self.folder = folder
    self.edition = edition
    self.items = items
    self.links = links
    self.activityRules = activityRules
    self.negations = negations
    indexByCode = Dictionary(items.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
    rulesByIndustry = Dictionary(grouping: activityRules.indices) { activityRules[$0].industry }
    memberships = Self.memberships(links)
    activityTerms = ActivityTerms(activityRules, negations: negations)
  }

  /// The index of a code.
  func index(of code: String) -> Int? { indexByCode[code] }

  /// How an industry belongs.
  func membership(of industry: IndustryCode) -> Membership { memberships[Int(industry.number)] }

  /// The industries that belong to a class, as a whole or in part.
  func industries(of classIndex: Int) -> Set<IndustryCode> {
    Set(links.filter { $0.classIndex == classIndex }.map(\.industry))
  }

  /// The activity rules of a partial industry, as indices into ``activityRules``.
  func rules(of industry: IndustryCode) -> [Int] { rulesByIndustry[industry] ?? [] }

  /// What a text says by each of the rules; empty where it holds no term of any.
  func verdicts(of rules: [Int], on text: Span<UInt8>) -> [ActivityRule.Verdict] {
    activityTerms.find(rules, in: text).map(ActivityRule.verdict)
  }

  /// The item itself and those above it.
  func lineage(of index: Int) -> [Int] {
    var lineage: [Int] = []
    var next: Int? = index
    while let index = next {
      lineage.append(index)
      next = items[index].parent
    }
    return lineage
  }

  private static func memberships(_ links: [Link]) -> [Membership] {
    var memberships = [Membership](repeating: .outside, count: 10_000)
    for link in links {
      let number = Int(link.industry.number)
      switch memberships[number] {
      case .outside: memberships[number] = link.isPartial ? .partial([link.classIndex]) : .whole(link.classIndex)
      case .partial(let classes): memberships[number] = .partial(classes + [link.classIndex])
      case .whole: break
      }
    }
    return memberships
  }
}

extension HealthClassification.Edition {
  /// Name, title and status.
  var words: String { "\(id) \(title)（\(isOfficial ? "正式版" : statusNote)）" }
}
