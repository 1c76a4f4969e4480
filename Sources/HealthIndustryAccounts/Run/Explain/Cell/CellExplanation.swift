/// "Where does this number come from?" for a cell of a printed table: the units behind it, and that they add up to it.
public struct CellExplanation {
  /// Lines in Chinese, for statisticians.
  public let lines: [String]
  private let units: CellUnits
  private let indicator: Indicator

  /// Explains a cell of a table of a published run, by the definitions that the run was made with.
  ///
  /// - Parameters:
  ///   - row: its label, the code or name in it, or a region's code or short name.
  ///   - column: its head, or the last line of it.
  ///   - limit: how many units are listed; the others are summed.
  /// - Throws: ``CellExplanationError``, also where the units do not add up to the cell; ``ExplanationError``,
  ///   `ReadingError`, ``DefinitionError``.
  public init(table: String, row: String, column: String, limit: Int, run path: String) throws {
    let run = try RunFolder(path)
    let place = try CellPlace(table: table, row: row, column: column, run.pipeline)
    indicator = Self.indicator(of: place.measure.measure)
    let reader = CellUnitReader(run, place.content, indicator)
    let published = PublishedCell(run)
    let figures = PublishedFigures(
      printed: try published.printed(place), exact: try published.exact(place.content, indicator.id),
      unitCount: try published.exact(place.content, "units"), denominator: try Self.denominator(place, published),
      undetermined: try published.undetermined(place.content, indicator.id),
      undeterminedUnits: try published.undetermined(place.content, "units"))
    units = place.measure.measure == .gdp || figures.printed.isEmpty ? CellUnits() : try reader.units()
    try CellCheck(place, figures, units, indicator, files: reader.files).check()
    let gdp = try place.measure.needsGDP ? GDPWords(run, place, published).lines : []
    lines =
      CellWords(run.pipeline, place, figures, units, indicator, reader.files).lines(limit: limit, gdp: gdp) + run.remark
  }

  /// Writes one row a unit, the largest first.
  ///
  /// - Throws: a writing error with the file's path.
  public func write(csv path: String) throws {
    let writer = try CSVFileWriter(path: path, withByteOrderMark: true, replaces: true)
    try writer.write(record: [
      "rank", "unit_id", "unit_name", "region_code", "code", "basis", "record", indicator.id, "imputed_depreciation",
    ])
    for (number, unit) in units.units.enumerated() {
      try writer.write(record: [
        "\(number + 1)", unit.id, unit.name, unit.region, unit.code, unit.basis, unit.record, unit.value?.yuan ?? "",
        unit.imputed?.yuan ?? "",
      ])
    }
    try writer.close()
  }

  /// Whose figures stand behind a measure: of a number of units the revenue, so that there is something to rank by.
  private static func indicator(of measure: TableLayout.Measure) -> Indicator {
    switch measure {
    case .units: .revenue
    case .indicator(let indicator): indicator
    case .gdp, .shareOfGDP: .valueAdded
    }
  }

  /// The GDP that a cell shows or is a share of; the whole of which a difference is given in percent.
  private static func denominator(_ place: CellPlace, _ published: PublishedCell) throws -> ExactSum? {
    if case .relativeDifference(let region, let key) = place.content {
      let whole = CellContent.counted(.init(.region(region), key))
      switch place.measure.measure {
      case .units: return try published.exact(whole, "units")
      case .indicator(let indicator): return try published.exact(whole, indicator.id)
      case .gdp, .shareOfGDP: return try published.gdp(.region(region))
      }
    }
    return try place.region.flatMap { place.measure.needsGDP ? try published.gdp($0) : nil }
  }
}

/// What a run publishes about a cell.
struct PublishedFigures {
  /// As the table has it, in the table's unit.
  let printed: String
  /// The indicator's sum, in 元 or persons.
  let exact: ExactSum
  let unitCount: ExactSum
  /// GDP, or the whole of a relative difference.
  let denominator: ExactSum?
  /// Each nil where there are units and none has the figure.
  let undetermined: (candidates: ExactSum?, unknown: ExactSum?)?
  let undeterminedUnits: (candidates: ExactSum?, unknown: ExactSum?)?
}

extension TableLayout.Column {
  var needsGDP: Bool { measure == .gdp || measure == .shareOfGDP }
}
