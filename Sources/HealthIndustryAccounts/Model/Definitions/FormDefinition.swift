/// 报表定义: the fields of one form in one form year, and how each is read. Data under a pipeline's forms/.
struct FormDefinition: Sendable {
  /// How the records are written.
  enum Format: Sendable, Equatable {
    case csv
    case xml(recordPath: String, namespaces: [String: String])
    case xlsx(WorkbookSheet)
  }

  /// Where the records of a workbook stand.
  struct WorkbookSheet: Sendable, Equatable {
    /// nil where the sheet is chosen by its number.
    let name: String?
    /// Counted from 1.
    let number: Int
    /// The head's first row, counted from 1, and the number of its rows.
    let headRow, headRows: Int
  }

  /// What a field without a figure means where it holds one of the listed texts.
  enum BlankMeaning: String, Sendable, CaseIterable {
    case missing, zero
  }

  /// Listed texts and their meanings; anything else that is not a number is an error.
  typealias Blanks = [String: BlankMeaning]

  /// What the program knows a field as.
  enum Role: String, Sendable, CaseIterable {
    case unitID, unitName, region, address, industryCode, institutionCategory, mainActivity, businessScope,
      mainProducts, period, gdp
  }

  /// Where a field stands: one of several column names (CSV, workbooks), or a path in an XML record.
  enum Location: Sendable, Equatable {
    case column(aliases: [String])
    case path(String)
  }

  /// A text or code field.
  struct Field: Sendable {
    let role: Role
    let location: Location
    /// Whether a record without it is rejected.
    let isRequired: Bool
    let identifierKind: UnitIdentifier.Kind?
    /// Whether its codes are of the edition before the one in use (industryCode only).
    let isOfEarlierEdition: Bool
  }

  /// A figure.
  struct VariableField: Sendable {
    /// Column number in the variable catalogue.
    let variable: Int
    let name: String
    let location: Location
    /// Decimals of the number as written that are exact, from the money unit.
    let scale: Int
    /// The form year writes losses as negative numbers.
    let isReversed: Bool
    let blanks: Blanks
    /// What an empty field means, the most frequent blank.
    let meaningOfEmpty: BlankMeaning?
    /// 10^``scale``.
    let unit: Int64

    /// Whether a listed text looks like a number, such as 9999 for "not stated": texts must then be looked up first.
    let hasNumericBlanks: Bool

    init(variable: Int, name: String, location: Location, scale: Int, isReversed: Bool, blanks: Blanks) {
      self.variable = variable
      self.name = name
      self.location = location
      self.scale = scale
      self.isReversed = isReversed
      self.blanks = blanks
      meaningOfEmpty = blanks[""]
      unit = DecimalText.powerOfTen(scale)
      hasNumericBlanks = blanks.keys.contains { $0.utf8.last?.isDigit == true }
    }
  }

  /// A variable that the form year does not have.
  struct NotCollected: Sendable, Equatable {
    /// Column number in the variable catalogue.
    let variable: Int
    /// What it counts as for all units of the form.
    let counts: BlankMeaning
    let reason: String
  }

  let id: String
  let year: Int
  /// Years whose records it may be used for.
  let validity: ClosedRange<Int>
  let format: Format
  let amountUnit: MoneyUnit?
  /// Name of the formula pack; nil for forms without figures.
  let formulas: String?
  let textBlanks: Blanks
  let fields: [Field]
  let variables: [VariableField]
  let notCollected: [NotCollected]

  /// Id and year, as the manifest and findings name a form.
  var name: String { "\(id) \(year)" }

  /// Whether a unit can report the variable (column number in the catalogue) on it.
  func asks(for variable: Int) -> Bool { variables.contains { $0.variable == variable } }

  /// Variables that this form year does not have and that count as zero. Those that count as missing need nothing done: a
  /// column without figures is of missing ones.
  var countedAsZero: [Int] { notCollected.filter { $0.counts == .zero }.map(\.variable) }
}

/// 数据来源: the files of one form, and how they are read.
struct SourceDefinition: Sendable {
  let id: String
  let title: String
  let form: FormDefinition
  var files: [String]
  /// What the definition says against detection; names as in ``CSVDialect``.
  let encoding: String?
  let delimiter: String?
}
