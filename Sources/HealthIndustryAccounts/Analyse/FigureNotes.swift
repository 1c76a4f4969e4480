/// The notes that a table's own figures ask for: what is undetermined, missing, imputed. Of what the table does not show,
/// nothing; amounts in the unit of its columns.
struct FigureNotes {
  let layout: TableLayout
  /// All units that the table counts.
  let total: Aggregates.Cell?
  /// The units on the review list.
  let undetermined: Aggregates.Cell?

  var all: [String] { [undeterminedNote, incompleteNote].compactMap { $0 } }

  private var undeterminedNote: String? {
    guard let cell = undetermined else { return nil }
    let amounts = [Indicator.revenue, .valueAdded].compactMap { amount($0, of: cell) }.joined()
    return "待定单位 \(cell.units) 个\(amounts)，尚未确定是否属于健康产业，未计入合计。"
  }

  private func amount(_ indicator: Indicator, of cell: Aggregates.Cell) -> String? {
    guard let column = layout.columns.first(where: { $0.measure == .indicator(indicator) }),
      let unit = MoneyUnit.allCases.first(where: { $0.exponent == column.exponent }), let sum = cell.sum(indicator)
    else { return nil }
    let count = sum.rounded(exponent: column.exponent, decimals: column.decimals)
    return
      "，\(indicator.words) \(Self.grouped(DecimalText.formatFixed(count, scale: column.decimals))) \(unit.rawValue)"
  }

  /// With a comma between thousands, as the table's own cells have it.
  private static func grouped(_ text: String) -> String {
    let sign = text.hasPrefix("-") ? "-" : ""
    let parts = text.dropFirst(sign.count).split(separator: ".", maxSplits: 1)
    let digits = Array(parts.first ?? "")
    let whole = digits.enumerated().map { place, digit in
      place > 0 && (digits.count - place).isMultiple(of: 3) ? ",\(digit)" : "\(digit)"
    }.joined()
    return sign + whole + (parts.count > 1 ? ".\(parts[1])" : "")
  }

  private var incompleteNote: String? {
    guard let cell = total else { return nil }
    let shows = layout.indicators
    if shows.contains(.valueAdded), cell.units > 0, cell.missing(.valueAdded) == cell.units {
      return "所用来源没有计算增加值的指标。"
    }
    let parts = [
      shows.contains(.revenue) ? missing(.revenue, "营业收入", of: cell) : nil,
      shows.contains(.valueAdded) ? missing(.valueAdded, "计算增加值的指标", of: cell) : nil,
      shows.contains(where: \.holdsDepreciation) ? imputed(cell) : nil,
    ].compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined(separator: "；") + "。"
  }

  private func missing(_ indicator: Indicator, _ what: String, of cell: Aggregates.Cell) -> String? {
    let count = cell.missing(indicator)
    return count > 0 ? "\(count) 个单位缺少\(what)，其\(indicator.words)未计入" : nil
  }

  private func imputed(_ cell: Aggregates.Cell) -> String? {
    let count = cell.imputed(.valueAdded)
    return count > 0 ? "\(count) 个单位的固定资产折旧为推算数" : nil
  }
}
