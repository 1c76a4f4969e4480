extension ReviewSheet {
  /// The review list of a run.
  init(_ units: DerivedUnits, _ context: ReviewContext, _ describer: UnitDescriber) {
    let entries = rankReview(units.table, by: context.amount)
    let rows = ReviewRows(units.table, entries, context, describer)
    let edition = describer.classification.edition
    self.init(
      title: context.title, period: context.period, statusNote: edition.isOfficial ? "" : edition.statusNote,
      amountName: context.amountName, rowCount: entries.count, workbookRowLimit: context.workbookRowLimit,
      choices: rows.choices.all.map { choice in
        let lineage = choice.classIndex.map { describer.classification.lineage(of: $0).dropFirst().reversed() } ?? []
        return Choice(
          text: choice.text,
          above: lineage.map { "\(describer.classification.items[$0].code) \(describer.classification.items[$0].name)" }
        )
      },
      cell: rows.cell, write: rows.write, indicator: rows.indicator, hasScores: context.asksTextCoder)
  }
}

/// Puts the units of the review list into the words of its columns.
///
/// A class, since a structure of this size would be copied, column by column, wherever a cell is asked for.
private final class ReviewRows: Sendable {
  let table: UnitTable
  let entries: [ReviewEntry]
  let context: ReviewContext
  let describer: UnitDescriber
  let choices: DecisionChoices
  /// Of the regions and industries of the units: they are few, and a unit's words for them many.
  private let regions: [RegionCode: String]
  private let classesOfIndustry: [IndustryCode: String]

  init(_ table: UnitTable, _ entries: [ReviewEntry], _ context: ReviewContext, _ describer: UnitDescriber) {
    self.table = table
    self.entries = entries
    self.context = context
    self.describer = describer
    let choices = DecisionChoices(describer.classification)
    self.choices = choices
    let codes = Set(entries.map { table.regions[$0.row] })
    regions = Dictionary(uniqueKeysWithValues: codes.map { ($0, Self.words(for: $0, context)) })
    let industries = Set(entries.compactMap { table.decisions[$0.row].industry })
    classesOfIndustry = Dictionary(
      uniqueKeysWithValues: industries.map { industry in
        let classes = describer.classification.classes(of: industry)
        return (industry, classes.map { choices.text(of: $0) }.joined(separator: ";"))
      })
  }

  func cell(_ number: Int, _ column: ReviewColumn) -> ReviewSheet.Cell {
    let entry = entries[number]
    let row = entry.row
    switch column {
    case .rank: return .whole(number + 1)
    case .unitID: return text(table.unitIDs[row])
    case .unitName: return text(table.names[row])
    case .regionCode: return text(table.regions[row].description)
    case .region: return text(regions[table.regions[row]] ?? "")
    case .industryCode: return text(describer.reportedIndustry(table, row))
    case .industry: return text(context.industries[describer.industry(table, row)]?.name ?? "")
    case .mainActivity: return text(table.mainActivities[row])
    case .businessScope: return text(table.businessScopes[row])
    case .reason: return text(describer.basis(table, row))
    case .candidateClass: return text(describer.classCode(table, row))
    case .candidates: return text(table.textCodings.candidates(of: row))
    case .candidateClasses: return text(candidates(row))
    case .confidence: return text(describer.confidence(table, row))
    case .mainProducts: return text(table.mainProducts[row])
    case .institutionCategory: return text(table.categories[row])
    case .statedIndustry: return text(describer.statedIndustry(table, row))
    case .evidence: return text(describer.evidence(table, row))
    case .amount: return entry.amount.map { .amount($0) } ?? .blank
    case .uncertainty: return .share(entry.uncertainty)
    case .formerDecision: return text(formerDecisions(row).map(\.words).joined(separator: "；"))
    // Nobody has to type the year that he is looking at.
    case .validFrom: return .whole(context.period)
    case .decision, .decisionReason, .approver, .date, .validTo: return .blank
    case .supersedes: return text(formerDecisions(row).map(\.number).joined(separator: ";"))
    case .checkCode: return text(checkCode(row).text)
    case .sourceFile: return text(describer.fileName(table.places[row]))
    case .recordNumber: return .whole(table.places[row].record)
    }
  }

  /// Writes a cell of review.csv; texts of the unit go from bytes to bytes.
  func write(_ number: Int, _ column: ReviewColumn, to record: inout CSVRecord) {
    if let texts = texts(column) { return texts.withBytes(of: entries[number].row) { record.add(utf8: $0) } }
    switch cell(number, column) {
    case .text(let text): record.add(text)
    case .whole(let number): record.add(number)
    case .amount(let amount): record.addDecimals(1) { $0.append(ExactSum(amount)) }
    case .share(let share): record.addDecimals(1) { $0.append(Int64(share), unit: 10_000) }
    case .blank: record.addEmpty()
    }
  }

  private func texts(_ column: ReviewColumn) -> TextColumn? {
    switch column {
    case .unitID: table.unitIDs
    case .unitName: table.names
    case .mainActivity: table.mainActivities
    case .businessScope: table.businessScopes
    case .mainProducts: table.mainProducts
    case .institutionCategory: table.categories
    default: nil
    }
  }

  func indicator(_ number: Int, _ indicator: Indicator) -> Int128 { table.derived[indicator, entries[number].row] }

  private func text(_ text: String) -> ReviewSheet.Cell { text.isEmpty ? .blank : .text(text) }

  /// The divisions below the region accounted for, such as 昆明市官渡区.
  private static func words(for code: RegionCode, _ context: ReviewContext) -> String {
    let below = context.divisions.lineage(of: code).prefix { !context.scopes.contains($0) }
    let shown = below.isEmpty ? [code] : below.reversed()
    return shown.compactMap { context.divisions[$0]?.name }.joined()
  }

  /// The classes that the unit may belong to, and the industries that the text coder suggests with where they lead.
  private func candidates(_ row: Int) -> String {
    let known = classes(table.decisions[row])
    let suggested = table.textCodings.suggestions(of: row).prefix(Self.suggestionsShown)
    if suggested.isEmpty { return known }
    return ((known.isEmpty ? [] : [known]) + suggested.map(words)).joined(separator: ";")
  }

  private func classes(_ decision: CodingDecision) -> String {
    if let candidate = decision.candidate { return choices.text(of: candidate) }
    return decision.industry.flatMap { classesOfIndustry[$0] } ?? ""
  }

  private static let suggestionsShown = 3

  private func words(ofSuggested suggestion: TextCodings.Suggestion) -> String {
    let name = context.industries[suggestion.industry.description]?.name ?? ""
    let classes = describer.classification.classes(of: suggestion.industry)
    let targets =
      classes.isEmpty ? DecisionChoices.outside : classes.map { choices.text(of: $0) }.joined(separator: "、")
    return "行业 \(suggestion.industry) \(name)（\(suggestion.figures)） → \(targets)"
  }

  /// The decisions on a unit that is asked again.
  private func formerDecisions(_ row: Int) -> [ApprovedDecision] {
    table.decisionOutcomes[row]?.decisions.map { context.decisions.all[$0] } ?? []
  }

  private func checkCode(_ row: Int) -> CheckCode {
    let id = table.unitIDs[row]
    let source = context.serialSources[Int(table.sources[row])]
    return CheckCode(unit: source.map { "\($0):\(id)" } ?? id, fingerprint: UnitFingerprint(table, row))
  }
}
