/// aggregates.csv. Grain: one row a region, class, indicator and status; sparse: no unit, no row.
func aggregatesFile(_ aggregates: Aggregates, _ classification: HealthClassification) -> DataFile {
  let codes = AggregateCodes(classification)
  let gdp = aggregates.gdp.sorted { codes.text($0.key) < codes.text($1.key) }
  let cells = AggregateCells(aggregates, codes)
  return DataFile(
    name: "aggregates.csv", header: ["region_code", "class_code", "indicator", "value", "unit", "status"],
    groupCount: gdp.count + cells.count,
    writeRows: { number, record in
      if number < gdp.count {
        let (region, value) = gdp[number]
        record.add([
          codes.text(region), codes.text(Aggregates.ClassKey.total), "gdp", value.yuan, "元", CellStatus.normal.rawValue,
        ])
        record.end()
      } else {
        cells.write(number - gdp.count, to: &record)
      }
    })
}

/// The codes of the file: `_T` and `_U` are what SDMX code lists use for "total" and "not allocated".
private struct AggregateCodes: Sendable {
  private let classification: HealthClassification
  /// Places in the order of the codes' texts.
  private let ranks: [Aggregates.ClassKey: Int]

  init(_ classification: HealthClassification) {
    self.classification = classification
    let keys = classification.items.indices.map(Aggregates.ClassKey.item) + [.total, .noCandidate]
    let texts = keys.map { (key: $0, text: Self.text($0, classification)) }
    let sorted = texts.sorted { $0.text < $1.text }.enumerated().map { ($1.key, $0) }
    ranks = Dictionary(sorted, uniquingKeysWith: { first, _ in first })
  }

  func text(_ region: Aggregates.RegionKey) -> String {
    switch region {
    case .total: "_T"
    case .region(let code): code.description
    }
  }

  func text(_ classKey: Aggregates.ClassKey) -> String { Self.text(classKey, classification) }

  /// The place of a cell's row; the total stands behind all regions.
  func rank(_ key: Aggregates.Key) -> (region: UInt32, classKey: Int) {
    let region: UInt32
    switch key.region {
    case .total: region = .max
    case .region(let code): region = code.number
    }
    return (region, ranks[key.classKey] ?? .max)
  }

  private static func text(_ classKey: Aggregates.ClassKey, _ classification: HealthClassification) -> String {
    switch classKey {
    case .total: "_T"
    case .noCandidate: "_U"
    case .item(let index): classification.items[index].code
    }
  }
}

/// The cells in the order of the file: the determined ones, then those of the review list.
private struct AggregateCells: Sendable {
  private let codes: AggregateCodes
  private let gdp: [Aggregates.RegionKey: ExactSum]
  private let cells: [(key: Aggregates.Key, cell: Aggregates.Cell)]
  private let determinedCount: Int
  private let indicators = Indicator.allCases

  init(_ aggregates: Aggregates, _ codes: AggregateCodes) {
    self.codes = codes
    gdp = aggregates.gdp
    cells = Self.sorted(aggregates.determined, codes) + Self.sorted(aggregates.undetermined, codes)
    determinedCount = aggregates.determined.count
  }

  var count: Int { cells.count }

  /// One row for the units, one an indicator, and the share of GDP.
  func write(_ number: Int, to record: inout CSVRecord) {
    let (key, cell) = cells[number]
    let isUndetermined = number >= determinedCount
    var place = CSVRecord(capacity: 32)
    place.add([codes.text(key.region), codes.text(key.classKey)])
    let fields = place.bytes
    let units = isUndetermined ? CellStatus.undetermined : .normal
    record.add(fields: fields.span)
    record.add(["units", "\(cell.units)", "个", units.rawValue])
    record.end()
    for indicator in indicators {
      let status = isUndetermined ? CellStatus.undetermined : cell.status(indicator)
      record.add(fields: fields.span)
      record.add(indicator.id)
      record.addDecimals(1) { writer in
        if let sum = cell.sum(indicator) { writer.append(sum) }
      }
      record.add(indicator.unit)
      record.add(status.rawValue)
      record.end()
    }
    guard !isUndetermined, let gdp = gdp[key.region], let valueAdded = cell.sum(.valueAdded) else { return }
    let share = Share.percent(valueAdded, of: gdp, decimals: Share.exactDecimals)
    record.add(fields: fields.span)
    record.add([
      "share_of_gdp", DecimalText.format(share, scale: Share.exactDecimals), "%", cell.status(.valueAdded).rawValue,
    ])
    record.end()
  }

  private static func sorted(_ cells: [Aggregates.Key: Aggregates.Cell], _ codes: AggregateCodes)
    -> [(key: Aggregates.Key, cell: Aggregates.Cell)]
  {
    cells.map { (rank: codes.rank($0.key), cell: $0) }
      .sorted { $0.rank < $1.rank }
      .map { ($0.cell.key, $0.cell.value) }
  }
}
