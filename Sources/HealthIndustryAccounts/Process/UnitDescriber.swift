/// Puts what the columns hold into the words of the data files.
struct UnitDescriber: Sendable {
  let classification: HealthClassification
  let variables: VariableCatalogue
  let packs: [FormulaPack]
  /// Names of the files by their number, without folders.
  let files: [String]

  func industry(_ table: UnitTable, _ row: Int) -> String {
    if let industry = table.decisions[row].industry { return industry.description }
    if case .code(let code) = table.industries[row] { return code.description }
    return ""
  }

  /// The class, or the candidate of a unit on the review list.
  func classCode(_ table: UnitTable, _ row: Int) -> String {
    let decision = table.decisions[row]
    return (decision.classIndex ?? decision.candidate).map { classification.items[$0].code } ?? ""
  }

  func basis(_ table: UnitTable, _ row: Int) -> String {
    let decision = table.decisions[row]
    return decision.isByCategory ? "机构类别;" + decision.basis.words : decision.basis.words
  }

  /// Which category, rule and term decided.
  func evidence(_ table: UnitTable, _ row: Int) -> String {
    let decision = table.decisions[row]
    let industry = decision.industry?.description ?? ""
    let category = decision.isByCategory ? "机构类别 \(table.categories[row]) → 行业 \(industry);" : ""
    guard let evidence = decision.evidence else {
      return category + (decision.classIndex.map { "行业 \(industry) 整体 → \(classification.items[$0].code)" } ?? "")
    }
    let rule = classification.activityRules[evidence.rule]
    let terms =
      [evidence.include.map { "“\(rule.includes[$0])”" }, evidence.exclude.map { "排除用语“\(rule.excludes[$0])”" }]
      .compactMap { $0 }.joined(separator: "、")
    return
      "\(category)规则 \(rule.industry) → \(classification.items[rule.classIndex].code);\(evidence.field.words)含\(terms)"
  }

  /// One field an indicator.
  func addIndicators(_ table: UnitTable, _ row: Int, to record: inout CSVRecord) {
    for column in table.derived {
      if column[row] == Derived.missing { record.addEmpty() } else { record.add(column[row], scale: ExactSum.scale) }
    }
  }

  /// One field a variable of the catalogue.
  func addFigures(_ table: UnitTable, _ row: Int, to record: inout CSVRecord) {
    for (column, variable) in variables.variables.enumerated() {
      let value = table.figures[column][row]
      if value == UnitTable.missing { record.addEmpty() } else { record.add(Int128(value), scale: variable.kind.scale) }
    }
  }

  /// Identifier, name, region, industry, class, basis and evidence.
  func addHead(_ table: UnitTable, _ row: Int, to record: inout CSVRecord) {
    record.add(table.unitIDs[row])
    record.add(table.names[row])
    record.add(table.regions[row].description)
    record.add(industry(table, row))
    record.add(classCode(table, row))
    record.add(basis(table, row))
    record.add(evidence(table, row))
  }

  /// File and number of the record.
  func addPlace(_ place: RecordPlace, to record: inout CSVRecord) {
    record.add(files[place.file])
    record.add(Int128(place.record), scale: 0)
  }

  func alsoIn(_ table: UnitTable, _ row: Int) -> String {
    (table.mergedRecords[row] ?? []).map { record($0) }.joined(separator: ";")
  }

  func record(_ place: RecordPlace?) -> String {
    place.map { "\(files[$0.file])#\($0.record)" } ?? ""
  }

  func formulas(_ table: UnitTable, _ row: Int) -> String {
    table.packs[row] < 0 ? "" : packs[Int(table.packs[row])].id
  }

  func subject(_ subject: Finding.Subject) -> String {
    switch subject {
    case .record: ""
    case .field(let role): role.words
    case .variable(let column): variables.variables[column].name
    case .relation(let text): text
    }
  }
}

extension FormDefinition.Role {
  /// The Chinese name of the field.
  var words: String {
    switch self {
    case .unitID: "单位标识码"
    case .unitName: "单位名称"
    case .region: "行政区划"
    case .address: "地址"
    case .industryCode: "行业代码"
    case .institutionCategory: "机构类别"
    case .mainActivity: "主要业务活动"
    case .businessScope: "经营范围"
    case .period: "年份"
    case .gdp: "地区生产总值"
    }
  }
}
