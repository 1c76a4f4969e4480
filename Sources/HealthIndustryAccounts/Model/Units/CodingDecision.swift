/// A unit's class, and why. Grain: one a unit.
struct CodingDecision: Sendable {
  /// The text field in which a rule found its term, in the order of reading.
  enum Field: UInt8, Sendable, CaseIterable {
    case mainActivity, businessScope, name

    /// The Chinese name.
    var words: String {
      switch self {
      case .mainActivity: "主要业务活动"
      case .businessScope: "经营范围"
      case .name: "单位名称"
      }
    }
  }

  /// What a rule found.
  struct Evidence: Sendable, Equatable {
    private let numbers: (rule: Int16, include: Int16, exclude: Int16)
    let field: Field

    var rule: Int { Int(numbers.rule) }
    /// Index of the term found among the rule's own.
    var include: Int? { CodingDecision.index(numbers.include) }
    /// Index of the excluding term found.
    var exclude: Int? { CodingDecision.index(numbers.exclude) }

    init(rule: Int, field: Field, include: Int?, exclude: Int?) {
      numbers = (Int16(rule), CodingDecision.number(include), CodingDecision.number(exclude))
      self.field = field
    }

    static func == (a: Self, b: Self) -> Bool { a.numbers == b.numbers && a.field == b.field }
  }

  let basis: CodingBasis
  /// Whether the institution category gave the industry.
  let isByCategory: Bool
  /// The industry that the decision started from.
  let industry: IndustryCode?
  let evidence: Evidence?
  private let numbers: (classIndex: Int16, candidate: Int16, confidence: Int16)

  /// The class; nil where undetermined or outside.
  var classIndex: Int? { Self.index(numbers.classIndex) }
  /// The class that an undetermined unit may belong to, where there is just one.
  var candidate: Int? { Self.index(numbers.candidate) }
  /// How sure the text coder is, in 1/10000; nil where it was not asked.
  var confidence: Int? { Self.index(numbers.confidence) }

  init(
    basis: CodingBasis, classIndex: Int?, candidate: Int?, industry: IndustryCode?, isByCategory: Bool,
    evidence: Evidence?, confidence: Int? = nil
  ) {
    self.basis = basis
    self.isByCategory = isByCategory
    self.industry = industry
    self.evidence = evidence
    numbers = (Self.number(classIndex), Self.number(candidate), Self.number(confidence))
  }

  /// Indices are kept in 16 bits, −1 for none: a run keeps one decision a unit.
  private static func number(_ index: Int?) -> Int16 { index.map { Int16($0) } ?? -1 }
  private static func index(_ number: Int16) -> Int? { number < 0 ? nil : Int(number) }
}
