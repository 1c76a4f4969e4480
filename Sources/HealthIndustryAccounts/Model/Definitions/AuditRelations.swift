/// 审核关系表: the audit relations of the forms of one formula pack.
struct AuditRelations: Sendable {
  /// One relation with its number, severity and words.
  struct Item: Sendable {
    let relation: Relation
    let rule: FindingRule
  }

  let name: String
  /// Years that they may be used for.
  let validity: ClosedRange<Int>
  /// Name of the formula pack whose units it is for.
  let formulas: String
  let items: [Item]
}
