/// Which units of a run a cell counts, by region and code.
struct UnitSelection {
  private let divisions: Divisions
  private let regions: [RegionCode]
  /// Divisions whose units are left out.
  private let without: [RegionCode]
  /// Classes, or candidate classes with "" for none; nil for all.
  private let codes: Set<String>?
  /// A run has far fewer regions than units.
  private var isWithin: [String: Bool] = [:]

  private init(_ pipeline: Pipeline, _ regions: [RegionCode], without: [RegionCode] = [], codes: Set<String>?) {
    divisions = pipeline.divisions
    self.regions = regions
    self.without = without
    self.codes = codes
  }

  /// What of a content is in units.csv or, for units of the review list, in review.csv; nil where nothing is.
  init?(_ content: CellContent, _ pipeline: Pipeline) {
    let words = ClassCodes(pipeline)
    switch content {
    case .counted(let key):
      self.init(pipeline, Self.regions(key.region, pipeline), codes: words.codes(of: key.classKey))
    case .local(let caliber, let part):
      self.init(pipeline, [pipeline.calibers[caliber].region], codes: Set(part.classes.map(words.code)))
    case .undetermined(let region, let caliber):
      self.init(pipeline, Self.regions(region, pipeline), codes: caliber.map(words.candidates(ofCaliber:)))
    case .difference(let region, let classKey), .relativeDifference(let region, let classKey):
      self.init(
        pipeline, [region], without: pipeline.divisions.children(of: region), codes: words.codes(of: classKey))
    case .nothing: return nil
    }
  }

  /// Whether a unit is one of them.
  mutating func holds(region: String, code: String) -> Bool {
    if let codes, !codes.contains(code) { return false }
    if let known = isWithin[region] { return known }
    let lineage = RegionCode(region).map(divisions.lineage) ?? []
    let isHeld = lineage.contains(where: regions.contains) && !lineage.contains(where: without.contains)
    isWithin[region] = isHeld
    return isHeld
  }

  private static func regions(_ key: Aggregates.RegionKey, _ pipeline: Pipeline) -> [RegionCode] {
    switch key {
    case .total: pipeline.scopes
    case .region(let code): [code]
    }
  }
}

/// The codes that stand in the data files for a part of the classification.
struct ClassCodes {
  private let pipeline: Pipeline

  init(_ pipeline: Pipeline) {
    self.pipeline = pipeline
  }

  func code(_ index: Int) -> String { pipeline.classification.items[index].code }

  /// The item's own and those below it; nil for all classes.
  func codes(of key: Aggregates.ClassKey) -> Set<String>? {
    switch key {
    case .total: return nil
    case .noCandidate: return [""]
    case .item(let index):
      let below = pipeline.classification.items.indices.filter {
        pipeline.classification.lineage(of: $0).contains(index)
      }
      return Set(below.map(code))
    }
  }

  /// The classes of all fields of a caliber, and none: what a unit of the review list that may be in it has for a candidate.
  func candidates(ofCaliber index: Int) -> Set<String> {
    let fields = pipeline.calibers[index].fieldOfItem
    return Set(fields.indices.filter { fields[$0] != nil }.map(code)).union([""])
  }
}
