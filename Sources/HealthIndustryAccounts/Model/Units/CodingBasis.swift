/// 编码依据: what decided a unit's class, or why nothing did.
enum CodingBasis: UInt8, Sendable, CaseIterable {
  case wholeIndustry, activityRule, approvedClass, textCoder
  /// Undetermined, because:
  case noIndustry, earlierEdition, tooCoarse, unknownIndustry, noTermFound, mixedTerms, severalClasses
  case partialIndustry, industryNotAsked
  /// Undetermined: of the health industry by its texts, but not sure enough of which class.
  case healthWithoutClass
  /// Undetermined: not of the health industry by its texts, which name an industry that belongs as a whole.
  case outsideOfHealthIndustry
  /// Undetermined: persons decided, and contradict each other, or the unit is not as it was then.
  case decisionsConflict, unitChanged
  /// Decided: not of the health industry.
  case outsideIndustry, excludedByRule, approvedOutside, textCoderOutside

  /// The Chinese words of the data files.
  var words: String {
    switch self {
    case .wholeIndustry: "行业整体"
    case .activityRule: "活动规则"
    case .approvedClass: "审定"
    case .textCoder: "文本编码"
    case .noIndustry: "无行业代码"
    case .earlierEdition: "行业代码为2011版且没有唯一对应，或与门类字母不符"
    case .tooCoarse: "行业代码不足4位"
    case .unknownIndustry: "行业代码不存在"
    case .noTermFound: "部分行业，未见健康活动用语"
    case .mixedTerms: "部分行业，既有健康活动用语又有排除用语"
    case .severalClasses: "部分行业，用语指向多个小类"
    case .partialIndustry: "部分行业，未按活动规则判断"
    case .industryNotAsked: "编码阶梯未使用行业代码"
    case .healthWithoutClass: "文本编码：属于健康产业，小类待定"
    case .outsideOfHealthIndustry: "文本编码：判为不属于，但最可能的行业整体属于健康产业"
    case .decisionsConflict: "审定互相矛盾"
    case .unitChanged: "审定后单位情况有变"
    case .outsideIndustry: "行业不属于健康产业"
    case .excludedByRule: "活动规则排除"
    case .approvedOutside: "审定：不属于健康产业"
    case .textCoderOutside: "文本编码：不属于"
    }
  }

  /// Whether a person decided.
  var isApproved: Bool { self == .approvedClass || self == .approvedOutside }

  /// Whether the unit is decided not to belong.
  var isOutside: Bool {
    switch self {
    case .outsideIndustry, .excludedByRule, .approvedOutside, .textCoderOutside: true
    default: false
    }
  }
}
