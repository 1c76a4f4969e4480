/// Reads the units behind a cell from the data files of a run.
struct CellUnitReader {
  private let run: RunFolder
  private let content: CellContent
  private let indicator: Indicator

  /// - Parameter indicator: whose figures are read.
  init(_ run: RunFolder, _ content: CellContent, _ indicator: Indicator) {
    self.run = run
    self.content = content
    self.indicator = indicator
  }

  /// The data files that hold them.
  var files: [String] {
    switch content {
    case .undetermined: ["review.csv"]
    case .nothing: []
    default: outside == nil ? ["units.csv"] : ["units.csv", "local-units.csv"]
    }
  }

  /// - Throws: `ReadingError`, ``CellExplanationError``.
  func units() throws -> CellUnits {
    var units = CellUnits()
    if var selection = UnitSelection(content, run.pipeline) {
      let file = files.first ?? ""
      let code = file == "review.csv" ? "candidate_class" : "class_code"
      try run.forEachRow(of: file, columns(code, file)) { field in
        guard selection.holds(region: field(0), code: field(1)) else { return }
        units.append(try unit(file, field))
      }
    }
    if let outside { try readOutside(outside.caliber, outside.industries, &units) }
    units.rank()
    return units
  }

  /// The caliber and the industries outside the classification that the cell counts.
  private var outside: (caliber: String, industries: Set<String>)? {
    guard case .local(let index, let part) = content, !part.outside.isEmpty else { return nil }
    let caliber = run.pipeline.calibers[index]
    return (caliber.id, Set(part.outside.map { caliber.outside[$0].industry.description }))
  }

  private func readOutside(_ caliber: String, _ industries: Set<String>, _ units: inout CellUnits) throws {
    let file = "local-units.csv"
    try run.forEachRow(of: file, columns("industry_code", file) + ["caliber"]) { field in
      guard industries.contains(field(1)), field(Self.columnCount) == caliber else { return }
      units.append(try unit(file, field))
    }
  }

  // MARK: - Columns

  private static let columnCount = 10

  /// The columns that are read, in their order; of the review list, none says what is imputed, since its units do not count.
  private func columns(_ code: String, _ file: String) -> [String] {
    let basis = file == "review.csv" ? "reason" : file == "local-units.csv" ? "evidence" : "basis"
    let isImputed = file == "review.csv" ? "rank" : "is_imputed"
    return [
      "region_code", code, "unit_id", "unit_name", basis, "source_file", "record_number", indicator.id,
      Indicator.consumptionOfFixedCapital.id, isImputed,
    ]
  }

  private func unit(_ file: String, _ field: (Int) -> String) throws -> CellUnit {
    let isImputed = file != "review.csv" && field(9) == "1" && indicator.holdsDepreciation
    return CellUnit(
      id: field(2), name: field(3), region: field(0), code: field(1), basis: field(4),
      record: "\(field(5))#\(field(6))",
      value: try figure(field(7), indicator, file), imputed: isImputed ? try depreciation(field(8), file) : nil)
  }

  private func depreciation(_ text: String, _ file: String) throws -> ExactSum? {
    try figure(text, .consumptionOfFixedCapital, file)
  }

  private func figure(_ text: String, _ indicator: Indicator, _ file: String) throws -> ExactSum? {
    guard !text.isEmpty else { return nil }
    guard let value = ExactSum(decimal: text) else {
      throw CellExplanationError.unexpectedFile(
        "\(run.path)/\(file)", expected: "decimals in the column \(indicator.id)")
    }
    return value
  }
}
