/// The sheet 说明 of review.xlsx: how to fill in the list.
enum ReviewHelp {
  static func lines(_ sheet: ReviewSheet) -> [String] {
    [sheet.title + " 填写说明", status(sheet), extent(sheet)].filter { !$0.isEmpty }
      + [
        "一行一个单位。" + order(sheet),
        "只填黄色各列。“审定结果”从下拉列表选（全部选项见“类别”表；另存为 CSV 的可以只写小类代码）；“\(DecisionChoices.outside)”表示该单位不计入。"
          + "定不了的留空或选“\(DecisionChoices.open)”，下次仍会列出。",
        "有审定结果的行，审定理由、审定人、审定日期、有效期起都要填。审定人写职务或工号即可。日期写 2026-11-22、20261122 或 2026年11月22日，年份在前。",
        "有效期按年份：“有效期起”已填本期年份，可以改；“有效期止”留空表示一直有效，直到该单位的行业、类别、名称或业务有变，届时会再列出并给出原审定。",
        "可以排序、筛选、隐藏或删除行、增加列；排序时要选中全部列。灰色各列供导入时核对，不要改。"
          + "“替代审定号”已有内容的，表示新的审定将替代原审定。",
        "打印时每个单位分在左右两张 A4 横页上：填写各列在右页，两页都有序号、标识码和名称；灰色各列不打印。",
        "填好后保存为 .xlsx（或另存为 CSV），运行：kanghe review import 文件 --pipeline 流程。有错时逐行指出，不导入任何一行。",
      ] + scores(sheet) + [
        "导入的审定从下一次运行起生效；已审定的单位不再列出。本表含单位资料，请按保密要求保管。"
      ]
  }

  /// What stands behind suggested industries, where a text coder suggests any.
  private static func scores(_ sheet: ReviewSheet) -> [String] {
    guard sheet.hasScores else { return [] }
    return [
      "“候选类别”中的“行业…”是文本编码按单位名称和业务文字提出的，最像的在前。“大类把握”只有第一个候选有：文字与此相近的单位中，第一候选的"
        + "行业大类（代码前两位）正确的比例，不是小类正确的比例。“得分”只能在同一单位的候选之间比较：越高越像，相差越小越难分，可以是负数。"
    ]
  }

  private static func status(_ sheet: ReviewSheet) -> String {
    sheet.statusNote.isEmpty ? "" : "注意：\(sheet.statusNote)。"
  }

  private static func order(_ sheet: ReviewSheet) -> String {
    let name = ReviewColumn.uncertainty.title
    guard let amount = sheet.amountName else { return "按\(name)从大到小排列（该流程没有金额）。" + estimate }
    return "按对合计的可能影响从大到小排列：金额（\(amount)）的绝对值 × \(name)；没有金额的在后，按\(name)排列。"
      + estimate
  }

  /// A unit of the list counts as nothing: what is uncertain is whether that is right.
  private static let estimate = "可能性是文本编码的估计；没有依据时为100%。"

  private static func extent(_ sheet: ReviewSheet) -> String {
    sheet.rowCount > sheet.workbookRowCount
      ? "待定单位共 \(sheet.rowCount) 个，本表只列排在最前的 \(sheet.workbookRowCount) 个；全部见 review.csv，可同样填写。"
      : "待定单位共 \(sheet.rowCount) 个，全部列出。"
  }
}
