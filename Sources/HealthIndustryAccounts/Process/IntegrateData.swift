/// GSBPM 5.1 数据整合: one row a statistical unit.
///
/// Records stand in order of source priority, so the first record of a unit stands and later ones are duplicates. What
/// the first lacks is taken from the next that has it; what differs is a finding.
///
/// - Parameter countedAsZero: for each source, the variables that its form does not collect and counts as zero; they do
///   so only where no other record of the unit has them.
func integrateData(_ collected: CollectedUnits, countedAsZero: [[Int]], _ rules: RuleBook) -> IntegratedUnits {
  var merger = UnitMerger(collected, rules)
  merger.mergeAll()
  merger.fillZeros(countedAsZero)
  return merger.result
}

private struct UnitMerger {
  private(set) var result: IntegratedUnits
  private let rules: RuleBook
  private var owners: KeyTable

  init(_ collected: CollectedUnits, _ rules: RuleBook) {
    result = IntegratedUnits(table: collected.table, outside: collected.outside, findings: collected.findings)
    self.rules = rules
    owners = KeyTable(capacity: collected.table.count + collected.outside.keys.count)
  }

  /// Walks both tables in the order of the records' places.
  mutating func mergeAll() {
    var row = 0
    var outsideRow = 0
    while row < result.table.count || outsideRow < result.outside.keys.count {
      let isUnitNext =
        outsideRow == result.outside.keys.count
        || (row < result.table.count && result.table.places[row] < result.outside.places[outsideRow])
      if isUnitNext {
        mergeUnit(row)
        row += 1
      } else {
        mergeOutside(outsideRow)
        outsideRow += 1
      }
    }
  }

  mutating func fillZeros(_ countedAsZero: [[Int]]) {
    for row in 0..<result.table.count {
      for variable in countedAsZero[Int(result.table.sources[row])]
      where result.table.figures[variable][row] == UnitTable.missing {
        result.table.figures[variable][row] = 0
      }
    }
  }

  private mutating func mergeUnit(_ row: Int) {
    switch owners.claim(result.table.keys[row], for: .unit(row: row)) {
    case .unit(let owner) where owner == row:
      return
    case .unit(let owner):
      note(.duplicateRecord, row)
      merge(row, into: owner)
    case .outside:
      note(.duplicateRecord, row)
      note(.conflictingRecord, row, .field(.industryCode), found: industryText(row))
    }
    result.table.statuses[row] = .duplicate
  }

  private mutating func mergeOutside(_ row: Int) {
    let owner = owners.claim(result.outside.keys[row], for: .outside(row: row))
    guard owner != .outside(row: row) else { return }
    result.outside.isDuplicate[row] = true
    let place = result.outside.places[row]
    result.findings.append(Finding(rules[.duplicateRecord], at: place))
    guard case .unit(let unit) = owner else { return }
    result.table.mergedRecords[unit, default: []].append(place)
    result.findings.append(
      Finding(
        rules[.conflictingRecord], at: place, unitID: result.table.unitIDs[unit], .field(.industryCode),
        found: "行业不属于健康产业"))
  }

  private mutating func merge(_ row: Int, into owner: Int) {
    result.table.mergedRecords[owner, default: []].append(result.table.places[row])
    mergeCodes(row, into: owner)
    mergeFigures(row, into: owner)
  }

  private mutating func mergeCodes(_ row: Int, into owner: Int) {
    if result.table.industries[owner] == .missing, result.table.industries[row] != .missing {
      result.table.industries[owner] = result.table.industries[row]
      note(.filledFromOtherRecord, row, .field(.industryCode))
    } else if result.table.industries[row] != .missing, result.table.industries[row] != result.table.industries[owner] {
      note(.conflictingRecord, row, .field(.industryCode), found: industryText(row))
    }
    if result.table.categoryIndustries[owner] == nil, result.table.categoryIndustries[row] != nil {
      result.table.categoryIndustries[owner] = result.table.categoryIndustries[row]
      result.table.categories.replace(owner, with: result.table.categories[row])
    }
    if result.table.regions[row] != result.table.regions[owner] {
      note(.conflictingRecord, row, .field(.region), found: "\(result.table.regions[row])")
    }
    fillText(\.mainActivities, row, into: owner)
    fillText(\.businessScopes, row, into: owner)
    if result.table.packs[owner] < 0 { result.table.packs[owner] = result.table.packs[row] }
  }

  private mutating func fillText(_ column: WritableKeyPath<UnitTable, TextColumn>, _ row: Int, into owner: Int) {
    guard result.table[keyPath: column].isEmpty(owner), !result.table[keyPath: column].isEmpty(row) else { return }
    let text = result.table[keyPath: column][row]
    result.table[keyPath: column].replace(owner, with: text)
  }

  private mutating func mergeFigures(_ row: Int, into owner: Int) {
    for variable in result.table.figures.indices {
      let value = result.table.figures[variable][row]
      let standing = result.table.figures[variable][owner]
      guard value != UnitTable.missing, value != standing else { continue }
      if standing == UnitTable.missing {
        result.table.figures[variable][owner] = value
        note(.filledFromOtherRecord, row, .variable(variable))
      } else {
        note(.conflictingRecord, row, .variable(variable), found: "与保留的记录不同")
      }
    }
  }

  private func industryText(_ row: Int) -> String {
    if case .code(let code) = result.table.industries[row] { code.description } else { "" }
  }

  private mutating func note(
    _ kind: FindingKind, _ row: Int, _ subject: Finding.Subject = .record, found: String = ""
  ) {
    let place = result.table.places[row]
    result.findings.append(Finding(rules[kind], at: place, unitID: result.table.unitIDs[row], subject, found: found))
  }
}
