/// What a unit says of itself, as the text coder reads it. Blank where the record does not say.
struct CodingText: Sendable, Equatable {
  /// 企业名称.
  var name = ""
  /// 经营范围 or 主要业务活动.
  var scope = ""
  /// 主营产品.
  var products = ""
}
