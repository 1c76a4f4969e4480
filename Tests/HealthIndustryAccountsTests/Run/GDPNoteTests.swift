import Testing

@testable import HealthIndustryAccounts

/// What tables and summary say where GDP is not known everywhere.
@Suite struct GDPNoteTests {
  @Test func nothingIsMissing() throws {
    let note = try note(.sumOfParts, lacking: [])
    #expect(note.text == "全区域地区生产总值为所属各地区合计。")
    #expect(note.notice == nil)
    #expect(try self.note(.asGiven, lacking: []).text == "全区域地区生产总值为公布数。")
  }

  @Test func withoutAPartThereIsNoSum() throws {
    let note = try note(.sumOfParts, lacking: ["530000", "530300"])
    #expect(note.text == "全区域地区生产总值为所属各地区合计，有缺的不合计。缺2021年数的地区：云南省、曲靖市，表中以“…”表示。")
    #expect(note.notice?.hasPrefix("no GDP of 2021 for 2 of 17 regions (530000, 530300): ") == true)
  }

  /// Beside `…`, nothing is called published.
  @Test func aWholeThatIsNotThereIsNotPublished() throws {
    #expect(try note(.asGiven, lacking: ["530000"]).text == "缺2021年数的地区：云南省，表中以“…”表示。")
  }

  @Test func regionsWithoutAnyPartAreNotListedOneByOne() throws {
    let divisions = try Shipped.yunnan.divisions
    let parts = divisions.children(of: try region("530000")).map(\.description)
    #expect(
      try note(.asGiven, lacking: parts).text == "全区域地区生产总值为公布数。缺2021年数的地区：云南省所属各地区，表中以“…”表示。")
    let none = try note(.asGiven, lacking: ["530000"] + parts)
    #expect(none.text == "缺2021年数的地区：云南省、云南省所属各地区，表中以“…”表示。")
    #expect(none.notice?.hasPrefix("no GDP of 2021 for 17 of 17 regions (530000, 530100, 530300, …): ") == true)
  }

  @Test func aPipelineWithoutGDPLacksNone() throws {
    var pipeline = try Shipped.yunnan
    pipeline.gdp = nil
    #expect(GDPNote(pipeline, 2021, [:]).notice == nil)
  }

  private func note(_ scope: Pipeline.GDPSource.Scope, lacking: [String]) throws -> GDPNote {
    var pipeline = try Shipped.yunnan
    pipeline.gdp = .init(source: try #require(pipeline.gdp).source, scope: scope)
    let whole = try region("530000")
    var values: [Aggregates.RegionKey: ExactSum] = [:]
    for code in [whole] + pipeline.divisions.children(of: whole) where !lacking.contains(code.description) {
      values[.region(code)] = .one
    }
    return GDPNote(pipeline, 2021, values)
  }
}
