import Foundation

@testable import HealthIndustryAccounts

/// The definitions that are shipped under Pipelines/, read once.
enum Shipped {
  /// The package's folder, found from this file's place in it.
  static let root = (1...4).reduce(#filePath) { path, _ in (path as NSString).deletingLastPathComponent }
  static let pipelines = root + "/Pipelines"

  private static let read = Result { try Pipeline.read(pipelines + "/yunnan-annual") }

  static var yunnan: Pipeline { get throws { try read.get() } }

  /// Regions of Yunnan; making the index of names takes a while, so it is made once.
  private static let yunnanRegions = Result { try regions(["530000"]) }
  static var regions: RegionResolver { get throws { try yunnanRegions.get() } }

  /// A resolver for other scopes.
  static func regions(_ scopes: [String]) throws -> RegionResolver {
    let pipeline = try yunnan
    return RegionResolver(divisions: pipeline.divisions, nameParts: pipeline.nameParts, scopes: try scopes.map(region))
  }

  static func pack(_ id: String) throws -> FormulaPack {
    guard let pack = try yunnan.packs.first(where: { $0.id == id }) else { throw MissingDefinition(name: id) }
    return pack
  }

  /// What the records of 2021 are read against.
  static func context(
    _ decisions: ApprovedDecisions = ApprovedDecisions(), rules: RuleBook = RuleBook(),
    contradictions: TextContradictions? = nil
  ) throws
    -> CollectionContext
  {
    let pipeline = try yunnan
    return CollectionContext(
      period: 2021, rules: rules, regions: try regions,
      industries: IndustryCodeReader(edition: pipeline.industries, earlier: pipeline.earlierIndustries),
      categories: pipeline.institutionCategories, classification: pipeline.classification,
      ladder: pipeline.coding.ladder, contradictions: contradictions, industryNames: pipeline.industries,
      approvedDecisions: decisions, variableCount: pipeline.variables.variables.count,
      packs: Dictionary(uniqueKeysWithValues: pipeline.packs.enumerated().map { ($1.id, $0) }))
  }

  /// A source of the pipeline that reads a test's file.
  static func source(_ id: String, _ file: String) throws -> SourceDefinition {
    guard var source = try yunnan.sources.first(where: { $0.id == id }) else { throw MissingDefinition(name: id) }
    source.files = [file]
    return source
  }

  struct MissingDefinition: Error {
    let name: String
  }
}

/// A code that a test writes down; one that is none fails the test.
func region(_ text: String) throws -> RegionCode {
  guard let code = RegionCode(text) else { throw Shipped.MissingDefinition(name: text) }
  return code
}

/// An industry code that a test writes down.
func industry(_ text: String) throws -> IndustryCode {
  guard let code = IndustryCode(text) else { throw Shipped.MissingDefinition(name: text) }
  return code
}
