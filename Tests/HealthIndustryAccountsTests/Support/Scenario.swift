@testable import HealthIndustryAccounts

/// A case that a statistician writes and reads: Scenarios/NN_description_input.csv and _output.csv.
struct Scenario {
  let input: DefinitionTable
  let output: DefinitionTable

  init(_ name: String) throws {
    input = try Self.table("\(name)_input.csv")
    output = try Self.table("\(name)_output.csv")
  }

  /// The expected rows as they stand in the file.
  var expected: [[String]] { output.rows.map { row in output.columns.map { row[$0] } } }

  /// The rows that came out, in the columns of the output.
  func actual(_ rows: some Sequence<Int>, _ value: (Int, String) throws -> String) rethrows -> [[String]] {
    try rows.map { row in try output.columns.map { try value(row, $0) } }
  }

  private static func table(_ name: String) throws -> DefinitionTable {
    let problems = DefinitionProblems()
    let file = "\(Shipped.root)/Tests/HealthIndustryAccountsTests/Scenarios/\(name)"
    let table = DefinitionTable(file: file, columns: [], problems)
    try problems.throwIfAny()
    guard let table else { throw Shipped.MissingDefinition(name: name) }
    return table
  }
}

/// The units of a scenario's input, by the Chinese names of its columns.
struct ScenarioUnits {
  var table: UnitTable
  /// Of the rows and of the records outside the classification.
  private(set) var keys: [KeyPartitions.Entry] = []

  private var fileOfKey: [Int] = []
  private var numberByText: [String: Int] = [:]

  /// The units as collection hands them on; each source is one file.
  func collected(sourceCount: Int) -> CollectedUnits {
    var collected = CollectedUnits(sourceCount: sourceCount, variableCount: table.figures.count)
    collected.table = table
    collected.sourceOfFile = Array(0..<sourceCount)
    collected.keys = zip(keys, fileOfKey).map { BatchKeys(file: $1, recordsBefore: 0, keys: KeyPartitions([$0])) }
    return collected
  }

  /// Figures are in 元; an empty field is a missing figure.
  init(_ input: DefinitionTable) throws {
    try self.init(input.rows.map { row in Dictionary(uniqueKeysWithValues: input.columns.map { ($0, row[$0]) }) })
  }

  /// Units by the names of the columns; what is not given is empty.
  init(_ rows: [[String: String]]) throws {
    let pipeline = try Shipped.yunnan
    table = UnitTable(variableCount: pipeline.variables.variables.count)
    for row in rows { try append({ row[$0] ?? "" }, pipeline) }
  }

  private mutating func append(_ row: (String) -> String, _ pipeline: Pipeline) throws {
    let source = UInt8(row("来源")) ?? 0
    let place = RecordPlace(file: Int(source), record: keys.count + 1)
    keys.append(.init(key: key(of: row("单位标识码")), record: UInt32(keys.count + 1)))
    fileOfKey.append(Int(source))
    if row("状态") == "分类外" { return }
    table.places.append(place)
    table.sources.append(source)
    table.unitIDs.append(row("单位标识码"))
    table.names.append(row("单位名称"))
    table.regions.append(try region(row("行政区划代码").isEmpty ? "530102" : row("行政区划代码")))
    table.industries.append(
      IndustryCodeReader(edition: pipeline.industries, earlier: pipeline.earlierIndustries).read(row("行业代码")).industry)
    table.categoryIndustries.append(IndustryCode(row("机构类别对应行业")))
    table.categories.append(row("机构类别"))
    table.mainActivities.append(row("主要业务活动"))
    table.businessScopes.append(row("经营范围"))
    table.mainProducts.append(row("主营产品"))
    table.packs.append(Int8(pipeline.packs.firstIndex { $0.id == row("公式") } ?? -1))
    table.statuses.append(try Self.status(row("状态")))
    for (column, variable) in pipeline.variables.variables.enumerated() {
      table.figures[column].append(try Self.figure(row(variable.name), variable))
    }
  }

  private mutating func key(of text: String) -> UnitKey {
    let code = UnitIdentifier(text, kind: .registry)?.organisationCode
    if let key = code.flatMap(UnitKey.init(organisationCode:)) { return key }
    let number = numberByText[text] ?? numberByText.count
    numberByText[text] = number
    return UnitKey(number: number)
  }

  static func figure(_ text: String, _ variable: Variable) throws -> Int64 {
    text.isEmpty ? UnitTable.missing : try DecimalText.parse(text.utf8.span, scale: variable.kind.scale)
  }

  private static let words: [String: UnitStatus] = [
    "": .accepted, "计入": .accepted, "待定": .review, "剔除": .rejected, "重复": .duplicate, "不计": .outside,
  ]

  private static func status(_ word: String) throws -> UnitStatus {
    guard let status = words[word] else { throw Shipped.MissingDefinition(name: word) }
    return status
  }

  static func word(_ status: UnitStatus) -> String {
    words.first { $0.value == status && !$0.key.isEmpty }?.key ?? ""
  }
}

extension [Finding] {
  /// The findings of one record: number and what it is about, in the order in which they were made.
  func words(at place: RecordPlace, _ variables: VariableCatalogue) -> String {
    filter { $0.place == place }.map { finding in
      switch finding.subject {
      case .record, .relation: finding.rule.id
      case .field(let role): "\(finding.rule.id) \(role.words)"
      case .variable(let column): "\(finding.rule.id) \(variables.variables[column].name)"
      }
    }.joined(separator: "; ")
  }
}
