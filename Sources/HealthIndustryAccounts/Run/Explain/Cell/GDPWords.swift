/// Where the GDP of a cell comes from.
struct GDPWords {
  let lines: [String]

  init(_ run: RunFolder, _ place: CellPlace, _ published: PublishedCell) throws {
    guard let source = run.pipeline.gdp, let region = place.region else {
      lines = []
      return
    }
    let parts = Self.parts(of: region, source.scope, run.pipeline)
    let value = try published.gdp(region).map { "\($0.yuan) 元" } ?? "…（缺）"
    let origin = parts.isEmpty ? "公布数" : "下列各地区之和"
    lines =
      ["", "地区生产总值 \(value)：\(source.source.title)，\(origin)"]
      + (try parts.map { part in
        let name = run.pipeline.divisions[part]?.name ?? ""
        return "  \(part) \(name) \(try published.gdp(.region(part)).map { "\($0.yuan) 元" } ?? "…（缺）")"
      })
  }

  /// The divisions that a region's GDP was summed from; none where the file has its own.
  private static func parts(
    of region: Aggregates.RegionKey, _ scope: Pipeline.GDPSource.Scope, _ pipeline: Pipeline
  ) -> [RegionCode] {
    switch region {
    case .total: pipeline.scopes
    case .region(let code):
      scope == .sumOfParts && pipeline.scopes.contains(code) ? pipeline.divisions.children(of: code) : []
    }
  }
}
