/// The columns of the review list (待定名单), in their order. The same in review.csv, by ``id``, and in review.xlsx, by
/// ``title``; a filled sheet may have either.
enum ReviewColumn: String, Sendable, CaseIterable {
  case rank
  case unitID = "unit_id"
  case unitName = "unit_name"
  case regionCode = "region_code"
  case region
  case industryCode = "industry_code"
  case industry
  case mainActivity = "main_activity"
  case businessScope = "business_scope"
  case mainProducts = "main_products"
  case institutionCategory = "institution_category"
  case statedIndustry = "stated_industry"
  case reason
  case candidateClass = "candidate_class"
  case candidates
  case candidateClasses = "candidate_classes"
  case evidence
  case confidence
  case amount
  case uncertainty
  case formerDecision = "former_decision"
  case decision
  case decisionReason = "decision_reason"
  case approver
  case date = "decided_on"
  case validFrom = "valid_from"
  case validTo = "valid_to"
  case supersedes
  case checkCode = "check_code"
  case sourceFile = "source_file"
  case recordNumber = "record_number"

  /// What a person does with a column.
  enum Use: Sendable {
    /// Of the unit: to read.
    case given
    /// To fill in.
    case filled
    /// Made by the program for the way back: not to touch.
    case kept
  }

  /// Its name in review.csv.
  var id: String { rawValue }

  var use: Use {
    switch self {
    case .decision, .decisionReason, .approver, .date, .validFrom, .validTo: .filled
    case .supersedes, .checkCode: .kept
    default: .given
    }
  }

  /// Whether it is a column of the workbook too; the others are for machines.
  var isInWorkbook: Bool {
    switch self {
    case .candidateClass, .candidates, .confidence, .institutionCategory, .statedIndustry: false
    default: true
    }
  }

  /// Its name in review.xlsx; in a sheet, brackets and what is in them may follow.
  var title: String {
    switch self {
    case .rank: "序号"
    case .unitID: "单位标识码"
    case .unitName: "单位名称"
    case .regionCode: "行政区划代码"
    case .region: "地区"
    case .industryCode: "行业代码"
    case .industry: "行业名称"
    case .mainActivity: "主要业务活动"
    case .businessScope: "经营范围"
    case .mainProducts: "主营产品"
    case .institutionCategory: "机构类别"
    case .statedIndustry: "填报行业代码"
    case .reason: "待定原因"
    case .candidateClass: "候选小类代码"
    case .candidates: "候选行业代码"
    case .candidateClasses: "候选类别"
    case .evidence: "证据"
    case .confidence: "把握"
    case .amount: "金额"
    case .uncertainty: "属于健康产业的可能性"
    case .formerDecision: "原审定"
    case .decision: "审定结果"
    case .decisionReason: "审定理由"
    case .approver: "审定人"
    case .date: "审定日期"
    case .validFrom: "有效期起"
    case .validTo: "有效期止"
    case .supersedes: "替代审定号"
    case .checkCode: "核对码"
    case .sourceFile: "来源文件"
    case .recordNumber: "记录号"
    }
  }
}
