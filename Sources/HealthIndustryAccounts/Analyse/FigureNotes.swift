/// The notes that a table's own figures ask for: what is undetermined, missing, imputed.
struct FigureNotes {
  /// All units that the table counts.
  let total: Aggregates.Cell?
  /// The units on the review list.
  let undetermined: Aggregates.Cell?

  var all: [String] { [undeterminedNote, incompleteNote].compactMap { $0 } }

  private var undeterminedNote: String? {
    guard let cell = undetermined else { return nil }
    let revenue = cell.sum(.revenue).map { ",营业收入 \(tenThousandYuan($0)) 万元" } ?? ""
    let valueAdded = cell.sum(.valueAdded).map { ",增加值 \(tenThousandYuan($0)) 万元" } ?? ""
    return "待定单位 \(cell.units) 个\(revenue)\(valueAdded),尚未确定是否属于健康产业,未计入合计。"
  }

  private var incompleteNote: String? {
    guard let cell = total else { return nil }
    let missing = cell.missing(.valueAdded)
    if missing == cell.units { return "所用来源没有计算增加值的指标。" }
    let imputed = cell.imputed(.valueAdded)
    let parts = [
      missing > 0 ? "\(missing) 个单位缺少计算增加值的指标,其增加值未计入" : nil,
      imputed > 0 ? "\(imputed) 个单位的固定资产折旧为推算数" : nil,
    ].compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined(separator: ";") + "。"
  }

  private func tenThousandYuan(_ value: ExactSum) -> String {
    DecimalText.formatFixed(value.rounded(exponent: MoneyUnit.tenThousandYuan.exponent, decimals: 2), scale: 2)
  }
}
