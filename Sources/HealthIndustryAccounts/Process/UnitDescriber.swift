/// Puts what the columns hold into the words of the data files.
struct UnitDescriber: Sendable {
  let classification: HealthClassification
  let variables: VariableCatalogue
  let packs: [FormulaPack]
  let approvedDecisions: ApprovedDecisions
  /// Names of the files by their number, without folders, as fields of a CSV file.
  private let files: TextColumn
  private let fileNames: [String]
  private let packIDs: TextColumn
  private let missingVariableAdvice: MissingVariableAdvice
  /// Kept, since the enumeration makes the list anew each time it is asked.
  private let indicators = Indicator.allCases
  /// 10^decimals of the variables.
  private let units: [UInt64]
  /// Industry, class, basis, confidence and evidence of units whose industry belongs as a whole, which are most. Grain: one row a
  /// number of an industry code.
  private let decisionsOfWhole: TextColumn

  /// - Parameters:
  ///   - files: names of the files of the run.
  ///   - forms: the form of each.
  init(
    classification: HealthClassification, variables: VariableCatalogue, packs: [FormulaPack],
    approvedDecisions: ApprovedDecisions, files: [String], forms: [FormDefinition]
  ) {
    missingVariableAdvice = MissingVariableAdvice(forms: forms)
    self.approvedDecisions = approvedDecisions
    self.classification = classification
    self.variables = variables
    self.packs = packs
    fileNames = files
    self.files = files.reduce(into: TextColumn()) { column, name in
      var record = CSVRecord()
      record.add(name)
      column.append(record.bytes.span)
    }
    packIDs = packs.reduce(into: TextColumn()) { $0.append($1.id) }
    units = variables.variables.map { UInt64(DecimalText.powerOfTen($0.kind.scale)) }
    decisionsOfWhole = (0..<10_000).reduce(into: TextColumn()) { column, number in
      guard let industry = IndustryCode(number: UInt16(number)),
        case .whole(let item) = classification.membership(of: industry)
      else { return column.append("") }
      let classCode = classification.items[item].code
      var record = CSVRecord()
      record.add([
        industry.description, classCode, CodingBasis.wholeIndustry.words, Self.certain,
        Self.evidence(ofWhole: industry.description, classCode),
      ])
      column.append(record.bytes.span)
    }
  }

  private static func evidence(ofWhole industry: String, _ classCode: String) -> String {
    "行业 \(industry) 整体 → \(classCode)"
  }

  func industry(_ table: UnitTable, _ row: Int) -> String {
    if let industry = table.decisions[row].industry { return industry.description }
    if case .code(let code) = table.industries[row] { return code.description }
    return ""
  }

  /// The same, or else the code with too few digits that the record gave: a person can make something of it.
  func reportedIndustry(_ table: UnitTable, _ row: Int) -> String {
    let industry = industry(table, row)
    if industry.isEmpty, case .tooCoarse(let code) = table.industries[row] { return code.description }
    return industry
  }

  /// The class, or the candidate of a unit on the review list.
  func classCode(_ table: UnitTable, _ row: Int) -> String {
    let decision = table.decisions[row]
    return (decision.classIndex ?? decision.candidate).map { classification.items[$0].code } ?? ""
  }

  func basis(_ table: UnitTable, _ row: Int) -> String {
    words(table.decisions[row])
  }

  /// Begins the words of a decision that started from the industry of the institution category.
  static let byCategory = "机构类别；"

  /// The rung that decided.
  func words(_ decision: CodingDecision) -> String {
    decision.isByCategory ? Self.byCategory + decision.basis.words : decision.basis.words
  }

  /// What is decided by definition, not estimated.
  private static let certain = "1"

  /// How sure the decision is: the text coder's share of right ones among its like; blank where nothing was decided and the
  /// coder was not asked.
  func confidence(_ table: UnitTable, _ row: Int) -> String {
    let decision = table.decisions[row]
    if let confidence = decision.confidence { return DecimalText.formatFixed(Int128(confidence), scale: 4) }
    return decision.classIndex != nil || decision.basis.isOutside ? Self.certain : ""
  }

  /// Which category, rule and term decided, and what the text coder found where it was asked.
  func evidence(_ table: UnitTable, _ row: Int) -> String {
    var text = ""
    writeEvidence(table, row, to: &text)
    return text
  }

  /// Writes the same piece by piece: a unit file has it of every unit that a rule decided.
  private func writeEvidence(_ table: UnitTable, _ row: Int, to sink: inout some TextSink & ~Copyable) {
    let decision = table.decisions[row]
    let found = table.textCodings.evidence(of: row) ?? ""
    let hasOwn = decision.basis.isApproved || decision.evidence != nil || decision.basis == .wholeIndustry
    if decision.isByCategory {
      sink.write("机构类别 ")
      sink.write(table.categories[row])
      sink.write(" → 行业 ")
      sink.write(decision.industry?.description ?? "")
      if hasOwn || !found.isEmpty { sink.write("；") }
    }
    writeOwnEvidence(decision, table, row, to: &sink)
    if hasOwn, !found.isEmpty { sink.write("；") }
    sink.write(found)
  }

  private func writeOwnEvidence(
    _ decision: CodingDecision, _ table: UnitTable, _ row: Int, to sink: inout some TextSink & ~Copyable
  ) {
    if decision.basis.isApproved {
      sink.write(approvedEvidence(table, row))
    } else if let evidence = decision.evidence {
      write(evidence, to: &sink)
    } else if decision.basis == .wholeIndustry, let item = decision.classIndex {
      sink.write(Self.evidence(ofWhole: decision.industry?.description ?? "", classification.items[item].code))
    }
  }

