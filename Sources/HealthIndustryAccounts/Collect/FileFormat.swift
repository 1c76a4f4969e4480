internal import RecordReaders

/// How the records of one file are read, worked out once a file: every record of it asks.
struct FileFormat: Sendable {
  /// What a code of four digits alone says of a record.
  enum IndustryFate: UInt8, Sendable {
    /// To be read with care: unknown, of the edition before, or a text that the form calls blank.
    case other
    /// Outside the classification.
    case outside
    /// In the classification by its code, or to be decided by its texts, which are read only then.
    case whole, byTexts
    /// Outside the classification, but kept beside it.
    case aside
  }

  /// A figure's field and how its plainest forms are read: without texts, so that a record costs no reference counting.
  struct PlainFigure: Sendable {
    let field: Int
    /// 10^decimals, negative where the form writes losses as negative numbers; 0 where numbers need care.
    let unit: Int64
    let scale: Int
    /// What an empty field counts, and what a hyphen alone; nil where it needs care.
    let empty, hyphen: Int64?

    init(_ variable: FormDefinition.VariableField, field: Int) {
      self.field = field
      unit = variable.hasNumericBlanks ? 0 : variable.isReversed ? -variable.unit : variable.unit
      scale = variable.scale
      empty = variable.meaningOfEmpty.map(FigureReader.value)
      hyphen = variable.blanks["-"].map(FigureReader.value)
    }
  }

  let file: RawFile
  let number: Int
  let context: CollectionContext
  let requiredRoles: Set<FormDefinition.Role>
  let identifierKind: UnitIdentifier.Kind
  let hasEarlierIndustries: Bool
  /// A longer text is no blank: most texts need not be looked up.
  let longestBlank: Int
  /// The fields that every unit's row takes a text from; nil where the form does not have it.
  let unitIDField, unitNameField, regionField, mainActivityField, businessScopeField, mainProductsField: Int?
  var textFields: [Int?] { [unitIDField, unitNameField, mainActivityField, businessScopeField, mainProductsField] }
  /// One a variable of the form.
  let plainFigures: [PlainFigure]
  /// Columns that the form gives: its variables, then those that it counts as zero.
  let figureColumns: [Int]
  /// Index of the formula pack; -1 where the form has none.
  let pack: Int8
  /// By the number of the industry code.
  private let industryFates: [IndustryFate]
  /// Of each institution category, what it says of a record before its industry code is asked; `other` where nothing.
  private let categoryFates: [IndustryFate]
  private let categoryIsFirst: Bool
  /// What tells whether a record's texts may speak against its code; nil where nobody asks.
  let contradictionFilter: ContradictionFilter?
  /// Whether a text of digits and capitals may be what the form calls blank.
  let hasPlainBlanks: Bool
  /// By the six digits of a region: whether it is a county of the scopes, which no address can refine.
  private let isCounty: [Bool]
  /// The digits of the run's year; nil where the form calls them blank.
  let periodDigits: [UInt8]?

  init(_ file: RawFile, number: Int, _ context: CollectionContext) {
    self.file = file
    self.number = number
    self.context = context
    let form = file.form
    requiredRoles = Set(form.fields.filter(\.isRequired).map(\.role))
    identifierKind = form.fields.first { $0.role == .unitID }?.identifierKind ?? .unified
    hasEarlierIndustries = form.fields.contains { $0.role == .industryCode && $0.isOfEarlierEdition }
    longestBlank = form.textBlanks.keys.map(\.utf8.count).max() ?? 0
    let fields = file.binding.fields
    unitIDField = fields[.unitID]
    unitNameField = fields[.unitName]
    regionField = fields[.region]
    mainActivityField = fields[.mainActivity]
    businessScopeField = fields[.businessScope]
    mainProductsField = fields[.mainProducts]
    plainFigures = zip(form.variables, file.binding.variables).map { PlainFigure($0, field: $1) }
    figureColumns = form.variables.map(\.variable) + form.countedAsZero
    pack = Int8(form.formulas.flatMap { context.packs[$0] } ?? -1)
    let period = "\(context.period)"
    periodDigits = form.textBlanks[period] == nil ? Array(period.utf8) : nil
    industryFates = hasEarlierIndustries ? [] : Self.industryFates(form, context)
    categoryFates = Self.categoryFates(context)
    contradictionFilter = ContradictionFilter(
      context.contradictions, file.binding, file.batchEncoding, context.industryNames)
    categoryIsFirst = context.ladder.has(.registryCategory, before: .wholeIndustry)
    hasPlainBlanks = form.textBlanks.keys.contains { text in
      !text.isEmpty && text.utf8.allSatisfy(UnitIdentifier.isLetterOrDigit)
    }
    isCounty = context.regions.currentCodes.reduce(into: Array(repeating: false, count: 1_000_000)) { isCounty, code in
      isCounty[Int(code.key)] = code.value.prefecture != code.value && form.textBlanks["\(code.key)"] == nil
    }
  }

  /// Whether the trimmed text is empty, or what the form calls blank.
  func isBlank(_ text: Span<UInt8>) -> Bool {
    text.isEmpty || text.count <= longestBlank && file.form.textBlanks[FieldText.code(text)] != nil
  }

  /// What four digits say; nil where they are to be read with care.
  @inline(__always)
  func industry(_ digits: UnsafeBufferPointer<UInt8>) -> (code: IndustryCode, fate: IndustryFate)? {
    guard digits.count == 4, let number = DecimalText.plainNumber(digits), Int(number) < industryFates.count,
      industryFates[Int(number)] != .other, let code = IndustryCode(number: UInt16(number))
    else { return nil }
    return (code, industryFates[Int(number)])
  }

  /// What a record's industry and its category say together, the one that the ladder asks first before the other.
  @inline(__always)
  func fate(_ industry: IndustryFate, category place: Int) -> IndustryFate {
    let byCategory = categoryFates[place]
    if byCategory == .other { return industry }
    return categoryIsFirst || industry == .byTexts ? byCategory : industry
  }

  /// The county of six digits, where it is one of today's and within the scopes.
  @inline(__always)
  func county(_ digits: UnsafeBufferPointer<UInt8>) -> RegionCode? {
    guard digits.count == 6, let number = DecimalText.plainNumber(digits), isCounty[Int(number)] else { return nil }
    return RegionCode(UInt32(number))
  }

  private static func industryFates(_ form: FormDefinition, _ context: CollectionContext) -> [IndustryFate] {
    (0..<10_000).map { number in
      guard let code = IndustryCode(number: UInt16(number)), form.textBlanks[code.description] == nil,
        context.industries.read(code.description) == .init(industry: .code(code))
      else { return .other }
      return IndustryFate(context.fate(industry: code, category: nil))
    }
  }

  private static func categoryFates(_ context: CollectionContext) -> [IndustryFate] {
    let isAsked = context.ladder.rungs.contains(.registryCategory)
    return context.categories.rows.map { category in
      guard isAsked, let industry = category.industry else { return .other }
      return IndustryFate(context.fate(industry: nil, category: industry))
    }
  }
}

extension FileFormat.IndustryFate {
  fileprivate init(_ fate: CollectionFate) {
    switch fate {
    case .whole: self = .whole
    case .outside: self = .outside
    case .byTexts: self = .byTexts
    case .aside: self = .aside
    }
  }
}
