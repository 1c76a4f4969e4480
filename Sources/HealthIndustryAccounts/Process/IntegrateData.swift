/// GSBPM 5.1 数据整合: one row a statistical unit.
///
/// Records stand in order of source priority, so the first record of a unit stands and later ones are duplicates. What
/// the first lacks is taken from the next that has it; what differs is a finding.
///
/// - Parameter countedAsZero: for each source, the variables that its form does not collect and counts as zero; they do
///   so only where no other record of the unit has them.
func integrateData(_ collected: consuming CollectedUnits, countedAsZero: [[Int]], _ rules: RuleBook, jobs: Int)
  -> IntegratedUnits
{
  let keys = collected.keys
  let duplicates = RowRanges.mapEach(Array(0..<KeyPartitions.count), jobs: jobs) { part in
    KeyTable.duplicates(inPart: part, of: keys)
  }.joined()
  var merger = UnitMerger(collected, rules)
  for duplicate in duplicates.sorted(by: { $0.place < $1.place }) { merger.merge(duplicate) }
  merger.fillZeros(countedAsZero)
  return merger.result
}

private struct UnitMerger {
  private(set) var result: IntegratedUnits
  private let rules: RuleBook
  private let sourceOfFile: [Int]
  private let serialSources: Set<Int>
  /// The source whose form and formulas a unit took over, where its own record had none.
  private var formulaSources: [Int: UInt8] = [:]

  init(_ collected: consuming CollectedUnits, _ rules: RuleBook) {
    sourceOfFile = collected.sourceOfFile
    serialSources = collected.serialSources
    result = IntegratedUnits(
      table: collected.table, outsideDuplicates: Array(repeating: 0, count: collected.counts.count),
      findings: collected.findings)
    self.rules = rules
  }

  mutating func merge(_ duplicate: KeyTable.Duplicate) {
    let row = result.table.row(at: duplicate.place)
    let owner = result.table.row(at: duplicate.owner)
    if let row = row.flatMap(unitInside), serialSources.contains(sourceOfFile[duplicate.place.file]),
      !isSameUnit(row, owner.flatMap(unitInside))
    {
      note(.serialOfOtherUnit, row, duplicate.owner)
      result.table.statuses[row] = .rejected
      return
    }
    switch (row.flatMap(unitInside), owner.flatMap(unitInside)) {
    case (let row?, let owner?):
      isOutsideByCode(row) && !isOutsideByCode(owner) ? mergeOutside(row, into: owner) : mergeUnit(row, into: owner)
    case (let row?, nil): mergeUnit(row, intoOutside: duplicate.owner)
    case (nil, let owner?): mergeOutside(duplicate.place, into: owner)
    case (nil, nil):
      // Both may be kept beside the classification, and are then of one unit as any two records.
      if let row, let owner { return mergeUnit(row, into: owner) }
      mergeOutside(duplicate.place, intoOutside: duplicate.owner)
    }
  }

  /// Whether two records with one serial number are of one unit. Lists number their rows from 1, and several lists may be
  /// the files of one source: the number alone would make units that have nothing in common one, and lose all but the first. A
  /// record outside the classification has no name here to compare.
  private func isSameUnit(_ row: Int, _ owner: Int?) -> Bool {
    guard let owner else { return false }
    return result.table.names[row] == result.table.names[owner]
      && result.table.regions[row] == result.table.regions[owner]
  }

  /// The row, where it is no unit that is kept beside the classification: the accounts must not depend on those.
  private func unitInside(_ row: Int) -> Int? { result.table.isAside(row) ? nil : row }

  mutating func fillZeros(_ countedAsZero: [[Int]]) {
    guard countedAsZero.contains(where: { !$0.isEmpty }) else { return }
    for row in 0..<result.table.count {
      for variable in countedAsZero[Int(formulaSources[row] ?? result.table.sources[row])]
      where result.table.figures[variable][row] == UnitTable.missing {
        result.table.figures[variable][row] = 0
      }
    }
  }

  private mutating func mergeUnit(_ row: Int, into owner: Int) {
    let kept = result.table.places[owner]
    note(.duplicateRecord, row, kept)
    result.table.mergedRecords.append(result.table.places[row], toRow: owner)
    mergeCodes(row, into: owner, kept)
    mergeFigures(row, into: owner, kept)
    result.table.statuses[row] = .duplicate
  }

  /// Whether the record was read only because its unit was decided on.
  private func isOutsideByCode(_ row: Int) -> Bool { result.table.decided[row]?.isOutsideByCode == true }

  /// Such a record gives its unit nothing, as if it had not been read: or a decision, by bringing in texts, would change
  /// the unit that it is about.
  private mutating func mergeOutside(_ row: Int, into owner: Int) {
    noteOutside(result.table.places[row], into: owner)
    result.table.statuses[row] = .duplicate
  }

