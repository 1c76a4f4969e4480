/// A share of GDP that no region has tells of a wrong unit: of GDP, or of the figures that value added is made of.
extension PreparedRun {
  /// The first region of the tables with more value added than the limit allows; nil where there is none.
  func shareTooLarge(
    _ aggregates: Aggregates, _ figures: [RegionCode: CollectedGDP.Figure], _ raw: [RawFile], _ folder: String
  ) -> RunRefusal? {
    guard let limit = pipeline.limits.shareOfGDPPercent,
      let region = printedRegions.first(where: { exceeds(limit, aggregates, $0) })
    else { return nil }
    let name = pipeline.divisions[region]?.name ?? ""
    return .shareOfGDPTooLarge(
      region: "\(region) \(name)", limit: limit, gdp: words(figures[region], raw), folder: folder)
  }

  /// The divisions right below the regions accounted for, whose GDP is a row of a file more often than a sum, then these.
  private var printedRegions: [RegionCode] {
    pipeline.scopes.flatMap(pipeline.divisions.children) + pipeline.scopes
  }

  private func exceeds(_ limit: Int, _ aggregates: Aggregates, _ region: RegionCode) -> Bool {
    guard let gdp = aggregates.gdp[.region(region)], let sum = aggregates[.region(region), .total]?.sum(.valueAdded)
    else { return false }
    return sum.value * 100 > gdp.value * Int128(limit)
  }

  /// GDP as read, and where; the figure is published. Value added is not, where a region has few units.
  private func words(_ figure: CollectedGDP.Figure?, _ raw: [RawFile]) -> String {
    guard let figure else { return "the sum of the GDP of the divisions right below it" }
    let file = raw[figure.place.file]
    return "read as \(figure.text) \((file.form.amountUnit ?? .yuan).rawValue) from \(file.path), "
      + "\(file.sheet == nil ? "record" : "row") \(figure.place.record)"
  }
}
