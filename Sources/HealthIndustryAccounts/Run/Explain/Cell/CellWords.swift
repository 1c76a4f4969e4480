/// Puts the units behind a cell into sentences.
struct CellWords {
  private let pipeline: Pipeline
  private let place: CellPlace
  private let figures: PublishedFigures
  private let units: CellUnits
  private let indicator: Indicator
  private let files: [String]

  init(
    _ pipeline: Pipeline, _ place: CellPlace, _ figures: PublishedFigures, _ units: CellUnits, _ indicator: Indicator,
    _ files: [String]
  ) {
    self.pipeline = pipeline
    self.place = place
    self.figures = figures
    self.units = units
    self.indicator = indicator
    self.files = files
  }

  /// - Parameter gdp: lines on GDP, of a cell that shows it or a share of it.
  func lines(limit: Int, gdp: [String]) -> [String] {
    guard !figures.printed.isEmpty else { return head + ["", "空格：该项不适用，没有对应的单位。"] }
    guard place.measure.measure != .gdp else { return head + gdp }
    return head + share + gdp + list(limit) + parts + undetermined + edition
  }

  private var head: [String] {
    [
      "表 \(place.layout.id) \(title)", "单元格 \(place.words)",
      "表中的数 \(figures.printed.isEmpty ? "（空）" : "\(figures.printed) \(printedUnit)")",
    ] + exactLine
  }

  private var printedUnit: String {
    if case .relativeDifference = place.content { return "%" }
    switch place.measure.measure {
    case .units: return "个"
    case .indicator(.employees): return Indicator.employees.unit
    case .indicator, .gdp: return MoneyUnit.allCases.first { $0.exponent == place.measure.exponent }?.rawValue ?? ""
    case .shareOfGDP: return "%"
    }
  }

  private var title: String {
    place.layout.title.split(separator: "{areas}", omittingEmptySubsequences: false).joined(separator: pipeline.areas)
  }

  private var exactLine: [String] {
    switch place.measure.measure {
    case .units where !figures.printed.isEmpty: ["精确值 \(figures.unitCount.yuan) 个"]
    case .indicator where !figures.printed.isEmpty: ["精确值 \(amountOrMissing(figures.exact))"]
    default: []
    }
  }

  private var share: [String] {
    if case .relativeDifference = place.content, let whole = figures.denominator {
      let difference = place.measure.measure == .units ? figures.unitCount : figures.exact
      return ["分子（差额）\(difference.yuan)", "分母（全区域）\(whole.yuan)"]
    }
    guard place.measure.measure == .shareOfGDP else { return [] }
    return ["分子（增加值）\(amountOrMissing(figures.exact))", "分母（地区生产总值）\(figures.denominator.map(amount) ?? Self.missing)"]
  }

  // MARK: - Units

  private func list(_ limit: Int) -> [String] {
    let shown = units.units.prefix(limit)
    let rest = units.units.dropFirst(limit)
    let figures = rest.compactMap(\.value)
    let restSum = figures.isEmpty ? Self.missing : amount(figures.reduce(ExactSum(), +))
    let restLine = rest.isEmpty ? [] : ["  其余 \(rest.count) 个单位合计 \(restSum)"]
    return ["", "一、单位（\(files.joined(separator: "、"))，按\(indicator.words)的绝对值从大到小）"]
      + shown.enumerated().map { number, unit in line(number + 1, unit) } + restLine
      + ["  合计 \(units.units.count) 个单位，\(indicator.words) \(amountOrMissing(units.sum))", "  核对：" + checked]
  }

  private func line(_ number: Int, _ unit: CellUnit) -> String {
    let value = unit.value.map(amount) ?? Self.missing
    return "  \(number). \(unit.id) \(unit.name)：\(value)\(unit.imputed == nil ? "" : "（含推算）")"
      + "；\(code(unit.code))；\(unit.basis)"
  }

  private func code(_ code: String) -> String {
    if let index = pipeline.classification.index(of: code) {
      return "\(code) \(pipeline.classification.items[index].name)"
    }
    return code.isEmpty ? "没有候选类别" : "行业 \(code) \(pipeline.industries[code]?.name ?? "")"
  }

  private var checked: String {
    let table = "tables/\(place.layout.id).csv"
    if isMissing { return "\(PublishedCell.file(place.content)) 和 \(table) 也没有这个数" }
    return "与 \(PublishedCell.file(place.content)) 的精确值相等，修约后与 \(table) 的数相同"
  }

  // MARK: - Parts of it

  private var parts: [String] {
    let imputed =
      units.imputedCount == 0
      ? "推算：无" : "推算：\(units.imputedCount) 个单位的固定资产折旧为推算数，折旧合计 \(amount(units.imputedSum))，已含在上数内"
    let missing =
      units.missing.isEmpty ? "缺数：无" : "缺数：\(units.missing.count) 个单位缺少\(indicator.words)，未计入金额（计入单位数）"
    return ["", "二、推算和缺数", "  \(imputed)", "  \(missing)"]
  }

  /// Units of the review list are part of no other cell.
  private var undetermined: [String] {
    guard let amounts = figures.undetermined, let counts = figures.undeterminedUnits else { return [] }
    let place =
      "  候选类别在本单元格内的 \(counts.candidates?.yuan ?? "0") 个，\(indicator.words) \(amounts.candidates.map(amount) ?? Self.missing)"
    let isWhole = counts.unknown?.value ?? 0 == 0
    let unknown =
      "  没有唯一候选类别的 \(counts.unknown?.yuan ?? "0") 个，\(indicator.words) \(amounts.unknown.map(amount) ?? Self.missing)"
    return ["", "三、待定（同一地区，见 review.csv；未计入上数）", place] + (isWhole ? [] : [unknown])
  }

  private var edition: [String] {
    let edition = pipeline.classification.edition
    return edition.isOfficial ? [] : ["", "注：\(edition.statusNote)"]
  }

  private static let missing = "…（缺）"

  /// Whether the cell is "…" for want of figures: missing is not zero. A difference of nothing known is 0.
  private var isMissing: Bool {
    switch place.content {
    case .difference, .relativeDifference, .nothing: false
    case .counted, .local, .undetermined: units.lackFigure
    }
  }

  private func amountOrMissing(_ value: ExactSum) -> String { isMissing ? Self.missing : amount(value) }

  private func amount(_ value: ExactSum) -> String { "\(value.yuan) \(indicator.unit)" }
}
