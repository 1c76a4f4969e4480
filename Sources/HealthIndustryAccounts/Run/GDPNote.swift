/// What the tables and the summary say of the regions' GDP: where that of the whole comes from, and whose is missing.
struct GDPNote {
  private let pipeline: Pipeline
  private let period: Int
  private let values: [Aggregates.RegionKey: ExactSum]

  init(_ pipeline: Pipeline, _ period: Int, _ values: [Aggregates.RegionKey: ExactSum]) {
    self.pipeline = pipeline
    self.period = period
    self.values = values
  }

  /// Regions accounted for and divisions right below them that have no figure of the period.
  var missing: [RegionCode] { regions.filter { values[.region($0)] == nil } }

  /// For the notes under a table.
  var text: String {
    let missing = missing
    let isWhole = !pipeline.scopes.contains(where: missing.contains)
    return scopeText(isWhole) + (missing.isEmpty ? "" : "缺\(period)年数的地区：\(names(missing))，表中以“…”表示。")
  }

  /// For the summary and the log; nil where every region has its figure.
  var notice: String? {
    let missing = missing
    guard pipeline.gdp != nil, !missing.isEmpty else { return nil }
    let first = missing.prefix(3).map(\.description).joined(separator: ", ")
    return
      "no GDP of \(period) for \(missing.count) of \(regions.count) regions (\(first)\(missing.count > 3 ? ", …" : "")): "
      + "GDP and shares of it are \"…\" in the tables; look whether the file of GDP has the year and the regions"
  }

  private var regions: [RegionCode] {
    pipeline.scopes.flatMap { [$0] + pipeline.divisions.children(of: $0) }
  }

  private func scopeText(_ isWhole: Bool) -> String {
    switch pipeline.gdp?.scope {
    case .sumOfParts: "全区域地区生产总值为所属各地区合计\(isWhole ? "" : "，有缺的不合计")。"
    case .asGiven: !isWhole ? "" : pipeline.scopes.count > 1 ? "各地区的地区生产总值为公布数，合计为其和。" : "全区域地区生产总值为公布数。"
    case nil: ""
    }
  }

  private func names(_ codes: [RegionCode]) -> String {
    pipeline.scopes.flatMap { scope in
      let children = pipeline.divisions.children(of: scope)
      let own = codes.contains(scope) ? [name(scope)] : []
      // A file may be without any of them on purpose.
      if !children.isEmpty, children.allSatisfy(codes.contains) { return own + ["\(name(scope))所属各地区"] }
      return own + children.filter(codes.contains).map(name)
    }.joined(separator: "、")
  }

  private func name(_ code: RegionCode) -> String { pipeline.divisions[code]?.name ?? code.description }
}