  private mutating func mergeUnit(_ row: Int, intoOutside kept: RecordPlace) {
    note(.duplicateRecord, row, kept)
    note(.conflictingRecord, row, kept, .field(.industryCode), found: industryText(row))
    result.table.statuses[row] = .duplicate
  }

  private mutating func mergeOutside(_ place: RecordPlace, into owner: Int) {
    noteOutside(place, into: owner)
    countOutside(place)
  }

  private mutating func noteOutside(_ place: RecordPlace, into owner: Int) {
    let kept = result.table.places[owner]
    let id = result.table.unitIDs[owner]
    result.table.mergedRecords.append(place, toRow: owner)
    result.findings.append(Finding(rules[.duplicateRecord], at: place, unitID: id, related: kept))
    result.findings.append(
      Finding(
        rules[.conflictingRecord], at: place, unitID: id, .field(.industryCode), found: "行业不属于健康产业",
        related: kept))
  }

  private mutating func mergeOutside(_ place: RecordPlace, intoOutside kept: RecordPlace) {
    result.findings.append(Finding(rules[.duplicateRecord], at: place, related: kept))
    countOutside(place)
  }

  private mutating func countOutside(_ place: RecordPlace) {
    // A row carries its own fate; of the others only the number is known.
    if let row = result.table.row(at: place) {
      result.table.statuses[row] = .duplicate
      return
    }
    result.outsideDuplicates[sourceOfFile[place.file]] += 1
  }

  private mutating func mergeCodes(_ row: Int, into owner: Int, _ kept: RecordPlace) {
    mergeIndustry(row, into: owner, kept)
    mergeCategory(row, into: owner, kept)
    if result.table.regions[row] != result.table.regions[owner] {
      note(.conflictingRecord, row, kept, .field(.region), found: "\(result.table.regions[row])")
    }
    fillText(\.mainActivities, row, into: owner)
    fillText(\.businessScopes, row, into: owner)
    fillText(\.mainProducts, row, into: owner)
    guard result.table.packs[owner] < 0, result.table.packs[row] >= 0 else { return }
    result.table.packs[owner] = result.table.packs[row]
    formulaSources[owner] = result.table.sources[row]
  }

  private mutating func mergeIndustry(_ row: Int, into owner: Int, _ kept: RecordPlace) {
    let industry = result.table.industries[row]
    guard industry != .missing, industry != result.table.industries[owner] else { return }
    if result.table.industries[owner] == .missing {
      result.table.industries[owner] = industry
      note(.filledFromOtherRecord, row, kept, .field(.industryCode))
    } else {
      note(.conflictingRecord, row, kept, .field(.industryCode), found: industryText(row))
    }
  }

  private mutating func mergeCategory(_ row: Int, into owner: Int, _ kept: RecordPlace) {
    guard let industry = result.table.categoryIndustries[row], industry != result.table.categoryIndustries[owner] else {
      return
    }
    if result.table.categoryIndustries[owner] == nil {
      result.table.categoryIndustries[owner] = industry
      result.table.categories.replace(owner, with: result.table.categories[row])
      note(.filledFromOtherRecord, row, kept, .field(.institutionCategory))
    } else {
      note(.conflictingRecord, row, kept, .field(.institutionCategory), found: result.table.categories[row])
    }
  }

  private mutating func fillText(_ column: WritableKeyPath<UnitTable, TextColumn>, _ row: Int, into owner: Int) {
    guard result.table[keyPath: column].isEmpty(owner), !result.table[keyPath: column].isEmpty(row) else { return }
    let text = result.table[keyPath: column][row]
    result.table[keyPath: column].replace(owner, with: text)
  }

  private mutating func mergeFigures(_ row: Int, into owner: Int, _ kept: RecordPlace) {
    for variable in result.table.figures.indices {
      let value = result.table.figures[variable][row]
      let standing = result.table.figures[variable][owner]
      guard value != UnitTable.missing, value != standing else { continue }
      if standing == UnitTable.missing {
        result.table.figures[variable][owner] = value
        note(.filledFromOtherRecord, row, kept, .variable(variable))
      } else {
        note(.conflictingRecord, row, kept, .variable(variable))
      }
    }
  }

  private func industryText(_ row: Int) -> String {
    switch result.table.industries[row] {
    case .code(let code): code.description
    case .tooCoarse(let code): code.description
    default: ""
    }
  }

  /// A finding about a row, and the record of the same unit that was kept.
  private mutating func note(
    _ kind: FindingKind, _ row: Int, _ kept: RecordPlace, _ subject: Finding.Subject = .record, found: String = ""
  ) {
    result.findings.append(
      Finding(
        rules[kind], at: result.table.places[row], unitID: result.table.unitIDs[row], subject, found: found,
        related: kept))
  }
}
