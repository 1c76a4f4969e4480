/// 编码阶梯的一级: one way to find a unit's class. A pipeline lists those it uses in their order, and the first that
/// decides stands; what none decides is for a person.
enum CodingRung: String, Sendable, CaseIterable {
  case approvedDecision = "approved-decision"
  case registryCategory = "registry-category"
  case wholeIndustry = "whole-industry"
  case activityRule = "activity-rule"
  case textCoder = "text-coder"

  /// The Chinese name.
  var words: String {
    switch self {
    case .approvedDecision: "审定"
    case .registryCategory: "机构类别"
    case .wholeIndustry: "行业整体"
    case .activityRule: "活动规则"
    case .textCoder: "文本编码"
    }
  }
}
