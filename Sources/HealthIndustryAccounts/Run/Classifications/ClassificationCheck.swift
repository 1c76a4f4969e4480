/// Checks an edition of the health classification against itself, its industries and the decree's frame.
public struct ClassificationCheck {
  /// One fault, with its row where it is of one.
  struct Fault {
    var file: String?
    var line: Int?
    let message: String
  }

  private(set) var found: [Fault] = []

  /// Every fault in words: its place, what was found and what was expected.
  public var faults: [String] { found.map(words) }

  private let classification: HealthClassification
  private let industries: IndustryClassification

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

  /// Reports every fault, each an objection: all rows could be read.
  func report(to problems: DefinitionProblems) {
    for fault in found {
      problems.add(
        fault.message, file: path(of: fault.file ?? "items.csv"), line: fault.line ?? 1, isObjection: true)
    }
  }

  /// The path of a file of the edition, as far as it is known.
  private func path(of file: String) -> String { (classification.folder.map { "\($0)/" } ?? "") + file }

  private func words(_ fault: Fault) -> String {
    guard let file = fault.file, let line = fault.line else { return fault.message }
    return "\(path(of: file)):\(line): \(fault.message)"
  }

  private mutating func add(_ message: String) { found.append(Fault(message: message)) }

  private mutating func add(_ message: String, _ link: HealthClassification.Link) {
    found.append(Fault(file: "correspondence.csv", line: link.line, message: message))
  }

  private mutating func add(_ message: String, _ rule: ActivityRule) {
    found.append(Fault(file: "activity_rules.csv", line: rule.line, message: message))
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
        add(
          "\(item.level.rawValue) \(item.code) stands under \(found); expected \(expected?.rawValue ?? "nothing")")
      }
    }
    for (index, item) in classification.items.enumerated() where item.level != .class {
      if !classification.items.contains(where: { $0.parent == index }) {
        add("\(item.level.rawValue) \(item.code) \(item.name) has nothing under it")
      }
    }
  }

  private mutating func checkIndustries() {
    for link in classification.links {
      guard let industry = industries["\(link.industry)"], industry.level == "class" else {
        add("industry \(link.industry) of class \(code(link.classIndex)) does not exist in \(industries.title)", link)
        continue
      }
      if !link.industryName.isEmpty, !Self.isSameName(industry.name, link.industryName) {
        add("industry \(link.industry) is \"\(industry.name)\", not \"\(link.industryName)\"", link)
      }
    }
    let used = Set(classification.links.map(\.classIndex))
    for (index, item) in classification.items.enumerated() where item.level == .class && !used.contains(index) {
      add("class \(item.code) \(item.name) has no industry")
    }
    for link in classification.links where classification.items[link.classIndex].level != .class {
      add("industry \(link.industry) belongs to \(code(link.classIndex)), which is no class", link)
    }
  }

  /// An industry is in one class as a whole, or in one or more in part.
  private mutating func checkMembership() {
    for (industry, links) in Dictionary(grouping: classification.links, by: \.industry).sorted(by: { $0.key < $1.key })
    {
      let classes = links.map { code($0.classIndex) }.joined(separator: ", ")
      let isPartial = Set(links.map(\.isPartial))
      let last = links[links.count - 1]
      if isPartial.count > 1 { add("industry \(industry) is both whole and partial, in \(classes)", last) }
      if isPartial == [false], links.count > 1 {
        add("industry \(industry) is whole in several classes: \(classes)", last)
      }
      if Set(links.map(\.classIndex)).count < links.count {
        add("industry \(industry) is in a class twice: \(classes)", last)
      }
    }
  }

  private mutating func checkRules() {
    let partial = Set(classification.links.filter(\.isPartial).map { "\($0.industry) \($0.classIndex)" })
    for rule in classification.activityRules {
      if !partial.contains("\(rule.industry) \(rule.classIndex)") {
        add("activity rule for industry \(rule.industry), which is not partial in class \(code(rule.classIndex))", rule)
      }
      if rule.includes.isEmpty {
        add("activity rule for industry \(rule.industry) has no term that includes", rule)
      }
    }
  }

  private mutating func checkFrame(_ frame: ClassificationFrame) {
    let divisions = classification.items.filter { $0.level == .division }
    for (code, name) in frame.divisions.sorted(by: { $0.key < $1.key }) {
      let found = divisions.first { $0.code == code }?.name
      if found.map({ Self.isSameName($0, name) }) != true {
        add("division \(code) is \"\(found ?? "absent")\"; the decree has \"\(name)\"")
      }
    }
    for division in divisions where frame.divisions[division.code] == nil {
      add("division \(division.code) is \"\(division.name)\"; the decree has no such division")
    }
    guard classification.edition.isOfficial else { return }
    for level in HealthClassification.Level.allCases where counts[level, default: 0] != frame.counts[level] {
      add(
        "\(counts[level, default: 0]) items of level \(level.rawValue); the decree has \(frame.counts[level] ?? 0)")
    }
  }

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
