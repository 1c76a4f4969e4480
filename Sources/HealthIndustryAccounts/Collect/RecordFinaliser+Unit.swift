/// A record read with care: its steps in the order in which its fate is decided.
extension RecordFinaliser {
  mutating func readUnit() throws(Stop) {
    let identifier = try readIdentifier()
    try checkPeriod()
    _ = try require(text(.unitName), .unitName)
    let industry = try readIndustry()
    let category = try readCategory(identifier)
    let key = key(of: identifier)
    let fate = context.fate(industry: industry.code, category: category?.industry)
    let isOutside = fate == .outside || fate == .aside
    // A person's word on the unit is asked before every code. Of its texts only those are read that the run's own edition asks
    // for: with others, it would not be the unit decided on.
    if let decided = context.approvedDecisions.unit(identifier, source: file.source) {
      let isWhole = context.isWhole(industry: industry.code, category: category?.industry)
      try readUnit(key, industry, category, .accepted, readsTexts: !isWhole)
      part.table.decided[part.table.count - 1] = DecidedUnit(number: decided, isOutsideByCode: isOutside)
      return
    }
    if isOutside, isInScopes { try checkTexts(industry) }
    switch fate {
    case .outside: throw .outsideIndustry(key)
    case .aside: try readAside(key, industry, category)
    case .whole: try readUnit(key, industry, category, .accepted, readsTexts: false)
    case .byTexts: try readUnit(key, industry, category, .accepted, readsTexts: true)
    }
  }

  /// Reads a unit outside the classification that is kept beside it. One that cannot be read is outside all the same:
  /// what is kept beside the accounts must not change them.
  mutating func readAside(
    _ key: UnitKey, _ industry: StatedIndustry, _ category: InstitutionCategories.Category?
  ) throws(Stop) {
    let findingsBefore = part.findings.count
    do throws(Stop) {
      try readUnit(key, industry, category, .aside, readsTexts: true)
    } catch {
      let rule = part.findings.last?.rule.id ?? ""
      part.findings.removeLast(part.findings.count - findingsBefore)
      if case .rejected = error { append(.asideUnreadable, .record, found: rule) }
      throw .outsideIndustry(key)
    }
  }

  /// - Parameter readsTexts: whether a rule or a person may want to know what the unit does.
  mutating func readUnit(
    _ key: UnitKey, _ industry: StatedIndustry, _ category: InstitutionCategories.Category?, _ status: UnitStatus,
    readsTexts: Bool
  ) throws(Stop) {
    let region = try readRegion()
    // Outside the classification, the texts were looked at before.
    if status != .aside { try checkTexts(industry) }
    try readFigures()

    part.keys.append(.init(key: key, record: UInt32(truncatingIfNeeded: number(of: record))))
    part.table.places.append(place)
    part.table.sources.append(UInt8(file.source))
    part.table.unitIDs.append(unitID)
    part.table.names.append(keptText(format.unitNameField).span)
    part.table.regions.append(region)
    part.table.industries.append(industry)
    part.table.categoryIndustries.append(category?.industry)
    part.table.categories.append(category?.code ?? "")
    part.table.mainActivities.append(keptText(readsTexts ? format.mainActivityField : nil).span)
    part.table.businessScopes.append(keptText(readsTexts ? format.businessScopeField : nil).span)
    part.table.mainProducts.append(keptText(readsTexts ? format.mainProductsField : nil).span)
    part.table.packs.append(format.pack)
    part.table.statuses.append(status)
    rows.endRow()
  }
}
