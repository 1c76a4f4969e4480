/// Checks an edition of the health classification against itself, its industries and the decree's frame.
public struct ClassificationCheck {
  /// Every fault in words: what was found and what was expected.
  public private(set) var faults: [String] = []

  private let classification: HealthClassification
  private let industries: IndustryClassification

  /// Checks the edition that a pipeline uses.
  public init(_ pipeline: Pipeline) {
    self.init(pipeline.classification, pipeline.industries)
  }

  /// - Parameter frame: the decree's frame; only an official edition must agree with its counts.
  init(
    _ classification: HealthClassification, _ industries: IndustryClassification, frame: ClassificationFrame? = nil
  ) {
    self.classification = classification
    self.industries = industries
    checkLevels()
    checkIndustries()
    checkMembership()
    checkRules()
    if let frame { checkFrame(frame) }
  }

  /// Counts of divisions, groups and classes.
  public var countsByLevel: [Int] { HealthClassification.Level.allCases.map { counts[$0, default: 0] } }

  var counts: [HealthClassification.Level: Int] {
    classification.items.reduce(into: [:]) { $0[$1.level, default: 0] += 1 }
  }

  private mutating func checkLevels() {
    let levels = HealthClassification.Level.allCases
    for item in classification.items {
      let above = item.parent.map { classification.items[$0].level }
      let depth = levels.firstIndex(of: item.level) ?? 0
      let expected = depth == 0 ? nil : levels[depth - 1]
      if above != expected {
        let found = above.map(\.rawValue) ?? "nothing"
        faults.append(
          "\(item.level.rawValue) \(item.code) stands under \(found); expected \(expected?.rawValue ?? "nothing")")
      }
    }
    for (index, item) in classification.items.enumerated() where item.level != .class {
      if !classification.items.contains(where: { $0.parent == index }) {
        faults.append("\(item.level.rawValue) \(item.code) \(item.name) has nothing under it")
      }
    }
  }

  private mutating func checkIndustries() {
    for link in classification.links {
      guard let industry = industries["\(link.industry)"], industry.level == "class" else {
        faults.append(
          "\(place(link))industry \(link.industry) of class \(code(link.classIndex)) does not exist in \(industries.title)"
        )
        continue
      }
      if !link.industryName.isEmpty, !Self.isSameName(industry.name, link.industryName) {
        faults.append("\(place(link))industry \(link.industry) is \"\(industry.name)\", not \"\(link.industryName)\"")
      }
    }
    let used = Set(classification.links.map(\.classIndex))
    for (index, item) in classification.items.enumerated() where item.level == .class && !used.contains(index) {
      faults.append("class \(item.code) \(item.name) has no industry")
    }
    for link in classification.links where classification.items[link.classIndex].level != .class {
      faults.append("\(place(link))industry \(link.industry) belongs to \(code(link.classIndex)), which is no class")
    }
  }

  /// An industry is in one class as a whole, or in one or more in part.
  private mutating func checkMembership() {
    for (industry, links) in Dictionary(grouping: classification.links, by: \.industry).sorted(by: { $0.key < $1.key })
    {
      let classes = links.map { code($0.classIndex) }.joined(separator: ", ")
      let isPartial = Set(links.map(\.isPartial))
      if isPartial.count > 1 { faults.append("industry \(industry) is both whole and partial, in \(classes)") }
      if isPartial == [false], links.count > 1 {
        faults.append("industry \(industry) is whole in several classes: \(classes)")
      }
      if Set(links.map(\.classIndex)).count < links.count {
        faults.append("industry \(industry) is in a class twice: \(classes)")
      }
    }
  }

  private mutating func checkRules() {
    let partial = Set(classification.links.filter(\.isPartial).map { "\($0.industry) \($0.classIndex)" })
    for rule in classification.activityRules {
      if !partial.contains("\(rule.industry) \(rule.classIndex)") {
        faults.append(
          "\(place(rule))activity rule for industry \(rule.industry), which is not partial in class \(code(rule.classIndex))"
        )
      }
      if rule.includes.isEmpty {
        faults.append("\(place(rule))activity rule for industry \(rule.industry) has no term that includes")
      }
    }
  }

  private mutating func checkFrame(_ frame: ClassificationFrame) {
    let divisions = classification.items.filter { $0.level == .division }
    for (code, name) in frame.divisions.sorted(by: { $0.key < $1.key }) {
      let found = divisions.first { $0.code == code }?.name
      if found.map({ Self.isSameName($0, name) }) != true {
        faults.append("division \(code) is \"\(found ?? "absent")\"; the decree has \"\(name)\"")
      }
    }
    guard classification.edition.isOfficial else { return }
    for level in HealthClassification.Level.allCases where counts[level, default: 0] != frame.counts[level] {
      faults.append(
        "\(counts[level, default: 0]) items of level \(level.rawValue); the decree has \(frame.counts[level] ?? 0)")
    }
  }

  /// File and line, to stand before the fault.
  private func place(_ link: HealthClassification.Link) -> String {
    link.line.map { "correspondence.csv:\($0): " } ?? ""
  }

  private func place(_ rule: ActivityRule) -> String { rule.line.map { "activity_rules.csv:\($0): " } ?? "" }

  private func code(_ index: Int) -> String { classification.items[index].code }

  /// Full-width and half-width marks are the same name.
  static func isSameName(_ first: String, _ second: String) -> Bool {
    FieldText.code(first).filter { $0 != " " } == FieldText.code(second).filter { $0 != " " }
  }
}

/// The decree's frame: how many items each level has, and the official divisions.
struct ClassificationFrame: Sendable {
  let title: String
  let decree: String
  let counts: [HealthClassification.Level: Int]
  let divisions: [String: String]
}
