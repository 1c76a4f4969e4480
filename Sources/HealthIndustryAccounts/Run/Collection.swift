/// Units and GDP of a run, as collected.
struct Collected {
  /// nil when they have been taken.
  private var units: CollectedUnits?
  /// One a source.
  let counts: [CollectedUnits.Counts]
  var gdp: [Aggregates.RegionKey: ExactSum] = [:]
  /// The rows that it comes from.
  var gdpFigures: [RegionCode: CollectedGDP.Figure] = [:]
  var gdpCounts = CollectedUnits.Counts()
  /// SHA-256 of each file of the run.
  var hashes: [String]
  /// Of each file of units, the fields of its layout that no record has.
  let absentFields: [[Int]]
  var repeatedFiles: [RepeatedFile] = []

  init(_ units: consuming CollectedUnits) {
    counts = units.counts
    hashes = units.hashes
    absentFields = units.absentFields
    self.units = units
  }

  /// Hands the units on, so that what fills their columns does not copy them.
  mutating func takeUnits() -> CollectedUnits {
    defer { units = nil }
    return units ?? CollectedUnits(sourceCount: counts.count, variableCount: 0)
  }
}

/// GSBPM 4.3 for all files; says how each was read.
func collectFiles(_ run: PreparedRun, _ request: RunRequest, _ observer: any RunObserver) throws -> [RawFile] {
  let files = try runCollection(run.allSources, isStraightforward: request.isStraightforward)
  for file in files {
    observer.opened(file: file.path, source: run.allSources[file.source].id, dialect: file.dialect)
  }
  return files
}

/// GSBPM 4.4 for all files: units through the workers, then GDP.
func collect(_ raw: [RawFile], _ run: PreparedRun, _ jobs: Int, _ observer: any RunObserver) async throws -> Collected {
  let context = run.collectionContext
  let unitFiles = raw.filter { $0.source < run.sources.count }
  var units = try await finaliseCollection(
    unitFiles, context, sourceCount: run.sources.count, jobs: jobs
  ) { file, records, bytes in
    observer.progress(
      ReadingProgress(file: file.path, records: records, bytes: bytes, totalBytes: file.byteCount))
  }
  // GDP files stand behind those of the units.
  var gdp = CollectedGDP()
  for (number, file) in raw.enumerated() where file.source == run.sources.count {
    try gdp.collect(file, number: number, context)
    units.hashes.append(try FileHash.sha256(of: file.path))
  }
  let repeated = run.repeatedFiles(raw, hashes: units.hashes)
  units.findings.append(contentsOf: gdp.findings + run.findings(of: repeated, raw))
  var collected = Collected(units)
  collected.repeatedFiles = repeated
  collected.gdpCounts = gdp.counts
  collected.gdpFigures = gdp.figures
  collected.gdp = run.regionalGDP(gdp.figures.mapValues(\.value))
  return collected
}

extension PreparedRun {
  /// GDP by region, with that of the pipeline's own regions as the definition says.
  fileprivate func regionalGDP(_ values: [RegionCode: Int64]) -> [Aggregates.RegionKey: ExactSum] {
    var gdp: [Aggregates.RegionKey: ExactSum] = [:]
    for (region, value) in values { gdp[.region(region)] = ExactSum(value, timesPartsPerMillion: 1_000_000) }
    if self.gdp?.scope == .sumOfParts {
      for scope in pipeline.scopes { gdp[.region(scope)] = sum(of: pipeline.divisions.children(of: scope), gdp) }
    }
    if pipeline.scopes.count > 1 { gdp[.total] = sum(of: pipeline.scopes, gdp) }
    return gdp
  }

  /// nil where a part has none: a sum over some of the regions would pass for the whole.
  private func sum(of regions: [RegionCode], _ gdp: [Aggregates.RegionKey: ExactSum]) -> ExactSum? {
    let parts = regions.compactMap { gdp[.region($0)] }
    return parts.count == regions.count && !parts.isEmpty ? parts.reduce(ExactSum(), +) : nil
  }
}
