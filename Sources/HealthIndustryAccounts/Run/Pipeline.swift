/// 核算流程: everything a run needs that is not data. Read from a folder under Pipelines/ and complete: no default is
/// hidden in code.
public struct Pipeline: Sendable {
  /// GDP of the regions and where the scope's own comes from.
  public struct GDPSource: Sendable {
    /// How the GDP of the pipeline's own region is found.
    public enum Scope: String, Sendable, CaseIterable {
      /// A row of the file.
      case asGiven = "as-given"
      /// The sum of the divisions right below it; the tables say so.
      case sumOfParts = "sum-of-parts"
    }

    public var source: SourceDefinition
    public let scope: Scope
  }

  /// The folder's name, and of the run's output folder.
  public let id: String
  public let title: String
  public let source: String
  public let file: String
  public let validity: ClosedRange<Int>
  public let defaultPeriod: Int
  public let scopes: [RegionCode]
  /// What tables call the divisions right below the scopes, such as 各市州.
  public let areas: String
  public let classification: HealthClassification
  public let industries: IndustryClassification
  public let earlierIndustries: Set<IndustryCode>
  public let institutionCategories: InstitutionCategories
  public let divisions: Divisions
  public let nameParts: RegionNames.Parts
  public let variables: VariableCatalogue
  public let packs: [FormulaPack]
  public let relations: [AuditRelations]
  public let layouts: [TableLayout]
  /// In order of priority.
  public internal(set) var sources: [SourceDefinition]
  public internal(set) var gdp: GDPSource?
  public let severities: [String: Severity]
  /// Percent of a source's records; more rejected ones hold the tables back.
  public let rejectedLimit: Int
  /// Every definition file that was read.
  public let definitionFiles: [String]
}

/// Files given on the command line in place of a source's own.
public struct SourceOverride: Sendable {
  public let source: String
  public let files: [String]

  /// Creates an override.
  public init(source: String, files: [String]) {
    self.source = source
    self.files = files
  }
}
