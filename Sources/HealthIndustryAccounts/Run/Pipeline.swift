/// 核算流程: everything a run needs that is not data. Read from a folder under Pipelines/ and complete: no default is
/// hidden in code.
public struct Pipeline: Sendable {
  /// GDP of the regions and where the scope's own comes from.
  struct GDPSource: Sendable {
    /// How the GDP of the pipeline's own region is found.
    enum Scope: String, Sendable, CaseIterable {
      /// A row of the file.
      case asGiven = "as-given"
      /// The sum of the divisions right below it; the tables say so.
      case sumOfParts = "sum-of-parts"
    }

    var source: SourceDefinition
    let scope: Scope
  }

  /// The folder's name, and of the run's output folder.
  public let id: String
  let title: String
  let source: String
  let file: String
  let validity: ClosedRange<Int>
  let defaultPeriod: Int
  let scopes: [RegionCode]
  /// What tables call the divisions right below the scopes, such as 各市州.
  let areas: String
  let classification: HealthClassification
  let industries: IndustryClassification
  let earlierIndustries: EarlierIndustries
  let institutionCategories: InstitutionCategories
  let coding: CodingDefinition
  let divisions: Divisions
  let nameParts: RegionNames.Parts
  let variables: VariableCatalogue
  let packs: [FormulaPack]
  let relations: [AuditRelations]
  /// Local calibers whose accounts are made beside the national ones.
  let calibers: [Caliber]
  let layouts: [TableLayout]
  /// In order of priority.
  var sources: [SourceDefinition]
  var gdp: GDPSource?
  let severities: [String: Severity]
  let limits: HoldingLimits
  /// Every definition file that was read.
  public let definitionFiles: [String]
  /// SHA-256 of each as it was read.
  let definitionSums: [String: String]
}

/// Files given on the command line in place of a source's own.
public struct SourceOverride: Sendable {
  /// Id of the source.
  public let source: String
  /// Paths, or patterns with `*` and `?`.
  public let files: [String]

  /// Creates an override.
  public init(source: String, files: [String]) {
    self.source = source
    self.files = files
  }
}