  /// The rule, and the terms found with the field that holds them.
  private func write(_ evidence: CodingDecision.Evidence, to sink: inout some TextSink & ~Copyable) {
    let rule = classification.activityRules[evidence.rule]
    sink.write("规则 ")
    sink.write(rule.industry.description)
    sink.write(" → ")
    sink.write(classification.items[rule.classIndex].code)
    sink.write("；")
    sink.write(evidence.field.words)
    sink.write("含")
    if let include = evidence.include {
      sink.write("“")
      sink.write(rule.includes[include])
      sink.write("”")
    }
    guard let exclude = evidence.exclude else { return }
    sink.write(evidence.include == nil ? "排除用语“" : "、排除用语“")
    sink.write(rule.excludes[exclude])
    sink.write("”")
  }

  /// Who decided when, where it is written, and why.
  private func approvedEvidence(_ table: UnitTable, _ row: Int) -> String {
    let decisions = table.decisionOutcomes[row]?.decisions.map { approvedDecisions.all[$0] } ?? []
    return decisions.map { "\($0.words)：\($0.reason)" }.joined(separator: "；")
  }

  /// The industry code of the record where the class was decided from another.
  func statedIndustry(_ table: UnitTable, _ row: Int) -> String {
    guard let stated = table.industries[row].code, stated != table.decisions[row].industry else { return "" }
    return stated.description
  }

  /// One field an indicator.
  @inline(__always)
  func addIndicators(to record: inout CSVRecord, _ value: (Indicator) -> Int128) {
    record.addDecimals(indicators.count) { writer in
      for number in indicators.indices {
        if number > 0 { writer.separate() }
        let value = value(indicators[number])
        if value != Derived.missing { writer.append(ExactSum(value)) }
      }
    }
  }

  /// One field a variable of the catalogue.
  ///
  /// - Parameter used: the columns in which a row of the block may have a figure; few forms collect more than half.
  @inline(__always)
  func addFigures(_ figures: FigureBlock, _ row: Int, used: [Int], to record: inout CSVRecord) {
    record.addDecimals(units.count) { writer in
      var next = 0
      for column in used {
        writer.separate(column - next)
        next = column
        let value = figures[column, row]
        if value != UnitTable.missing { writer.append(value, unit: units[column]) }
      }
      writer.separate(units.count - 1 - next)
    }
  }

  /// Identifier, name, region, industry, class, basis, confidence and evidence.
  func addHead(_ table: UnitTable, _ row: Int, to record: inout CSVRecord) {
    table.unitIDs.withBytes(of: row) { record.add(utf8: $0) }
    table.names.withBytes(of: row) { record.add(utf8: $0) }
    record.add(Int(table.regions[row].number))
    let decision = table.decisions[row]
    if decision.basis == .wholeIndustry, !decision.isByCategory, let industry = decision.industry {
      decisionsOfWhole.withBytes(of: Int(industry.number)) { record.add(fields: $0) }
    } else {
      record.add(industry(table, row))
      record.add(classCode(table, row))
      record.add(basis(table, row))
      record.add(confidence(table, row))
      // Not in a closure, which would hold, and so copy, the table and all that is here.
      let start = record.beginText()
      writeEvidence(table, row, to: &record)
      record.endText(from: start)
    }
  }

  /// Columns of ``addStatements(_:_:to:)``.
  static let statements = [
    "main_activity", "business_scope", "main_products", "institution_category", "stated_industry",
  ]

  /// What the unit says of itself, where a rung needed it: its texts, its category, and its industry code where the class was
  /// decided from another. With these the unit can be taken down the ladder again.
  func addStatements(_ table: UnitTable, _ row: Int, to record: inout CSVRecord) {
    table.mainActivities.withBytes(of: row) { record.add(utf8: $0) }
    table.businessScopes.withBytes(of: row) { record.add(utf8: $0) }
    table.mainProducts.withBytes(of: row) { record.add(utf8: $0) }
    table.categories.withBytes(of: row) { record.add(utf8: $0) }
    record.add(statedIndustry(table, row))
  }

  /// File and number of the record.
  func addPlace(_ place: RecordPlace, to record: inout CSVRecord) {
    files.withBytes(of: place.file) { record.add(fields: $0) }
    record.add(place.record)
  }

  /// The unit's other records, its formulas, and whether a part of its value added is imputed.
  func addOrigin(_ table: UnitTable, _ row: Int, isImputed: Bool, to record: inout CSVRecord) {
    let others = table.mergedRecords[row]
    if others.isEmpty { record.addEmpty() } else { record.add(others.map { self.record($0) }.joined(separator: ";")) }
    if table.packs[row] < 0 {
      record.add("")
    } else {
      packIDs.withBytes(of: Int(table.packs[row])) { record.add(utf8: $0) }
    }
    record.add(isImputed ? 1 : 0)
  }

  /// Name of the file of a record.
  func fileName(_ place: RecordPlace) -> String { fileNames[place.file] }

  func record(_ place: RecordPlace?) -> String {
    place.map { "\(fileNames[$0.file])#\($0.record)" } ?? ""
  }

  /// What to do about a finding: the rule's advice, or that for the unit's own form.
  func advice(_ finding: Finding, _ table: UnitTable) -> String {
    missingVariableAdvice.words(finding, table) ?? finding.rule.advice
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
    case .mainProducts: "主营产品"
    case .period: "年份"
    case .gdp: "地区生产总值"
    }
  }
}
