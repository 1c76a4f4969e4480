/// 审核关系表: the audit relations of the forms of one formula pack.
public struct AuditRelations: Sendable {
  /// One relation with its number, severity and words.
  public struct Item: Sendable {
    public let relation: Relation
    public let rule: FindingRule
  }

  /// Name of the formula pack whose units it is for.
  public let formulas: String
  public let items: [Item]
}
