/// 报表定义: the fields of one form in one form year, and how each is read. Data under a pipeline's forms/.
public struct FormDefinition: Sendable {
  /// How the records are written.
  public enum Format: Sendable, Equatable {
    case csv
    case xml(recordPath: String, namespaces: [String: String])
  }

  /// What a field without a figure means where it holds one of the listed texts.
  public enum BlankMeaning: String, Sendable, CaseIterable {
    case missing, zero
  }

  /// Listed texts and their meanings; anything else that is not a number is an error.
  public typealias Blanks = [String: BlankMeaning]

  /// What the program knows a field as.
  public enum Role: String, Sendable, CaseIterable {
    case unitID, unitName, region, address, industryCode, institutionCategory, mainActivity, businessScope, period, gdp
  }

  /// Where a field stands: one of several column names, or a path in an XML record.
  public enum Location: Sendable, Equatable {
    case column(aliases: [String])
    case path(String)
  }

  /// A text or code field.
  public struct Field: Sendable {
    public let role: Role
    public let location: Location
    /// Whether a record without it is rejected.
    public let isRequired: Bool
    public let identifierKind: UnitIdentifier.Kind?
    /// Whether its codes are of the edition before the one in use (industryCode only).
    public let isOfEarlierEdition: Bool
  }

  /// A figure.
  public struct VariableField: Sendable {
    /// Column number in the variable catalogue.
    public let variable: Int
    public let name: String
    public let location: Location
    /// Decimals of the number as written that are exact, from the money unit.
    public let scale: Int
    /// The form year writes losses as negative numbers.
    public let isReversed: Bool
    public let blanks: Blanks
  }

  public let id: String
  public let year: Int
  /// Years whose records it may be used for.
  public let validity: ClosedRange<Int>
  public let format: Format
  public let amountUnit: MoneyUnit?
  /// Name of the formula pack; nil for forms without figures.
  public let formulas: String?
  public let textBlanks: Blanks
  public let fields: [Field]
  public let variables: [VariableField]
  /// Variables that this form year does not have and that count as zero.
  public let countedAsZero: [Int]
}

/// 数据来源: the files of one form, and how they are read.
public struct SourceDefinition: Sendable {
  public let id: String
  public let title: String
  public let form: FormDefinition
  public var files: [String]
  /// What the definition says against detection; names as in ``CSVDialect``.
  public let encoding: String?
  public let delimiter: String?
}
