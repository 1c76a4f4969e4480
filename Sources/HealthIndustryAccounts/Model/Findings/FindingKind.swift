/// The rules that the program itself applies. The first two digits are the GSBPM sub-process (44, 51, 52, 55, 62).
enum FindingKind: String, Sendable, CaseIterable {
  case fieldCount = "C4401"
  case repeatedField = "C4402"
  case requiredFieldMissing = "C4403"
  case identifierUnrecognised = "C4404"
  case checkCharacterWrong = "C4405"
  case periodUnreadable = "C4406"
  case periodOutside = "C4407"
  case regionUnresolved = "C4408"
  case regionAmbiguous = "C4409"
  case regionRetired = "C4410"
  case regionOutside = "C4411"
  case industryOfEarlierEdition = "C4412"
  case industryTooCoarse = "C4413"
  case industryUnknown = "C4414"
  case categoryUnknown = "C4415"
  case numberUnreadable = "C4416"
  case numberTooExact = "C4417"
  case numberOutOfRange = "C4418"
  case regionFromAddress = "C4419"
  case industryBridged = "C4420"
  case asideUnreadable = "C4421"
  case fileEndsInRecord = "C4422"
  case industryLostZero = "C4423"
  case gdpConflicting = "C4424"
  case gdpRepeated = "C4425"
  case fileRepeated = "C4426"
  case interruptedField = "C4427"
  case pathAbsent = "C4428"
  case identifierRounded = "C4429"
  case duplicateRecord = "I5101"
  case conflictingRecord = "I5102"
  case filledFromOtherRecord = "I5103"
  case serialOfOtherUnit = "I5104"
  case categoryContradictsIndustry = "K5201"
  case undetermined = "K5202"
  case decisionsConflict = "K5203"
  case unitChangedSinceDecision = "K5204"
  case decisionConfirmed = "K5205"
  case codeContradictsText = "K5206"
  case componentMissing = "V5503"

  var severity: Severity {
    switch self {
    case .fieldCount, .fileEndsInRecord, .repeatedField, .interruptedField, .requiredFieldMissing,
      .identifierUnrecognised, .identifierRounded, .periodUnreadable,
      .regionUnresolved, .regionAmbiguous, .numberUnreadable, .numberTooExact, .numberOutOfRange,
      .gdpConflicting, .serialOfOtherUnit:
      .error
    case .checkCharacterWrong, .industryOfEarlierEdition, .industryTooCoarse, .industryLostZero, .industryUnknown,
      .categoryUnknown, .conflictingRecord, .categoryContradictsIndustry, .codeContradictsText, .undetermined,
      .componentMissing,
      .regionOutside, .decisionsConflict, .unitChangedSinceDecision, .asideUnreadable, .fileRepeated,
      .pathAbsent:
      .warning
    case .periodOutside, .regionRetired, .regionFromAddress, .industryBridged, .duplicateRecord, .filledFromOtherRecord,
      .decisionConfirmed, .gdpRepeated:
      .info
    }
  }

  /// Whether a pipeline may choose the severity. What cannot be read is always rejected, and what happens after a
  /// record was merged or coded cannot reject it.
  var isAdjustable: Bool {
    switch self {
    case .checkCharacterWrong, .regionRetired, .regionFromAddress, .industryBridged, .industryOfEarlierEdition,
      .industryTooCoarse, .industryLostZero, .industryUnknown, .categoryUnknown, .categoryContradictsIndustry,
      .codeContradictsText, .componentMissing:
      true
    default: false
    }
  }

