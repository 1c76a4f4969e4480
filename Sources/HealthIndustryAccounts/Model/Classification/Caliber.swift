/// 地方口径: a region's own grouping of the national classes into fields, with industries that the national
/// classification does not have.
///
/// A class is in one field or in none: a part of a class cannot be given to a field, since units are coded to classes and
/// nothing below them.
struct Caliber: Sendable {
  /// 领域: one row of the region's own table.
  struct Field: Sendable {
    let code: String
    let name: String
  }

  /// One row an industry that the caliber counts and the national classification does not.
  struct OutsideIndustry: Sendable {
    let industry: IndustryCode
    let name: String
    /// Index of the field.
    let field: Int
    /// Only units whose texts hold one of these count; all of them where there is none.
    let terms: [String]
    let note: String
  }

  let id: String
  let title: String
  /// The region whose accounts it groups.
  let region: RegionCode
  /// The document that names the fields.
  let document: String
  let validity: ClosedRange<Int>
  /// Whether the region's bureau has confirmed which class is in which field.
  let isConfirmed: Bool
  /// The sentence that marks its tables; empty for a confirmed one.
  let statusNote: String
  let fields: [Field]
  /// Index of the field of each item of the classification; nil for a class in none, and for what is no class.
  let fieldOfItem: [Int?]
  let outside: [OutsideIndustry]
  private let outsideByIndustry: [IndustryCode: Int]
  /// The terms of the industries of ``outside``, one rule each.
  let outsideTerms: ActivityTerms

  /// Creates a caliber.
  ///
  /// - Parameter negations: words that say that something is not done.
  init(
    id: String, title: String, region: RegionCode, document: String, validity: ClosedRange<Int>, isConfirmed: Bool,
    statusNote: String, fields: [Field], fieldOfItem: [Int?], outside: [OutsideIndustry], negations: [String] = []
  ) {
    self.id = id
    self.title = title
    self.region = region
    self.document = document
    self.validity = validity
    self.isConfirmed = isConfirmed
    self.statusNote = statusNote
    self.fields = fields
    self.fieldOfItem = fieldOfItem
    self.outside = outside
    outsideByIndustry = Dictionary(
      outside.enumerated().map { ($1.industry, $0) }, uniquingKeysWith: { first, _ in first })
    outsideTerms = ActivityTerms(
      outside.map { ActivityRule(industry: $0.industry, classIndex: $0.field, includes: $0.terms, excludes: []) },
      negations: negations)
  }

  /// Index into ``outside`` of an industry; nil where the caliber does not count it.
  func outsideIndex(of industry: IndustryCode) -> Int? { outsideByIndustry[industry] }
}
