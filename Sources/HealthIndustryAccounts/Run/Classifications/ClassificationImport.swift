internal import Foundation

/// Writes an official edition from the decree's table, after checking it.
public struct ClassificationImport {
  /// What was written.
  public struct Result {
    /// Folder of the new edition.
    public let folder: String
    /// Counts of divisions, groups and classes.
    public let countsByLevel: [Int]
    /// How many industries it has.
    public let industries: Int
    /// How many of them are partial.
    public let partial: Int
    /// Partial industries for which no activity rule could be taken over: their units go to the review list.
    public let withoutRule: [String]
  }

  private let frame: ClassificationFrame
  private let industries: IndustryClassification
  private let columns: DecreeTableColumns
  private let folder: String

  /// - Parameter folder: the folder of classifications, with the frame, the industry edition and the column aliases.
  /// - Throws: ``DefinitionError``.
  public init(folder: String) throws(DefinitionError) {
    let reader = DefinitionReader()
    let frame = reader.frame(folder + "/health-industry-2019.yaml")
    industries = reader.industries(folder + "/gbt4754-2017")
    let columns = reader.decreeTableColumns(folder + "/decree-table.yaml")
    try reader.problems.throwIfAny()
    guard let frame, let columns else { throw DefinitionError(problems: []) }
    self.frame = frame
    self.columns = columns
    self.folder = folder
  }

  /// Imports a table as a new edition; nothing is written unless the edition passes its check.
  ///
  /// - Parameter rules: an edition whose activity rules are taken over, industry by industry.
  /// - Throws: ``DefinitionError`` with every fault; ``EditionError`` where the edition exists or fails its check.
  public func write(_ table: String, as name: String, rulesFrom rules: ClassificationFolder? = nil) throws -> Result {
    guard !name.isEmpty, !name.contains("/"), !name.hasPrefix(".") else {
      throw EditionError(
        edition: name, faults: ["the name becomes a folder's; expected one without / that begins with no ."])
    }
    let target = "\(folder)/\(name)"
    guard !Paths.exists(target) else {
      throw EditionError(edition: name, faults: ["the folder \(target) exists already; choose another name"])
    }
    let classification = try edition(DecreeTable(table, columns: columns), name, table, rules?.classification)
    let check = ClassificationCheck(classification, industries, frame: frame)
    guard check.faults.isEmpty else { throw EditionError(edition: name, faults: check.faults) }
    try write(classification, check, to: target)
    let partial = classification.links.filter(\.isPartial)
    return Result(
      folder: target, countsByLevel: check.countsByLevel, industries: Set(classification.links.map(\.industry)).count,
      partial: Set(partial.map(\.industry)).count,
      withoutRule: partial.filter { classification.rules(of: $0.industry).isEmpty }.map { "\($0.industry)" })
  }

  // MARK: - From the table to an edition

  private func edition(_ table: DecreeTable, _ name: String, _ file: String, _ rules: HealthClassification?)
    throws -> HealthClassification
  {
    var items: [HealthClassification.Item] = []
    var open: [HealthClassification.Level: Int] = [:]
    var links: [HealthClassification.Link] = []
    for row in table.items {
      let level = try level(of: row, file)
      let parent = level == .division ? nil : open[level == .group ? .division : .group]
      if let parent, !row.code.hasPrefix(items[parent].code) {
        throw EditionError(
          edition: name,
          faults: ["\(row.code) in line \(row.line) stands under \(items[parent].code); expected it under its own code"]
        )
      }
      open[level] = items.count
      for industry in row.industries {
        guard let code = IndustryCode(industry.code) else { continue }
        links.append(
          .init(
            industry: code, industryName: industries[industry.code]?.name ?? "", classIndex: items.count,
            isPartial: industry.isPartial, scopeNote: "", provenance: "official"))
      }
      items.append(
        .init(code: row.code, level: level, name: row.name, parent: parent, provenance: "official", note: row.note))
    }
    let description = HealthClassification.Edition(
      id: name, title: frame.title, isOfficial: true, statusNote: "",
      source: "\(frame.decree)，由 \(Paths.name(of: file)) 导入")
    return HealthClassification(
      edition: description, items: items, links: links, activityRules: takeOver(rules, links),
      negations: rules?.negations ?? [])
  }

  /// Levels by the digits of the code: 2, 3 and 4 as the decree prints them, or by its dots.
  private func level(of row: DecreeTable.Item, _ file: String) throws -> HealthClassification.Level {
    let parts = row.code.split(separator: ".")
    let depth = parts.count > 1 ? parts.count : row.code.count - 1
    guard (1...3).contains(depth), row.code.allSatisfy({ $0.isNumber || $0 == "." }) else {
      throw DefinitionError(problems: [
        DefinitionProblem(
          file: file, line: row.line,
          message: "\"\(row.code)\" is no code of 2, 3 or 4 digits (01, 011, 0111) or with dots (01.1.1)")
      ])
    }
    return HealthClassification.Level.allCases[depth - 1]
  }

