extension ReviewSheet {
  /// The review list of a run.
  init(_ units: DerivedUnits, _ context: ReviewContext, _ describer: UnitDescriber) {
    let entries = rankReview(units.table, by: context.amount)
    let table = units.table
    let rows = ReviewRows(table, entries, context, describer.classification)
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
      cells: { number, columns in columns.map { rows.cell(number, $0, table, describer) } },
      writeRows: { numbers, record in rows.write(numbers, table, describer, to: &record) },
      hasScores: context.asksTextCoder)
  }
}

/// Puts the units of the review list into the words of its columns.
///
/// The columns are handed in: a class or structure that held them would take them out at each cell, with some thirty reference
/// counts that go up and down for both workers at once.
private struct ReviewRows: Sendable {
  let entries: [ReviewEntry]
  let context: ReviewContext
  let choices: DecisionChoices
  /// Of the regions and industries of the units: they are few, and a unit's words for them many.
  private let regions: [RegionCode: String]
  private let classesOfIndustry: [IndustryCode: String]

  init(
    _ table: UnitTable, _ entries: [ReviewEntry], _ context: ReviewContext, _ classification: HealthClassification
  ) {
    self.entries = entries
    self.context = context
    let choices = DecisionChoices(classification)
    self.choices = choices
    let codes = Set(entries.map { table.regions[$0.row] })
    regions = Dictionary(uniqueKeysWithValues: codes.map { ($0, Self.words(for: $0, context)) })
    let industries = Set(entries.compactMap { table.decisions[$0.row].industry })
    classesOfIndustry = Dictionary(
      uniqueKeysWithValues: industries.map { industry in
        let classes = classification.classes(of: industry)
        return (industry, classes.map { choices.text(of: $0) }.joined(separator: ";"))
      })
  }

  /// What stands in a cell, by row and column.
  func cell(
    _ number: Int, _ column: ReviewColumn, _ table: UnitTable, _ describer: UnitDescriber
  ) -> ReviewSheet.Cell {
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
    case .candidateClasses: return text(candidates(row, table, describer))
    case .confidence: return text(describer.confidence(table, row))
    case .mainProducts: return text(table.mainProducts[row])
    case .institutionCategory: return text(table.categories[row])
    case .statedIndustry: return text(describer.statedIndustry(table, row))
    case .evidence: return text(describer.evidence(table, row))
    case .amount: return entry.amount.map { .amount($0) } ?? .blank
    case .uncertainty: return .share(entry.uncertainty)
    case .formerDecision: return text(formerDecisions(row, table).map(\.words).joined(separator: "；"))
    // Nobody has to type the year that he is looking at.
    case .validFrom: return .whole(context.period)
    case .decision, .decisionReason, .approver, .date, .validTo: return .blank
    case .supersedes: return text(formerDecisions(row, table).map(\.number).joined(separator: ";"))
    case .checkCode: return text(checkCode(row, table).text)
    case .sourceFile: return text(describer.fileName(table.places[row]))
    case .recordNumber: return .whole(table.places[row].record)
    }
  }

  /// Writes rows of review.csv.
  func write(
    _ numbers: Range<Int>, _ table: UnitTable, _ describer: UnitDescriber, to record: inout CSVRecord
  ) {
    let columns = ReviewColumn.allCases
    for number in numbers {
      for column in columns { write(number, column, table, describer, to: &record) }
      let row = entries[number].row
      let derived = table.derived.block(ofRow: row)
      describer.addIndicators(to: &record) { derived[$0.rawValue, row] }
      record.end()
    }
  }

  /// Writes a cell of review.csv; texts of the unit go from bytes to bytes.
  private func write(
    _ number: Int, _ column: ReviewColumn, _ table: UnitTable, _ describer: UnitDescriber,
    to record: inout CSVRecord
  ) {
    let row = entries[number].row
    switch column {
    case .unitID: table.unitIDs.withBytes(of: row) { record.add(utf8: $0) }
    case .unitName: table.names.withBytes(of: row) { record.add(utf8: $0) }
    case .mainActivity: table.mainActivities.withBytes(of: row) { record.add(utf8: $0) }
    case .businessScope: table.businessScopes.withBytes(of: row) { record.add(utf8: $0) }
    case .mainProducts: table.mainProducts.withBytes(of: row) { record.add(utf8: $0) }
    case .institutionCategory: table.categories.withBytes(of: row) { record.add(utf8: $0) }
    default: write(cell(number, column, table, describer), to: &record)
    }
  }

  private func write(_ cell: ReviewSheet.Cell, to record: inout CSVRecord) {
    switch cell {
    case .text(let text): record.add(text)
    case .whole(let number): record.add(number)
    case .amount(let amount): record.addDecimals(1) { $0.append(ExactSum(amount)) }
    case .share(let share): record.addDecimals(1) { $0.append(Int64(share), unit: 10_000) }
    case .blank: record.addEmpty()
    }
  }

  private func text(_ text: String) -> ReviewSheet.Cell { text.isEmpty ? .blank : .text(text) }

  /// The divisions below the region accounted for, such as 昆明市官渡区.
  private static func words(for code: RegionCode, _ context: ReviewContext) -> String {
    let below = context.divisions.lineage(of: code).prefix { !context.scopes.contains($0) }
    let shown = below.isEmpty ? [code] : below.reversed()
    return shown.compactMap { context.divisions[$0]?.name }.joined()
  }

  /// The classes that the unit may belong to, and the industries that the text coder suggests with where they lead.
  private func candidates(_ row: Int, _ table: UnitTable, _ describer: UnitDescriber) -> String {
    let known = classes(table.decisions[row])
    let suggested = table.textCodings.suggestions(of: row).prefix(Self.suggestionsShown)
    if suggested.isEmpty { return known }
    let lines = suggested.map { words(ofSuggested: $0, describer.classification) }
    return ((known.isEmpty ? [] : [known]) + lines).joined(separator: ";")
  }

  private func classes(_ decision: CodingDecision) -> String {
    if let candidate = decision.candidate { return choices.text(of: candidate) }
    return decision.industry.flatMap { classesOfIndustry[$0] } ?? ""
  }

  private static let suggestionsShown = 3

  private func words(
    ofSuggested suggestion: TextCodings.Suggestion, _ classification: HealthClassification
  ) -> String {
    let name = context.industries[suggestion.industry.description]?.name ?? ""
    let classes = classification.classes(of: suggestion.industry)
    let targets =
      classes.isEmpty ? DecisionChoices.outside : classes.map { choices.text(of: $0) }.joined(separator: "、")
    return "行业 \(suggestion.industry) \(name)（\(suggestion.figures)） → \(targets)"
  }

  /// The decisions on a unit that is asked again.
  private func formerDecisions(_ row: Int, _ table: UnitTable) -> [ApprovedDecision] {
    table.decisionOutcomes[row]?.decisions.map { context.decisions.all[$0] } ?? []
  }

  private func checkCode(_ row: Int, _ table: UnitTable) -> CheckCode {
    let id = table.unitIDs[row]
    let source = context.serialSources[Int(table.sources[row])]
    return CheckCode(unit: source.map { "\($0):\(id)" } ?? id, fingerprint: UnitFingerprint(table, row))
  }
}