  /// Message and advice.
  var words: (message: String, advice: String) {
    switch self {
    case .fieldCount: ("字段个数与表头不一致", "检查该记录是否缺少或多出分隔符、引号")
    case .fileEndsInRecord: ("文件在这条记录中间结束，后面的记录可能丢失", "重新取得完整的文件；如文件完整，更正或删除最后一行")
    case .repeatedField: ("同一字段在一条记录中出现多次", "保留一个，删除其余")
    case .requiredFieldMissing: ("必填字段为空", "补填后重新报送")
    case .identifierUnrecognised: ("无法识别的单位标识码", "应为18位统一社会信用代码、9位组织机构代码或登记号，且不是以零充数，核实后更正")
    case .identifierRounded:
      ("标识码在电子表格（Excel）中被当作数字，末尾几位已丢失", "把标识码列设为文本，从原系统重新导出；不要打开 CSV 后再保存")
    case .checkCharacterWrong: ("标识码校验位不符", "与登记机关核对标识码")
    case .periodUnreadable: ("无法识别的年份", "应为4位年份，如 2021")
    case .periodOutside: ("不属于本期的记录", "无需处理；如属本期，更正年份")
    case .regionUnresolved: ("无法识别的地区", "填6、9或12位行政区划代码，或区划全称")
    case .regionAmbiguous: ("地区名称对应多个区划", "填行政区划代码")
    case .regionRetired: ("已撤销的行政区划代码，已转为现行区划", "建议更新为现行代码")
    case .regionFromAddress: ("地区为空，已按地址确定", "补填行政区划代码")
    case .regionOutside: ("不在核算地区内", "核实所在地；如在核算地区内，更正区划代码")
    case .industryBridged: ("2011版行业代码，已转为2017版", "建议按 GB/T 4754-2017 更新行业代码")
    case .asideUnreadable: ("国家口径以外的记录有错误，未计入地方口径和版本对比", "按 found 所列规则更正；不影响国家口径")
    case .industryOfEarlierEdition: ("行业代码为2011版且没有唯一对应的2017版代码，或与门类字母不符", "按 GB/T 4754-2017 重新编码")
    case .industryTooCoarse: ("行业代码不足4位", "补填4位行业小类代码")
    case .industryLostZero:
      ("行业代码只有3位，前面补“0”是 GB/T 4754-2017 的小类", "核对原始代码：可能在电子表格（Excel）中丢失了前导零，如是则补“0”；否则补填4位行业小类代码")
    case .industryUnknown: ("GB/T 4754-2017 中没有的行业代码", "核实行业代码")
    case .categoryUnknown: ("无法识别的卫生机构类别", "按 WS 218 填报机构类别代码")
    case .numberUnreadable: ("无法识别的数字", "填阿拉伯数字；无数据时按报表说明填写")
    case .numberTooExact: ("数字精度超过 0.0001 元，或人数不是整数", "核实计量单位与小数位数；人数填整数")
    case .numberOutOfRange: ("数字超出可表示的范围", "核实计量单位")
    case .gdpConflicting: ("同一地区同一年份有两个不同的地区生产总值，采用了在前的一个", "与公布数核对，删去错误的一条后重新运行")
    case .gdpRepeated: ("同一地区同一年份的地区生产总值重复，数字相同", "无需处理")
    case .fileRepeated: ("两个文件内容完全相同", "核对来源和路径，删去放错或多放的一个后重新运行")
    case .interruptedField: ("字段的文字中夹有表式定义没有的元素，读出的数字或文字可能不全", "字段元素内只留文字；如确需分列，在表式定义中写明其路径")
    case .pathAbsent:
      ("文件的所有记录都没有这个字段，均按空白处理", "核对元素名和命名空间与表式定义的 path 是否一致，更正后重新运行；文件确实没有这个字段的，无需处理")
    case .duplicateRecord: ("同一单位的重复记录", "已按来源优先顺序保留一条")
    case .conflictingRecord: ("同一单位的两条记录不一致，已按来源优先顺序取值", "核实应以哪条记录为准")
    case .filledFromOtherRecord: ("缺少的数据取自同一单位的另一条记录", "无需处理")
    case .serialOfOtherUnit:
      ("与前面一条记录的序号相同（不计空格、连字符和大小写），却不是同一单位，本条未计入", "给每个单位不同的序号；几个文件各自从1编号的，改为连续编号或各设一个来源")
    case .categoryContradictsIndustry: ("机构类别与行业代码不一致，已按机构类别编码", "核实行业代码与机构类别")
    case .codeContradictsText: ("行业代码与单位的文字矛盾，已按编码阶梯处理", "核实行业代码与主要业务活动，更正其中不符的一方")
    case .undetermined: ("未能确定是否属于健康产业，列入待定名单，未计入合计", "补填行业代码或写清主要业务活动后重新运行；名单见 review.xlsx，填写审定结果后导入")
    case .decisionsConflict: ("同一单位的审定互相矛盾，均未采用", "在 review.xlsx 中重新审定该单位，新的审定替代原审定")
    case .unitChangedSinceDecision: ("审定后单位的行业、类别或业务有变，原审定未采用", "在 review.xlsx 中重新审定该单位")
    case .decisionConfirmed: ("审定后单位的行业、类别或业务有变，编码结果与原审定一致", "无需处理")
    case .componentMissing: ("缺少计算增加值所需的指标，该单位增加值未计入", "补报缺少的指标")
    }
  }
}

/// The rules of a run: the program's own, with the severities that the pipeline chose.
struct RuleBook: Sendable {
  private let rules: [FindingKind: FindingRule]

  /// Creates the rules; `severities` maps a rule's number to the pipeline's severity.
  init(severities: [String: Severity] = [:]) {
    rules = Dictionary(
      uniqueKeysWithValues: FindingKind.allCases.map { kind in
        let words = kind.words
        let severity = severities[kind.rawValue] ?? kind.severity
        let rule = FindingRule(id: kind.rawValue, severity: severity, message: words.message, advice: words.advice)
        return (kind, rule)
      })
  }

  subscript(_ kind: FindingKind) -> FindingRule {
    guard let rule = rules[kind] else { preconditionFailure("every kind has a rule") }
    return rule
  }
}
