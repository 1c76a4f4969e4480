/// What the files of a run say a cell is: as printed, and exactly.
struct PublishedCell {
  private let run: RunFolder
  private let classes: ClassCodes

  init(_ run: RunFolder) {
    self.run = run
    classes = ClassCodes(run.pipeline)
  }

  /// The data file with the exact value.
  static func file(_ content: CellContent) -> String {
    if case .local = content { "calibers.csv" } else { "aggregates.csv" }
  }

  // MARK: - As printed

  /// The cell of tables/ID.csv.
  func printed(_ place: CellPlace) throws -> String {
    let path = "\(run.path)/tables/\(place.layout.id).csv"
    let stub = place.layout.stub == .regions ? 2 : 1
    let records = try RunFolder.records(path)
    // Title, region and year, unit, head.
    let number = 4 + place.row
    guard number < records.count, records[number].count > stub + place.column,
      records[number][0].drop(while: \.isWhitespace) == place.rowLabel
    else {
      throw CellExplanationError.unexpectedFile(path, expected: "the row \"\(place.rowLabel)\" in line \(number + 1)")
    }
    return records[number][stub + place.column]
  }

  // MARK: - Exactly

  /// The sum of an indicator or, with "units", the number of units; 0 where no unit has a figure.
  func exact(_ content: CellContent, _ indicator: String) throws -> ExactSum {
    switch content {
    case .counted(let key): return try sum(key.region, [code(key.classKey)], indicator)
    case .local(let caliber, let part): return try sum(run.pipeline.calibers[caliber], part, indicator)
    case .undetermined(let region, let caliber):
      let codes = caliber.map { classes.candidates(ofCaliber: $0).map { $0.isEmpty ? "_U" : $0 } }
      return try sum(region, Set(codes ?? ["_T"]), indicator, isUndetermined: true)
    case .difference(let region, let key), .relativeDifference(let region, let key):
      let parts = try run.pipeline.divisions.children(of: region).map {
        try sum(.region($0), [code(key)], indicator)
      }
      return try sum(.region(region), [code(key)], indicator) - parts.reduce(ExactSum(), +)
    case .nothing: return ExactSum()
    }
  }

  /// nil where the run has none.
  func gdp(_ region: Aggregates.RegionKey) throws -> ExactSum? {
    let rows = try run.rows(of: "aggregates.csv", where: "region_code", is: Self.code(region))
    return try rows.first { $0["indicator"] == "gdp" }.map { try value($0) }
  }

  /// Units of the review list that may belong to a cell: those with a candidate class in it, and those without any. Each nil
  /// where there are units and none has the figure.
  func undetermined(_ content: CellContent, _ indicator: String) throws
    -> (candidates: ExactSum?, unknown: ExactSum?)?
  {
    switch content {
    case .counted(let key):
      guard key.classKey != .total else {
        return (try undetermined(key.region, ["_T"], indicator), ExactSum())
      }
      return (
        try undetermined(key.region, [code(key.classKey)], indicator),
        try undetermined(key.region, ["_U"], indicator)
      )
    case .local(let caliber, let part):
      let region = Aggregates.RegionKey.region(run.pipeline.calibers[caliber].region)
      return (
        try undetermined(region, Set(part.classes.map(classes.code)), indicator),
        try undetermined(region, ["_U"], indicator)
      )
    case .undetermined, .difference, .relativeDifference, .nothing: return nil
    }
  }

  private func undetermined(_ region: Aggregates.RegionKey, _ codes: Set<String>, _ indicator: String) throws
    -> ExactSum?
  {
    let rows = try rows(region, codes, indicator, isUndetermined: true)
    let isMissing = !rows.isEmpty && rows.allSatisfy { $0["value"]?.isEmpty ?? true }
    return isMissing ? nil : try rows.map(value).reduce(ExactSum(), +)
  }

  private func sum(
    _ region: Aggregates.RegionKey, _ codes: Set<String>, _ indicator: String, isUndetermined: Bool = false
  ) throws -> ExactSum {
    try rows(region, codes, indicator, isUndetermined: isUndetermined).map(value).reduce(ExactSum(), +)
  }

  private func rows(
    _ region: Aggregates.RegionKey, _ codes: Set<String>, _ indicator: String, isUndetermined: Bool
  ) throws -> [RunFolder.Row] {
    try run.rows(of: "aggregates.csv", where: "region_code", is: Self.code(region)).filter {
      $0["indicator"] == indicator && codes.contains($0["class_code"] ?? "")
        && ($0["status"] == CellStatus.undetermined.rawValue) == isUndetermined
    }
  }

  private func sum(_ caliber: Caliber, _ part: LocalPart, _ indicator: String) throws -> ExactSum {
    let national = Set(part.classes.map(classes.code))
    let outside = Set(part.outside.map { caliber.outside[$0].industry.description })
    return try run.rows(of: "calibers.csv", where: "caliber", is: caliber.id).filter { row in
      let code = row["code"] ?? ""
      guard row["indicator"] == indicator else { return false }
      switch row["part"] {
      case "national", "not_covered": return national.contains(code)
      case "outside": return outside.contains(code)
      default: return false
      }
    }.map(value).reduce(ExactSum(), +)
  }

  /// A blank stands for units that all lack the figure.
  private func value(_ row: RunFolder.Row) throws -> ExactSum {
    let text = row["value"] ?? ""
    guard let value = text.isEmpty ? ExactSum() : ExactSum(decimal: text) else {
      throw CellExplanationError.unexpectedFile(run.path, expected: "decimals in the column value of the aggregates")
    }
    return value
  }

  private func code(_ key: Aggregates.ClassKey) -> String {
    switch key {
    case .total: "_T"
    case .noCandidate: "_U"
    case .item(let index): classes.code(index)
    }
  }

  private static func code(_ key: Aggregates.RegionKey) -> String {
    switch key {
    case .total: "_T"
    case .region(let code): code.description
    }
  }
}
