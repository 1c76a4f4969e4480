/// The table of classification-changes.xlsx: the totals under both editions, and what moves between them.
struct ComparisonTable {
  let changes: EditionChanges
  let before: Aggregates
  let after: Aggregates
  let context: OutputContext

  var draft: DraftTable {
    DraftTable(
      layout: Self.layout, title: "健康产业统计分类两版之间的变动", subtitle: context.subtitle, rows: totals + moves,
      notes: [
        "原版：\(changes.from.edition.words)。", "对比版：\(changes.to.edition.words)。",
        "本次核算按原版；对比版只用于本表。移出包括不再属于健康产业的和转为待定的，移入包括新列入的和由待定转入的；待定单位不计入任何合计。",
        "被剔除和重复的记录在两版中都不计。",
      ] + decisionNotes + [
        "修约：若数据分项合计与总值不等，是由于数值修约误差所致。"
      ] + context.notes(of: Self.layout))
  }

  /// What becomes of the approved decisions, where there are any.
  private var decisionNotes: [String] {
    guard !changes.decisionFates.isEmpty else { return [] }
    return [
      "审定：在对比版沿用 \(changes.decisionsThatHold) 条；所定小类在对比版没有或名称不同、由对比版的其他依据判定的 "
        + "\(changes.decisionsWithoutClass) 条。审定为不属于健康产业的一律沿用。逐条见 classification-decisions.csv。"
    ]
  }

  private static let layout = TableLayout(
    id: "版本对比", title: "健康产业统计分类两版之间的变动", unitLine: "单位数为个，金额为万元", stub: .classes, stubHead: "变动",
    columns: [
      .init(head: ["单位数"], measure: .units, part: .whole, exponent: 0, decimals: 0),
      .init(head: ["营业收入"], measure: .indicator(.revenue), part: .whole, exponent: 4, decimals: 2),
      .init(head: ["增加值"], measure: .indicator(.valueAdded), part: .whole, exponent: 4, decimals: 2),
    ], extraRows: [], notes: [])

  private var totals: [DraftTable.Row] {
    [
      row("原版合计", before[context.whole, .total], isTotal: true), row("减：移出", changes.leaving, indent: 1),
      row("加：移入", changes.entering, indent: 1), row("对比版合计", after[context.whole, .total], isTotal: true),
    ]
  }

  private var moves: [DraftTable.Row] {
    changes.changes.map { move, cell in
      let from = "\(code(move.from, changes.from))\(changes.words(move.from, changes.from))"
      let to = "\(code(move.to, changes.to))\(changes.words(move.to, changes.to))"
      return row("\(changes.kind(move).words)：\(from) → \(to)", cell)
    }
  }

  private func code(_ place: EditionChanges.Place, _ edition: HealthClassification) -> String {
    place.isItem ? "\(changes.text(place, edition)) " : ""
  }

  private func row(_ label: String, _ cell: Aggregates.Cell?, indent: Int = 0, isTotal: Bool = false) -> DraftTable.Row
  {
    let cell = cell.flatMap { $0.units == 0 ? nil : $0 }
    return DraftTable.Row(
      label: label, code: "", indent: indent, cells: Self.layout.columns.map { $0.cell(cell, gdp: nil) },
      isTotal: isTotal)
  }
}