  /// A partial industry of one class keeps its terms, whatever the class is called now.
  private func takeOver(_ rules: HealthClassification?, _ links: [HealthClassification.Link]) -> [ActivityRule] {
    guard let rules else { return [] }
    let partial = Dictionary(grouping: links.filter(\.isPartial), by: \.industry).filter { $0.value.count == 1 }
    return rules.activityRules.compactMap { rule in
      partial[rule.industry].map {
        ActivityRule(
          industry: rule.industry, classIndex: $0[0].classIndex, includes: rule.includes, excludes: rule.excludes)
      }
    }
  }

  // MARK: - Writing

  private func write(_ edition: HealthClassification, _ check: ClassificationCheck, to target: String) throws {
    let draft = target + ".draft"
    if Paths.exists(draft) { try FileManager.default.removeItem(atPath: draft) }
    try FileManager.default.createDirectory(atPath: draft, withIntermediateDirectories: true)
    try editionYAML(edition, check).write(toFile: draft + "/edition.yaml", atomically: false, encoding: .utf8)
    try write(itemRows(edition), to: draft + "/items.csv")
    try write(linkRows(edition), to: draft + "/correspondence.csv")
    try write(ruleRows(edition), to: draft + "/activity_rules.csv")
    let reader = DefinitionReader()
    _ = reader.healthClassification(draft)
    do {
      try reader.problems.throwIfAny()
    } catch {
      try FileManager.default.removeItem(atPath: draft)
      throw error
    }
    try FileManager.default.moveItem(atPath: draft, toPath: target)
  }

  private func write(_ rows: [[String]], to path: String) throws {
    let writer = try CSVFileWriter(path: path, withByteOrderMark: false)
    for row in rows { try writer.write(record: row) }
    try writer.close()
  }

  private func editionYAML(_ edition: HealthClassification, _ check: ClassificationCheck) -> String {
    let counts = HealthClassification.Level.allCases.map { "\($0.rawValue): \(check.counts[$0, default: 0])" }
    return """
      # 健康产业统计分类正式版 / the decree's table as imported.
      classification: \(Self.quoted(edition.edition.id))
      frame: ../health-industry-2019.yaml
      title: \(Self.quoted(frame.title))
      description: \(Self.quoted(frame.title + "，按发布文本导入"))
      source: \(Self.quoted(edition.edition.source))
      validity: {from: 2019}
      status: official
      counts: {\(counts.joined(separator: ", "))}
      negations: [\(edition.negations.map(Self.quoted).joined(separator: ", "))]

      """
  }

  /// A text as YAML takes it for itself, whatever is in it: names of files hold colons and hashes.
  private static func quoted(_ text: String) -> String {
    "'" + FieldText.withoutLineBreaks(text).replacingOccurrences(of: "'", with: "''") + "'"
  }

  private func itemRows(_ edition: HealthClassification) -> [[String]] {
    [["code", "level", "name", "parent", "provenance", "note"]]
      + edition.items.map { item in
        [
          item.code, item.level.rawValue, item.name, item.parent.map { edition.items[$0].code } ?? "", item.provenance,
          item.note,
        ]
      }
  }

  private func linkRows(_ edition: HealthClassification) -> [[String]] {
    [["class_code", "industry_code", "industry_name", "partial", "scope_note", "provenance"]]
      + edition.links.map { link in
        [
          edition.items[link.classIndex].code, "\(link.industry)", link.industryName, link.isPartial ? "1" : "0",
          link.scopeNote, link.provenance,
        ]
      }
  }

  private func ruleRows(_ edition: HealthClassification) -> [[String]] {
    [["industry_code", "class_code", "include_any", "exclude_any", "provenance", "note"]]
      + edition.activityRules.map { rule in
        [
          "\(rule.industry)", edition.items[rule.classIndex].code, rule.includes.joined(separator: "|"),
          rule.excludes.joined(separator: "|"), "reconstructed", "",
        ]
      }
  }
}

/// An edition that cannot be written.
public struct EditionError: Error, CustomStringConvertible {
  let edition: String
  let faults: [String]

  /// What was found, where, what was expected and what to do.
  public var description: String {
    "the edition \"\(edition)\" is not written:\n" + faults.map { "  \($0)" }.joined(separator: "\n")
  }
}
